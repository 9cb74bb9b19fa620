//! Who is held, and by whom: capture and custody wording beside a phrase, in the setting of a conflict or a taking of
//! hostages. Suspects whom the police arrest are not captives.

use crate::entity::noun::Class;
use crate::entity::scene::{Figure, Scene};

/// Whether a phrase of the figure stands with wording of captivity.
pub(super) fn is_held(scene: &Scene<'_>, figure: &Figure<'_>) -> bool {
    figure.phrases.iter().take(12).any(|&phrase| scene.phrases.get(phrase).is_some_and(|it| it.classes.has(Class::Captive)))
}
