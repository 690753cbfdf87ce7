//! `wrangler.toml` with an account's values in place of this machine's.

use crate::workspace;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::PathBuf;

/// What differs from account to account and from build to build.
#[derive(Debug, Clone, Copy)]
pub struct Values<'a> {
    /// Where clients reach the Worker.
    pub url: &'a str,
    /// The id of the KV namespace.
    pub namespace: &'a str,
    /// The hash in the widget's file names.
    pub widget_build: &'a str,
}

/// Writes the configuration and says where.
pub fn write(values: &Values<'_>) -> Result<PathBuf> {
    let template =
        fs::read_to_string(workspace::root().join("wrangler.toml")).context("cannot read wrangler.toml")?;
    let path = workspace::build().join("wrangler.deploy.toml");
    crate::stamp::write(&path, filled_in(&template, values)?)?;
    Ok(path)
}

fn filled_in(template: &str, values: &Values<'_>) -> Result<String> {
    let replacements = [
        // Paths count from the file they stand in, which moves into `build/`.
        ("main = \"build/", "main = \"".to_owned()),
        ("directory = \"build/", "directory = \"".to_owned()),
        ("PUBLIC_URL = \"http://127.0.0.1:8787\"", format!("PUBLIC_URL = \"{}\"", values.url)),
        ("WIDGET_BUILD = \"\"", format!("WIDGET_BUILD = \"{}\"", values.widget_build)),
        ("id = \"zoom-tokens-local\"", format!("id = \"{}\"", values.namespace)),
    ];
    let mut text = template.to_owned();
    for (old, new) in replacements {
        ensure!(text.matches(old).count() == 1, "wrangler.toml should say {old:?} exactly once");
        text = text.replace(old, &new);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repositorys_configuration_can_be_filled_in() {
        let template =
            fs::read_to_string(workspace::root().join("wrangler.toml")).expect("wrangler.toml is there");
        let values = Values { url: "https://a.example", namespace: "n1", widget_build: "b1" };
        let text = filled_in(&template, &values).expect("every value has its place");
        for line in [
            "main = \"worker/index.js\"",
            "directory = \"assets\"",
            "PUBLIC_URL = \"https://a.example\"",
            "WIDGET_BUILD = \"b1\"",
            "id = \"n1\"",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}");
        }
    }

    #[test]
    fn a_configuration_without_a_place_is_refused() {
        assert!(filled_in("", &Values { url: "u", namespace: "n", widget_build: "b" }).is_err());
    }
}
