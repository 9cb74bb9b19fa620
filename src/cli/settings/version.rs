//! The lowest version of sayso that settings ask for, held against the one that runs.

/// This program's.
const OWN: &str = env!("CARGO_PKG_VERSION");

/// Tells why this program is not the one that is asked for, if so.
pub fn check(asked: &str) -> Result<(), String> {
    let Some(lowest) = numbers(asked) else {
        return Err(format!("`{asked}` is no version: write the lowest one that may run, as \"{OWN}\""));
    };
    let own = numbers(OWN).unwrap_or_default();
    if own < lowest {
        return Err(format!("these settings ask for sayso {asked} or later, and this is {OWN}: install a later one"));
    }
    Ok(())
}

/// Up to three numbers with dots between them; those that are left out are 0.
fn numbers(version: &str) -> Option<[u32; 3]> {
    let mut numbers = [0; 3];
    let mut parts = version.trim().split('.');
    for (slot, part) in numbers.iter_mut().zip(parts.by_ref()) {
        *slot = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::{check, numbers};

    #[test]
    fn versions_are_compared_by_their_numbers() {
        assert!(numbers("0.10") > numbers("0.9.12"));
        assert_eq!(numbers("1"), Some([1, 0, 0]));
        assert!(["", "1.x", "1.2.3.4", "v1"].iter().all(|odd| numbers(odd).is_none()));
        assert!(check("0.0.1").is_ok());
        assert!(check("99").is_err_and(|why| why.contains("99 or later")));
    }
}
