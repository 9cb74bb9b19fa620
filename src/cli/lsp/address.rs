//! Addresses as editors send them: some leave `[`, `^` or a blank in the name of a file as it is, which no address may hold.
//! They are encoded before anything reads them.

use serde_json::Value;

/// Encodes every address in what an editor sent.
pub fn encode(params: &mut Value) {
    match params {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(address) if name == "uri" => *address = encoded(address),
                    _ => encode(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(encode),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// An address with what it may not hold encoded; one that is right stays as it is.
fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for (at, byte) in address.bytes().enumerate() {
        let escape = || address.as_bytes().get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        let stands = match byte {
            b'%' => escape(),
            b'[' | b']' => false,
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(&byte),
        };
        if stands { out.push(char::from(byte)) } else { out.push_str(&format!("%{byte:02X}")) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn what_may_not_stand_is_encoded_and_the_rest_stays() {
        assert_eq!(encoded("file:///a/[draft] ^1|{é}.md"), "file:///a/%5Bdraft%5D%20%5E1%7C%7B%C3%A9%7D.md");
        assert_eq!(encoded("file:///a%20b/100%.md#x"), "file:///a%20b/100%25.md#x");
        assert_eq!(encoded("untitled:Untitled-1"), "untitled:Untitled-1");
    }
}
