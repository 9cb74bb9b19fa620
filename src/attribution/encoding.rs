//! The words of an article as the accurate tier's network sees them: numbers that tell a word by its neighbourhood. What
//! judges statements looks at them; nobody else does.

use std::ops::Range;

/// For each token of a document a row of numbers, all of one width; zeros for tokens that were not read (furniture).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Encoding {
    width: usize,
    values: Vec<f32>,
}

impl Encoding {
    /// Rows of zeros for so many tokens.
    pub fn new(tokens: usize, width: usize) -> Self {
        Self { width, values: vec![0.0; tokens * width] }
    }

    /// Numbers of a row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The row of a token; `None` outside the document.
    #[inline]
    pub fn row(&self, token: usize) -> Option<&[f32]> {
        self.values.get(self.place(token))
    }

    /// Sets the row of a token; one of another width, or outside the document, is left out.
    pub fn set(&mut self, token: usize, row: &[f32]) {
        let place = self.place(token);
        if let Some(own) = self.values.get_mut(place).filter(|own| own.len() == row.len()) {
            own.copy_from_slice(row);
        }
    }

    fn place(&self, token: usize) -> Range<usize> {
        token * self.width..(token + 1) * self.width
    }
}

#[cfg(test)]
mod tests {
    use super::Encoding;

    #[test]
    fn rows_are_kept_by_token() {
        let mut encoding = Encoding::new(2, 2);
        encoding.set(1, &[0.5, 1.0]);
        encoding.set(5, &[1.0, 1.0]);
        assert_eq!(encoding.row(1), Some([0.5, 1.0].as_slice()));
        assert_eq!(encoding.row(0), Some([0.0, 0.0].as_slice()));
        assert_eq!(encoding.row(2), None);
    }
}
