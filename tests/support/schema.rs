//! As much of JSON Schema as `schemas/` and `tests/schemas/` use, so that what is printed is held to what is published.

use serde_json::Value;

/// Every way in which a value does not fit a schema, with the place in the value.
pub fn mistakes(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(schema, schema, value, "$", &mut found);
    found
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let known = [
        "$ref",
        "anyOf",
        "const",
        "enum",
        "type",
        "pattern",
        "minimum",
        "required",
        "properties",
        "items",
        "additionalProperties",
        "description",
        "title",
        "$schema",
        "$defs",
        "$id",
        "definitions",
        "default",
        "format",
        "maximum",
        "minItems",
        "oneOf",
        "uniqueItems",
    ];
    for key in schema.as_object().unwrap().keys() {
        assert!(known.contains(&key.as_str()), "the schema uses `{key}`, which this test does not read");
    }
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let (folder, name) = name.strip_prefix("#/").and_then(|place| place.split_once('/')).unwrap();
        return check(root, &root[folder][name], value, at, found);
    }
    let fits = |option: &Value| {
        let mut wrong = Vec::new();
        check(root, option, value, at, &mut wrong);
        wrong.is_empty()
    };
    if let Some(options) = schema.get("oneOf").and_then(Value::as_array) {
        let fitting = options.iter().filter(|option| fits(option)).count();
        if fitting != 1 {
            found.push(format!("{at}: {value} fits {fitting} of {options:?}"));
        }
    }
    if let Some(options) = schema.get("anyOf").and_then(Value::as_array)
        && !options.iter().any(fits)
    {
        found.push(format!("{at}: {value} fits none of {options:?}"));
    }
    if schema.get("const").is_some_and(|only| only != value) {
        found.push(format!("{at}: {value} is not {}", schema["const"]));
    }
    if schema.get("enum").and_then(Value::as_array).is_some_and(|options| !options.contains(value)) {
        found.push(format!("{at}: {value} is not one of {}", schema["enum"]));
    }
    if let Some(types) = schema.get("type") {
        let types = types.as_array().cloned().unwrap_or_else(|| vec![types.clone()]);
        if !types.iter().any(|one| is(one.as_str().unwrap(), value)) {
            found.push(format!("{at}: {value} is no {types:?}"));
        }
    }
    if let (Some(least), Some(number)) = (schema.get("minimum").and_then(Value::as_f64), value.as_f64())
        && number < least
    {
        found.push(format!("{at}: {number} is below {least}"));
    }
    if let (Some(most), Some(number)) = (schema.get("maximum").and_then(Value::as_f64), value.as_f64())
        && number > most
    {
        found.push(format!("{at}: {number} is above {most}"));
    }
    if let (Some(pattern), Some(text)) = (schema.get("pattern").and_then(Value::as_str), value.as_str()) {
        assert_eq!(pattern, "^[0-9a-f]{16}$", "{at}: {text} has a pattern that this test does not read");
        if text.len() != 16 || !text.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f')) {
            found.push(format!("{at}: {text} is no fingerprint"));
        }
    }
    if let (Some(least), Some(list)) = (schema.get("minItems").and_then(Value::as_u64), value.as_array())
        && (list.len() as u64) < least
    {
        found.push(format!("{at}: fewer than {least}"));
    }
    if let (Some(Value::Bool(true)), Some(list)) = (schema.get("uniqueItems"), value.as_array())
        && list.iter().enumerate().any(|(index, item)| list[..index].contains(item))
    {
        found.push(format!("{at}: an item stands twice"));
    }
    if let (Some(items), Some(list)) = (schema.get("items"), value.as_array()) {
        for (index, item) in list.iter().enumerate() {
            check(root, items, item, &format!("{at}[{index}]"), found);
        }
    }
    if let Some(object) = value.as_object() {
        let none = serde_json::Map::new();
        let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&none);
        for name in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
            if !object.contains_key(name.as_str().unwrap()) {
                found.push(format!("{at}: {name} is missing"));
            }
        }
        for (name, inner) in object {
            match properties.get(name) {
                Some(property) => check(root, property, inner, &format!("{at}.{name}"), found),
                None => match schema.get("additionalProperties") {
                    Some(Value::Bool(false)) => found.push(format!("{at}.{name} is not in the schema")),
                    Some(more @ Value::Object(_)) => check(root, more, inner, &format!("{at}.{name}"), found),
                    Some(_) | None => {}
                },
            }
        }
    }
}

fn is(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        other => panic!("the schema names a type `{other}`"),
    }
}
