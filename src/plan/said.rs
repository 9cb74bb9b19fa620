//! What tests say, as numbers, so that two tests that say the same are known for it. Compares what is said, not where it
//! is written; what a test inside another says is whatever number the caller gives it.

use crate::plan::{Amount, Bound, Complement, Group, Noun, Pick, Test};
use crate::vocabulary::Row;

/// Gives a test a number.
type Number<'n, 'a> = &'n mut dyn FnMut(&'a Test) -> u32;

/// Writes what a test says: which sort it is, then its parts, each of which is a number or begins with how many there are.
pub fn write<'a>(test: &'a Test, number: Number<'_, 'a>, out: &mut Vec<u64>) {
    match test {
        Test::All(tests) => write_joined(0, tests, number, out),
        Test::Any(tests) => write_joined(1, tests, number, out),
        Test::Not(inner) => out.extend([2, number(inner).into()]),
        Test::Is { row, .. } => out.extend([3, place(row)]),
        Test::IsWording { words, .. } => out.extend([4, words.index() as u64]),
        Test::Apart { row, bound, .. } => {
            out.extend([5, place(row)]);
            write_bound(Some(*bound), out);
        }
        Test::Value { bound, .. } => {
            out.push(6);
            write_bound(Some(*bound), out);
        }
        Test::Related { row, distance, to, by, .. } => {
            out.extend([7, place(row)]);
            write_bound(*distance, out);
            write_complement(to, number, out);
            if let Some(by) = by {
                write_group(by, number, out);
            }
        }
        Test::Where { group, said, .. } => {
            out.extend([8, number(said).into()]);
            write_group(group, number, out);
        }
        Test::Defined { test, .. } => out.extend([9, number(test).into()]),
    }
}

fn write_joined<'a>(sort: u64, tests: &'a [Test], number: Number<'_, 'a>, out: &mut Vec<u64>) {
    out.push(sort);
    out.extend(tests.iter().map(|test| u64::from(number(test))));
}

fn write_complement<'a>(to: &'a Complement, number: Number<'_, 'a>, out: &mut Vec<u64>) {
    match to {
        Complement::Things(group) => {
            out.push(0);
            write_group(group, number, out);
        }
        Complement::Words(words) => out.extend([1, words.index() as u64]),
        Complement::Places(places) => {
            out.extend([2, places.len() as u64]);
            for (row, number) in places {
                out.extend([place(row), number.map_or(0, |number| number.saturating_add(1))]);
            }
        }
        Complement::Attributes { rows, no } => {
            out.extend([3, u64::from(*no), rows.len() as u64]);
            out.extend(rows.iter().map(|row| place(row)));
        }
    }
}

fn write_group<'a>(group: &'a Group, number: Number<'_, 'a>, out: &mut Vec<u64>) {
    match group.amount {
        Amount::Some => out.push(0),
        Amount::No => out.push(1),
        Amount::All => out.push(2),
        Amount::Count(bound) => {
            out.push(3);
            write_bound(Some(bound), out);
        }
    }
    let pick = match group.pick {
        Pick::Any => 0,
        Pick::Another => 1,
        Pick::Earlier => 2,
        Pick::Later => 3,
        Pick::Same => 4,
    };
    out.extend([pick, group.independent.into(), group.members.len() as u64]);
    for member in &group.members {
        out.extend(match member.noun {
            Noun::Row(row) => [0, place(row)],
            Noun::Words(words) => [1, words.index() as u64],
        });
        out.extend([member.of as u64, u64::from(number(&member.test))]);
    }
}

/// Writes a bound, or that there is none.
pub fn write_bound(bound: Option<Bound>, out: &mut Vec<u64>) {
    match bound {
        None => out.push(0),
        Some(Bound { least, most: None }) => out.extend([1, least]),
        Some(Bound { least, most: Some(most) }) => out.extend([2, least, most]),
    }
}

/// Rows are data in one place, so that place names them. It is another in the next run of the program: never an order.
pub fn place(row: &'static Row) -> u64 {
    std::ptr::from_ref(row).addr() as u64
}
