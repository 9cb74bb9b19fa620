//! Matrices of weights, a byte each, and their products. Knows nothing of what they are of.

/// A matrix of weights, a byte each with a scale for each row.
#[derive(Debug)]
pub struct Matrix {
    columns: usize,
    scales: Vec<f32>,
    weights: &'static [u8],
}

impl Matrix {
    /// Reads one of that shape from the front.
    pub fn read(bytes: &mut &'static [u8], rows: usize, columns: usize) -> Option<Self> {
        let scales = numbers(bytes, rows)?;
        let (weights, rest) = bytes.split_at_checked(rows * columns)?;
        *bytes = rest;
        Some(Self { columns, scales, weights })
    }

    /// Each row with its scale.
    pub fn rows(&self) -> impl Iterator<Item = (&[u8], f32)> {
        self.weights.chunks_exact(self.columns).zip(self.scales.iter().copied())
    }

    /// Adds the product with a vector.
    pub fn times(&self, vector: &[f32], to: &mut [f32]) {
        for (to, (row, scale)) in to.iter_mut().zip(self.rows()) {
            *to += scale * dot(row, vector);
        }
    }

    /// Adds the columns at these places: the product with a vector of ones and zeros.
    pub fn columns(&self, places: &[usize], to: &mut [f32]) {
        for (to, (row, scale)) in to.iter_mut().zip(self.rows()) {
            let sum: i32 = places.iter().filter_map(|at| row.get(*at)).map(|it| i32::from(it.cast_signed())).sum();
            *to += scale * sum as f32;
        }
    }
}

/// Products are summed in eight lanes, the same on every machine.
const LANES: usize = 8;

/// The product of a row and a vector.
pub fn dot(weights: &[u8], vector: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; LANES];
    for (weights, values) in weights.chunks_exact(LANES).zip(vector.chunks_exact(LANES)) {
        for ((lane, weight), value) in lanes.iter_mut().zip(weights).zip(values) {
            *lane += f32::from(weight.cast_signed()) * value;
        }
    }
    lanes.iter().sum()
}

/// So many numbers from the front.
pub fn numbers(bytes: &mut &'static [u8], count: usize) -> Option<Vec<f32>> {
    let (own, rest) = bytes.split_at_checked(count * size_of::<f32>())?;
    *bytes = rest;
    Some(own.as_chunks().0.iter().map(|it| f32::from_le_bytes(*it)).collect())
}

#[cfg(test)]
mod tests {
    use super::Matrix;

    #[test]
    fn a_product_with_ones_and_zeros_is_a_sum_of_columns() {
        // Two rows of eight columns: scales 0.5 and 2, weights 1 to 8 and -1 to -8.
        static BYTES: [u8; 24] =
            [0, 0, 0, 63, 0, 0, 0, 64, 1, 2, 3, 4, 5, 6, 7, 8, 255, 254, 253, 252, 251, 250, 249, 248];
        let matrix = Matrix::read(&mut BYTES.as_slice(), 2, 8).unwrap();
        let (mut product, mut columns) = ([1.0, 1.0], [1.0, 1.0]);
        matrix.times(&[0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0], &mut product);
        matrix.columns(&[1, 7], &mut columns);
        assert_eq!(product, [6.0, -19.0]);
        assert_eq!(columns, product);
    }
}
