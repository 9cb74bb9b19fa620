//! Attributions to entities, mentions and sources: who is who, what each counts as, on which side.
