//! The lists in `deny.toml`.

use crate::workspace::root;
use anyhow::{Context, Result, ensure};

#[derive(Debug)]
pub struct Rules {
    pub licences: Vec<String>,
    pub banned: Vec<String>,
    pub skipped: Vec<Skip>,
}

/// A crate, and the beginning of the version of it that may stand beside another.
#[derive(Debug)]
pub struct Skip {
    name: String,
    version: String,
}

impl Skip {
    pub fn covers(&self, name: &str, version: &str) -> bool {
        self.name == name
            && version
                .strip_prefix(&self.version)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

impl Rules {
    pub fn load() -> Result<Self> {
        let text = std::fs::read_to_string(root().join("deny.toml")).context("cannot read deny.toml")?;
        let licences = strings(&text, "licenses", "allow");
        ensure!(!licences.is_empty(), "deny.toml allows no licence at all");
        let skipped = strings(&text, "bans", "skip").iter().filter_map(|entry| skip(entry)).collect();
        Ok(Self { licences, banned: strings(&text, "bans", "deny"), skipped })
    }
}

fn skip(entry: &str) -> Option<Skip> {
    let (name, version) = entry.split_once('@')?;
    Some(Skip { name: name.to_owned(), version: version.to_owned() })
}

/// The list of strings under a key of a section: as much of TOML as the file uses.
fn strings(toml: &str, section: &str, key: &str) -> Vec<String> {
    let lines = toml.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    let in_section = lines.skip_while(|line| *line != format!("[{section}]")).skip(1);
    let body: Vec<_> = in_section.take_while(|line| !line.starts_with('[')).collect();
    let list = body.iter().skip_while(|line| !line.starts_with(&format!("{key} = [")));
    let mut found = Vec::new();
    for line in list {
        // Every second piece between quotation marks is a string.
        found.extend(line.split('"').skip(1).step_by(2).map(ToOwned::to_owned));
        if line.ends_with(']') {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOML: &str = "[a]\nallow = [\"no\"]\n[b]\n# allow = [\"no\"]\nallow = [\n  \"x\", # \"no\"\n  \"y@1\",\n]\nskip = [\"z\"]\n";

    #[test]
    fn lists_are_read_from_their_own_section() {
        assert_eq!(strings(TOML, "b", "allow"), ["x", "y@1"]);
        assert_eq!(strings(TOML, "b", "skip"), ["z"]);
        assert_eq!(strings(TOML, "a", "allow"), ["no"]);
        assert!(strings(TOML, "c", "allow").is_empty());
    }

    #[test]
    fn a_skip_covers_whole_version_parts() {
        let skip = skip("serde@1").expect("a valid entry");
        assert!(skip.covers("serde", "1.0.3"));
        assert!(skip.covers("serde", "1"));
        assert!(!skip.covers("serde", "10.0.0"));
        assert!(!skip.covers("serde_json", "1.0.0"));
    }
}
