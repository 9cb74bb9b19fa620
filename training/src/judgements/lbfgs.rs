//! The least of a smooth convex function (L-BFGS: Liu and Nocedal 1989, with steps halved until they help enough).

/// Earlier steps that are remembered.
const MEMORY: usize = 8;

/// Where a function is least, from a start. The function fills in its slopes and returns its value.
pub fn least(start: Vec<f32>, rounds: usize, mut function: impl FnMut(&[f32], &mut [f32]) -> f64) -> Vec<f32> {
    let mut at = start;
    let mut slopes = vec![0.0; at.len()];
    let mut value = function(&at, &mut slopes);
    let mut steps: Vec<(Vec<f32>, Vec<f32>, f64)> = Vec::new();
    for _ in 0..rounds {
        let way = way(&slopes, &steps);
        let descent = dot(&way, &slopes);
        if descent >= -1e-9 {
            break;
        }
        let mut length = if steps.is_empty() { 1.0 / dot(&slopes, &slopes).sqrt().max(1.0) } else { 1.0 };
        let mut next_slopes = vec![0.0; at.len()];
        let (next, next_value) = loop {
            let next: Vec<f32> = at.iter().zip(&way).map(|(at, way)| at + length as f32 * way).collect();
            let next_value = function(&next, &mut next_slopes);
            if next_value <= value + 1e-4 * length * descent || length < 1e-8 {
                break (next, next_value);
            }
            length *= 0.5;
        };
        let moved: Vec<f32> = next.iter().zip(&at).map(|(next, at)| next - at).collect();
        let turned: Vec<f32> = next_slopes.iter().zip(&slopes).map(|(next, slope)| next - slope).collect();
        let curve = dot(&moved, &turned);
        if curve > 1e-12 {
            steps.push((moved, turned, curve));
            if steps.len() > MEMORY {
                steps.remove(0);
            }
        }
        let gained = value - next_value;
        (at, slopes, value) = (next, next_slopes, next_value);
        if gained < 1e-6 * value.abs() {
            break;
        }
    }
    at
}

/// The way down: the slope, bent by what earlier steps told of how it turns.
fn way(slopes: &[f32], steps: &[(Vec<f32>, Vec<f32>, f64)]) -> Vec<f32> {
    let mut way: Vec<f32> = slopes.iter().map(|slope| -slope).collect();
    let mut parts = Vec::new();
    for (moved, turned, curve) in steps.iter().rev() {
        let part = dot(moved, &way) / curve;
        add(&mut way, turned, -part);
        parts.push(part);
    }
    if let Some((_, turned, curve)) = steps.last() {
        let scale = (curve / dot(turned, turned)) as f32;
        way.iter_mut().for_each(|it| *it *= scale);
    }
    for ((moved, turned, curve), part) in steps.iter().zip(parts.into_iter().rev()) {
        let back = dot(turned, &way) / curve;
        add(&mut way, moved, part - back);
    }
    way
}

fn dot(left: &[f32], right: &[f32]) -> f64 {
    left.iter().zip(right).map(|(left, right)| f64::from(*left) * f64::from(*right)).sum()
}

fn add(to: &mut [f32], from: &[f32], times: f64) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += (times * f64::from(*from)) as f32);
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_bowl_has_its_least_at_the_bottom() {
        let at = super::least(vec![5.0, -3.0], 50, |at, slopes| {
            slopes.copy_from_slice(&[2.0 * (at[0] - 1.0), 20.0 * (at[1] - 2.0)]);
            f64::from((at[0] - 1.0).powi(2) + 10.0 * (at[1] - 2.0).powi(2))
        });
        assert!((at[0] - 1.0).abs() < 1e-3 && (at[1] - 2.0).abs() < 1e-3, "{at:?}");
    }
}
