//! True, false, or cannot tell. Extraction is never certain, so every test has three answers (Kleene's strong logic).

use std::ops::Not;

/// The answer of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Truth {
    /// The article shows that it holds.
    True,
    /// The article shows that it does not hold, or holds nothing that would show it where the world is closed.
    #[default]
    False,
    /// The article leaves it open.
    CannotTell,
}

impl Truth {
    /// False if one is false; else cannot tell if one is; else true.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, Self::True) => Self::True,
            (Self::CannotTell, _) | (_, Self::CannotTell) => Self::CannotTell,
        }
    }

    /// True if one is true; else cannot tell if one is; else false.
    pub fn or(self, other: Self) -> Self {
        !(!self).and(!other)
    }

    /// True only when it is known to be true.
    pub fn is_true(self) -> bool {
        self == Self::True
    }

    /// True only when it is known to be false.
    pub fn is_false(self) -> bool {
        self == Self::False
    }
}

impl Not for Truth {
    type Output = Self;
    fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::CannotTell => Self::CannotTell,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, CannotTell, False, True};

    #[test]
    fn the_tables_of_kleene() {
        let and = [
            (True, True, True),
            (True, CannotTell, CannotTell),
            (CannotTell, False, False),
            (CannotTell, CannotTell, CannotTell),
        ];
        for (a, b, both) in and {
            assert_eq!(a.and(b), both);
            assert_eq!(b.and(a), both);
        }
        assert_eq!(CannotTell.or(True), True);
        assert_eq!(CannotTell.or(False), CannotTell);
        assert_eq!(!Truth::from(true), False);
    }
}
