//! Form bodies and query strings as ordered name and value pairs.

/// Parameters that carry something secret. Their values never enter the journal.
const SECRET: [&str; 7] =
    ["access_token", "refresh_token", "token", "code", "code_verifier", "client_secret", "zak"];

/// The pairs of an `application/x-www-form-urlencoded` text, in order.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads a body.
    pub fn of_body(bytes: &[u8]) -> Self {
        Self(form_urlencoded::parse(bytes).into_owned().collect())
    }

    /// Reads a query string.
    pub fn of_query(query: Option<&str>) -> Self {
        Self::of_body(query.unwrap_or_default().as_bytes())
    }

    /// The first value under a name; an empty one counts as absent.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).filter(|v| !v.is_empty())
    }

    /// Whether any of these names is there, even with an empty value.
    pub fn has_any(&self, names: &[&str]) -> bool {
        self.0.iter().any(|(key, _)| names.contains(&key.as_str()))
    }

    /// The same pairs as a query string again, with everything secret blotted out.
    pub fn redacted(&self) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in &self.0 {
            let shown = if SECRET.contains(&name.as_str()) { "redacted" } else { value };
            query.append_pair(name, shown);
        }
        Some(query.finish())
    }
}

/// Adds parameters to a URI that may have a query already.
pub fn with_query(uri: &str, pairs: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs);
    let joint = match uri.split_once('?') {
        None => "?",
        Some((_, "")) => "",
        Some(_) => "&",
    };
    format!("{uri}{joint}{}", query.finish())
}

#[cfg(test)]
mod tests {
    use super::{Fields, with_query};

    #[test]
    fn secrets_are_blotted_out() {
        let fields = Fields::of_query(Some("a=1&access_token=abc&b=x%20y"));
        assert_eq!(fields.redacted().as_deref(), Some("a=1&access_token=redacted&b=x+y"));
        assert_eq!(Fields::of_query(None).redacted(), None);
    }

    #[test]
    fn a_query_is_added_or_extended() {
        assert_eq!(with_query("http://h/cb", &[("code", "a b")]), "http://h/cb?code=a+b");
        assert_eq!(with_query("http://h/cb?x=1", &[("code", "c")]), "http://h/cb?x=1&code=c");
        assert_eq!(with_query("http://h/cb?", &[("code", "c")]), "http://h/cb?code=c");
    }
}
