//! What the tagger looks at, as hashed keys. Training and tagging share this file, so that they cannot differ. The
//! hash is written out here because it must be the same on every platform and in every version.

use crate::text::Tag;

/// How many keys a word has.
pub const TEMPLATES: usize = 20;

/// How much capitals say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// A capital marks a name or the start of a sentence.
    #[default]
    Plain,
    /// Most words have one: a capital says nothing.
    Titled,
}

/// What is looked at of one word, computed once.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// The hash of the word as written (in a titled sentence: in lower case).
    pub exact: u32,
    lower: u32,
    prefix: u32,
    suffix2: u32,
    suffix3: u32,
    suffix4: u32,
    shape: u32,
}

impl Form {
    /// What is seen beyond the ends of a sentence.
    pub const EDGE: Self = Self { exact: 1, lower: 1, prefix: 1, suffix2: 1, suffix3: 1, suffix4: 1, shape: 1 };

    /// Looks at a word.
    pub fn of(word: &str, look: Look) -> Self {
        let mut buffer = [0_u8; 64];
        let ending = tail(word, buffer.len());
        let length = normal(ending, &mut buffer);
        let bytes = buffer.get(..length).unwrap_or_default();
        let lower = hash(bytes);
        let suffix = |count: usize| hash(bytes.get(length.saturating_sub(count)..).unwrap_or_default());
        let exact = match look {
            Look::Plain if !ending.starts_with(|c: char| c.is_uppercase()) => lower,
            Look::Plain => mix(lower, 77),
            Look::Titled => lower,
        };
        Self {
            exact,
            lower,
            prefix: hash(bytes.get(..2.min(length)).unwrap_or_default()),
            suffix2: suffix(2),
            suffix3: suffix(3),
            suffix4: suffix(4),
            shape: shape(ending, look),
        }
    }
}

/// The last bytes of a word, at most `most`, on a character border.
fn tail(word: &str, most: usize) -> &str {
    let mut start = word.len().saturating_sub(most);
    while !word.is_char_boundary(start) {
        start += 1;
    }
    word.get(start..).unwrap_or_default()
}

/// Writes a word in lower case, with digits alike and apostrophes straight ("’s" and "‘s" are "'s"); returns the length.
fn normal(word: &str, buffer: &mut [u8; 64]) -> usize {
    let mut length = 0;
    let mut push = |byte: u8| {
        if let Some(slot) = buffer.get_mut(length) {
            *slot = byte;
            length += 1;
        }
    };
    if word.is_ascii() {
        word.bytes().for_each(|byte| push(if byte.is_ascii_digit() { b'0' } else { byte.to_ascii_lowercase() }));
        return length;
    }
    for c in word.chars() {
        match c {
            '’' | '‘' | 'ʼ' => push(b'\''),
            '‐' | '‑' => push(b'-'),
            _ => c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| push(byte.to_ascii_lowercase())),
        }
    }
    length
}

fn shape(word: &str, look: Look) -> u32 {
    let first = word.chars().next().unwrap_or(' ');
    let has_lower = if word.is_ascii() {
        word.bytes().any(|byte| byte.is_ascii_lowercase())
    } else {
        word.contains(char::is_lowercase)
    };
    let capitals = match look {
        Look::Titled => 3,
        Look::Plain if !first.is_uppercase() => 0,
        Look::Plain => 1 + u32::from(!has_lower),
    };
    let length = match word.len() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    let marks = word.bytes().fold(0, |marks, byte| {
        marks | (u32::from(byte.is_ascii_digit()) * 4) | (u32::from(byte == b'-') * 8) | (u32::from(byte == b'.') * 16)
    });
    capitals + marks + 32 * length
}

/// The two tags before a place, the nearer first; 63 stands for the start of the sentence.
pub fn before(tags: &[Tag]) -> [u32; 2] {
    let at = |back: usize| tags.len().checked_sub(back).and_then(|at| tags.get(at)).map_or(63, |&tag| tag as u32);
    [at(1), at(2)]
}

/// Writes the keys of the word at `index`.
pub fn keys(forms: &[Form], index: usize, tags: [u32; 2], out: &mut [u32; TEMPLATES]) {
    let window = Window::new(forms, index);
    let near = window.own().into_iter().chain(window.before()).chain(window.after());
    let all = near.chain(window.course(tags)).chain(window.rest(tags));
    for (slot, key) in out.iter_mut().zip(all) {
        *slot = key;
    }
}

/// A word with those around it.
pub struct Window<'a> {
    first: bool,
    this: &'a Form,
    left: [&'a Form; 2],
    right: [&'a Form; 2],
}

impl<'a> Window<'a> {
    /// The window of the word at `index`.
    pub fn new(forms: &'a [Form], index: usize) -> Self {
        let at = |offset: isize| index.checked_add_signed(offset).and_then(|at| forms.get(at)).unwrap_or(&Form::EDGE);
        Self { first: index == 0, this: at(0), left: [at(-1), at(-2)], right: [at(1), at(2)] }
    }

    fn shape(&self) -> u32 {
        self.this.shape + 256 * u32::from(self.first)
    }

    /// The keys that see the word alone.
    pub fn own(&self) -> [u32; 8] {
        let (this, shape) = (self.this, self.shape());
        [
            mix(this.exact, 1),
            mix(this.lower, 2),
            mix(this.suffix2, 3),
            mix(this.suffix3, 4),
            mix(this.suffix4, 5),
            mix(this.prefix, 6),
            mix(shape, 7),
            mix(shape ^ this.suffix2, 17),
        ]
    }

    /// All that they see.
    pub fn own_seen(&self) -> [u64; 2] {
        let this = self.this;
        let exact = u64::from(this.exact == this.lower);
        let rest = u64::from(this.prefix) << 20 | u64::from(self.shape()) << 1 | exact;
        [u64::from(this.lower) << 32 | u64::from(this.suffix4), rest]
    }

    /// The keys that see the word before alone.
    pub fn before(&self) -> [u32; 2] {
        let [left, _] = self.left;
        [mix(left.lower, 11), mix(left.suffix3, 15)]
    }

    /// The keys that see the word after alone.
    pub fn after(&self) -> [u32; 2] {
        let [right, _] = self.right;
        [mix(right.lower, 13), mix(right.suffix3, 16)]
    }

    /// All that both see.
    pub fn beside_seen(&self) -> [[u64; 2]; 2] {
        let seen = |form: &Form, side: u64| [u64::from(form.lower) << 32 | u64::from(form.suffix3), side];
        [seen(self.left[0], 0), seen(self.right[0], 1)]
    }

    /// The keys that see the tags before and the outlines of this word and the next.
    pub fn course(&self, [one, two]: [u32; 2]) -> [u32; 4] {
        let [right, _] = self.right;
        [mix(one, 8), mix(one + 64 * two, 9), mix(one + 64 * self.shape(), 18), mix(right.shape + 256 * one, 19)]
    }

    /// All that they see.
    pub fn course_seen(&self, [one, two]: [u32; 2]) -> [u64; 1] {
        let [right, _] = self.right;
        [u64::from(one) << 48 | u64::from(two) << 32 | u64::from(self.shape()) << 16 | u64::from(right.shape)]
    }

    /// The keys that see two words, or a word further away.
    pub fn rest(&self, [one, _]: [u32; 2]) -> [u32; 4] {
        let (this, [right, right_2], [_, left_2]) = (self.this, self.right, self.left);
        [
            mix(this.lower ^ one.wrapping_mul(0x9E37_79B1), 10),
            mix(left_2.lower, 12),
            mix(right_2.lower, 14),
            mix(this.suffix3 ^ right.lower.rotate_left(7), 20),
        ]
    }
}

/// FNV-1a over 32 bits.
fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Spreads a value, with the number of its template, over 32 bits (the finish of MurmurHash3).
fn mix(value: u32, template: u32) -> u32 {
    let mut value = value ^ template.wrapping_mul(0x85EB_CA6B);
    value = (value ^ (value >> 16)).wrapping_mul(0x85EB_CA6B);
    value = (value ^ (value >> 13)).wrapping_mul(0xC2B2_AE35);
    value ^ (value >> 16)
}
