//! Reading JSON: what is sent to us, messages between objects, columns of tables, answers of Zoom.
//!
//! Everything is parsed to a [`Value`] first, and read from that by one [`Deserializer`]. It knows where it is, so that a
//! refusal can name the field; and that it is the only one keeps the Worker small: serde makes the code of every type
//! anew for each deserializer that reads it, and for each one that is wrapped around another.

use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Map, Number, Value};
use std::fmt::{self, Display};

/// Reads a value of our own or of Zoom's.
pub fn read<T: DeserializeOwned>(text: &str) -> serde_json::Result<T> {
    let mut path = Vec::new();
    T::deserialize(Reader { value: parse(text)?, path: &mut path }).map_err(|reason| misread(path, reason))
}

#[cold]
#[inline(never)]
fn misread(path: Vec<String>, reason: Reason) -> serde_json::Error {
    de::Error::custom(Unfit { path, reason: reason.0 })
}

#[inline(never)]
fn parse(text: &str) -> serde_json::Result<Value> {
    serde_json::from_str(text)
}

/// Reads a value that is parsed already.
pub fn from_value<T: DeserializeOwned>(value: Value) -> Result<T, Unfit> {
    let mut path = Vec::new();
    T::deserialize(Reader { value, path: &mut path }).map_err(|Reason(reason)| Unfit { path, reason })
}

/// A value that is JSON, but not what is needed.
#[derive(Debug)]
pub struct Unfit {
    /// Where, from the outside in: names of fields, and places in lists.
    pub path: Vec<String>,
    /// What is the matter, in words that end without a full stop.
    pub reason: String,
}

impl Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            return f.write_str(&self.reason);
        }
        write!(f, "{}: {}", self.path.join("."), self.reason)
    }
}

/// What is the matter; the path that has been gone says where.
#[derive(Debug)]
struct Reason(String);

impl Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Reason {}

impl de::Error for Reason {
    #[cold]
    fn custom<T: Display>(reason: T) -> Self {
        Self(reason.to_string())
    }

    #[cold]
    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        match found {
            // As it is written in JSON.
            Unexpected::Unit => Self(format!("invalid type: null, expected {expected}")),
            found => Self(format!("invalid type: {found}, expected {expected}")),
        }
    }
}

/// Reads one value, at the place that `path` leads to. Steps are taken back only where they led to something: on an
/// error the path stays as it is.
struct Reader<'p> {
    value: Value,
    path: &'p mut Vec<String>,
}

/// What is read in the way of something else.
macro_rules! read_by {
    ($($kind:ident)+ => $other:ident) => {
        $(fn $kind<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Reason> {
            self.$other(visitor)
        })+
    };
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Reason;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Reason> {
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(yes) => visitor.visit_bool(yes),
            Value::Number(number) => visit_number(&number, visitor),
            Value::String(text) => visitor.visit_string(text),
            Value::Array(items) => visit_items(items, self.path, visitor),
            Value::Object(fields) => visitor.visit_map(Fields::of(fields, self.path)),
        }
    }

    // What follows asks a visitor only for what it came for. Whatever else there is would be refused by each visitor in
    // code of its own.

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Reason> {
        match self.value {
            Value::Bool(yes) => visitor.visit_bool(yes),
            other => Err(misfit(&other, &visitor)),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Reason> {
        match (self.value.as_u64(), self.value.as_i64()) {
            (Some(whole), _) => visitor.visit_u64(whole),
            (_, Some(whole)) => visitor.visit_i64(whole),
            _ => Err(misfit(&self.value, &visitor)),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Reason> {
        match self.value {
            Value::Number(number) => visit_number(&number, visitor),
            other => Err(misfit(&other, &visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Reason> {
        match self.value {
            Value::String(text) => visitor.visit_string(text),
            other => Err(misfit(&other, &visitor)),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Reason> {
        match self.value {
            Value::Null => visitor.visit_unit(),
            other => Err(misfit(&other, &visitor)),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Reason> {
        match self.value {
            Value::Array(items) => visit_items(items, self.path, visitor),
            other => Err(misfit(&other, &visitor)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Reason> {
        match self.value {
            Value::Object(fields) => visitor.visit_map(Fields::of(fields, self.path)),
            other => Err(misfit(&other, &visitor)),
        }
    }

    read_by! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        => deserialize_i64
    }
    read_by! { deserialize_f32 => deserialize_f64 }
    read_by! { deserialize_char deserialize_str deserialize_identifier => deserialize_string }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Reason> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Reason> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Reason> {
        if self.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Reason> {
        visitor.visit_newtype_struct(self)
    }

    /// A struct is an object: never the list of its values, as which some formats write it.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Reason> {
        match self.value {
            Value::Object(fields) => visitor.visit_map(Fields::of(fields, self.path)),
            other => Err(misfit(&other, &visitor)),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Reason> {
        visitor.visit_enum(variant(self.value, self.path)?)
    }

    forward_to_deserialize_any! {
        i128 u128 bytes byte_buf unit_struct ignored_any
    }
}

fn visit_items<'de, V: Visitor<'de>>(
    items: Vec<Value>,
    path: &mut Vec<String>,
    visitor: V,
) -> Result<V::Value, Reason> {
    let mut items = Items { left: items.into_iter(), at: 0, path };
    let read = visitor.visit_seq(&mut items)?;
    match items.left.len() {
        0 => Ok(read),
        left => Err(de::Error::invalid_length(items.at + left, &"fewer elements in array")),
    }
}

#[cold]
#[inline(never)]
fn misfit(value: &Value, expected: &dyn de::Expected) -> Reason {
    de::Error::invalid_type(unexpected(value), expected)
}

fn visit_number<'de, V: Visitor<'de>>(number: &Number, visitor: V) -> Result<V::Value, Reason> {
    if let Some(whole) = number.as_u64() {
        visitor.visit_u64(whole)
    } else if let Some(whole) = number.as_i64() {
        visitor.visit_i64(whole)
    } else {
        visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN))
    }
}

fn unexpected(value: &Value) -> Unexpected<'_> {
    match value {
        Value::Null => Unexpected::Unit,
        Value::Bool(yes) => Unexpected::Bool(*yes),
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(whole), _) => Unexpected::Unsigned(whole),
            (_, Some(whole)) => Unexpected::Signed(whole),
            _ => Unexpected::Float(number.as_f64().unwrap_or(f64::NAN)),
        },
        Value::String(text) => Unexpected::Str(text),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    }
}

/// The entries of a list.
struct Items<'p> {
    left: std::vec::IntoIter<Value>,
    at: usize,
    path: &'p mut Vec<String>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Reason;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Reason> {
        let Some(value) = self.left.next() else { return Ok(None) };
        self.path.push(self.at.to_string());
        self.at += 1;
        let item = seed.deserialize(Reader { value, path: self.path })?;
        self.path.pop();
        Ok(Some(item))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left.len())
    }
}

/// The fields of an object.
struct Fields<'p> {
    left: serde_json::map::IntoIter,
    /// Of the field whose name was read last, which the path leads to.
    value: Option<Value>,
    path: &'p mut Vec<String>,
}

impl<'p> Fields<'p> {
    fn of(fields: Map<String, Value>, path: &'p mut Vec<String>) -> Self {
        Self { left: fields.into_iter(), value: None, path }
    }
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Reason;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Reason> {
        let Some((name, value)) = self.left.next() else { return Ok(None) };
        let key = seed.deserialize(name.as_str().into_deserializer());
        // A name that nobody knows is where it went wrong; and if it is known, it is taken back with the value.
        self.path.push(name);
        self.value = Some(value);
        key.map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Reason> {
        let value = self.value.take().unwrap_or_default();
        let value = seed.deserialize(Reader { value, path: self.path })?;
        self.path.pop();
        Ok(value)
    }
}

/// One of several variants: its name alone, or an object that has its content under its name.
struct Variant<'p> {
    name: String,
    content: Option<Value>,
    path: &'p mut Vec<String>,
}

#[inline(never)]
fn variant(value: Value, path: &mut Vec<String>) -> Result<Variant<'_>, Reason> {
    let expected = &"a name, or an object with one field" as &dyn de::Expected;
    match value {
        Value::String(name) => Ok(Variant { name, content: None, path }),
        Value::Object(fields) => match only(fields) {
            Some((name, content)) => Ok(Variant { name, content: Some(content), path }),
            None => Err(de::Error::invalid_value(Unexpected::Map, expected)),
        },
        other => Err(misfit(&other, expected)),
    }
}

/// The only field of an object.
fn only(fields: Map<String, Value>) -> Option<(String, Value)> {
    if fields.len() == 1 { fields.into_iter().next() } else { None }
}

impl<'de, 'p> EnumAccess<'de> for Variant<'p> {
    type Error = Reason;
    type Variant = Content<'p>;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Content<'p>), Reason> {
        let variant = seed.deserialize(self.name.as_str().into_deserializer())?;
        Ok((variant, Content { name: self.name, value: self.content, path: self.path }))
    }
}

/// What a variant holds.
struct Content<'p> {
    name: String,
    value: Option<Value>,
    path: &'p mut Vec<String>,
}

impl<'p> Content<'p> {
    fn reader(self) -> Result<Reader<'p>, Reason> {
        let value = self.value.ok_or_else(|| Reason(format!("`{}` needs a value", self.name)))?;
        self.path.push(self.name);
        Ok(Reader { value, path: self.path })
    }
}

impl<'de> VariantAccess<'de> for Content<'_> {
    type Error = Reason;

    fn unit_variant(self) -> Result<(), Reason> {
        match self.value {
            None | Some(Value::Null) => Ok(()),
            Some(_) => Err(Reason(format!("`{}` has no value", self.name))),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Reason> {
        // The step is taken back by whoever reads on: a variant's content is the last thing that is read of it.
        let Reader { value, path } = self.reader()?;
        let content = seed.deserialize(Reader { value, path: &mut *path })?;
        path.pop();
        Ok(content)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Reason> {
        let Reader { value, path } = self.reader()?;
        let content = Reader { value, path: &mut *path }.deserialize_any(visitor)?;
        path.pop();
        Ok(content)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Reason> {
        let Reader { value, path } = self.reader()?;
        let content = Reader { value, path: &mut *path }.deserialize_struct("", fields, visitor)?;
        path.pop();
        Ok(content)
    }
}

#[cfg(test)]
mod tests {
    use super::{from_value, read};
    use serde::{Deserialize, Serialize, de::DeserializeOwned};
    use serde_json::{Value, json};
    use std::collections::BTreeMap;
    use std::fmt::Debug;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Pet {
        name: String,
        age: Option<u8>,
        #[serde(default)]
        toys: Vec<Toy>,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Toy {
        Ball,
        Rope(f64),
        Box { of: Vec<Toy> },
        Pair(u8, i8),
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "kind", content = "value", rename_all = "snake_case")]
    enum Place {
        Here,
        There(u32),
    }

    fn same<T: Debug + PartialEq + Serialize + DeserializeOwned>(value: &Value) {
        let ours = from_value::<T>(value.clone()).map_err(|unfit| unfit.reason);
        let theirs = serde_json::from_value::<T>(value.clone());
        assert_eq!(ours.as_ref().ok(), theirs.as_ref().ok(), "{value}: {ours:?} or {theirs:?}");
    }

    /// What is read, and what is refused, is what the library itself reads and refuses.
    #[test]
    fn values_are_read_as_the_library_reads_them() {
        for value in [
            json!({"name": "Ada"}),
            json!({"name": "Ada", "age": null, "toys": []}),
            json!({"name": "Ada", "age": 255, "toys": ["ball", {"rope": 2}, {"box": {"of": [{"pair": [1, -1]}]}}]}),
            json!({"name": "Ada", "toys": [{"ball": null}]}),
            json!({"name": "Ada", "toys": [{"rope": 1.5}, {"rope": "1.5"}]}),
            json!({"name": "Ada", "age": 256}),
            json!({"name": "Ada", "age": -1}),
            json!({"name": 5}),
            json!({"name": "Ada", "tail": true}),
            json!({"name": "Ada", "toys": ["rope"]}),
            json!({"name": "Ada", "toys": [{"ball": 1}]}),
            json!({"name": "Ada", "toys": [{}]}),
            json!({"name": "Ada", "toys": [{"ball": null, "rope": 1}]}),
            json!({"name": "Ada", "toys": [{"pair": [1]}]}),
            json!({"name": "Ada", "toys": [{"pair": [1, 2, 3]}]}),
            json!({}),
            json!("Ada"),
            json!(null),
        ] {
            same::<Pet>(&value);
            same::<BTreeMap<String, Value>>(&value);
        }
        for value in [json!({"kind": "here"}), json!({"kind": "there", "value": 7}), json!({"kind": "there"})]
        {
            same::<Place>(&value);
        }
        same::<(u64, i64, f64, bool, ())>(&json!([u64::MAX, i64::MIN, 0.1, true, null]));
        same::<Vec<Option<char>>>(&json!(["é", null]));
    }

    #[test]
    fn a_refusal_says_where_and_why() {
        for (value, told) in [
            (json!({}), "missing field `name`"),
            (json!({"name": 5}), "name: invalid type: integer `5`, expected a string"),
            (json!({"name": null}), "name: invalid type: null, expected a string"),
            (json!({"name": "Ada", "age": 300}), "age: invalid value: integer `300`, expected u8"),
            (
                json!({"name": "Ada", "tail": 1}),
                "tail: unknown field `tail`, expected one of `name`, `age`, `toys`",
            ),
            (
                json!({"name": "Ada", "toys": ["ball", {"rope": "x"}]}),
                "toys.1.rope: invalid type: string \"x\", expected f64",
            ),
            (json!({"name": "Ada", "toys": [{"box": {}}]}), "toys.0.box: missing field `of`"),
            (json!({"name": "Ada", "toys": ["rope"]}), "toys.0: `rope` needs a value"),
            (json!(["Ada", 5, []]), "invalid type: sequence, expected struct Pet"),
        ] {
            assert_eq!(
                from_value::<Pet>(value.clone()).map_err(|unfit| unfit.to_string()),
                Err(told.to_owned()),
                "{value}"
            );
        }
        let told =
            from_value::<Vec<Place>>(json!([{"kind": "here", "value": "x"}])).map_err(|unfit| unfit.path);
        assert_eq!(told, Err(vec!["0".to_owned(), "value".to_owned()]));
        assert!(read::<Pet>("{").is_err());
    }
}
