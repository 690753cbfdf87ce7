//! The Worker's secrets: those Cloudflare has are left alone, the others are made or asked for.

use crate::process::stdout_of;
use crate::stack::{random_base64, random_hex};
use crate::toolchain::wrangler;
use crate::workspace;
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use std::fs;
use std::io::{BufRead, IsTerminal, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where a secret comes from when Cloudflare has none.
#[derive(Debug, Clone, Copy)]
enum Origin {
    /// From the environment, or from the person at the keyboard.
    Asked,
    /// Random, 32 bytes.
    Made(fn() -> Result<String>),
}

const SECRETS: [(&str, Origin); 6] = [
    ("ZOOM_CLIENT_ID", Origin::Asked),
    ("ZOOM_CLIENT_SECRET", Origin::Asked),
    ("ZOOM_WEBHOOK_SECRET", Origin::Asked),
    ("MANAGEMENT_KEY", Origin::Made(random_hex)),
    ("TOKEN_KEYS", Origin::Made(token_keys)),
    ("SIGNING_KEY", Origin::Made(random_base64)),
];

fn token_keys() -> Result<String> {
    Ok(format!("k1:{}", random_base64()?))
}

/// Secrets to be set with the next deployment.
#[derive(Debug)]
pub struct Secrets {
    values: Vec<(&'static str, String)>,
}

impl Secrets {
    /// Those that the deployed Worker lacks, with values.
    pub fn missing(config: &Path) -> Result<Self> {
        let there = deployed(config)?;
        let missing = SECRETS.iter().filter(|(name, _)| !there.iter().any(|have| have == name));
        let values =
            missing.map(|(name, origin)| Ok((*name, value(name, *origin)?))).collect::<Result<_>>()?;
        Ok(Self { values })
    }

    /// A file for wrangler, if there is anything to set.
    pub fn write_file(&self) -> Result<Option<SecretFile>> {
        if self.values.is_empty() {
            return Ok(None);
        }
        let object: Map<_, _> =
            self.values.iter().map(|(name, value)| ((*name).to_owned(), value.clone().into())).collect();
        SecretFile::write(&Value::Object(object).to_string()).map(Some)
    }

    /// Shows, once, what a person will need: Cloudflare gives no secret back.
    pub fn show(&self) {
        for (name, why) in [
            ("MANAGEMENT_KEY", "the key of the management API"),
            ("TOKEN_KEYS", "needed to change the key that Zoom tokens are sealed with"),
        ] {
            if let Some((_, value)) = self.values.iter().find(|(known, _)| *known == name) {
                println!("{name}, {why}; keep it, it is shown only now:\n  {value}");
            }
        }
    }
}

/// A file that exists for as long as wrangler needs it and only we can read.
#[derive(Debug)]
pub struct SecretFile(PathBuf);

impl SecretFile {
    fn write(content: &str) -> Result<Self> {
        let path = workspace::build().join("secrets.json");
        let _ = fs::remove_file(&path);
        let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
        let guard = Self(path);
        fs::set_permissions(&guard.0, fs::Permissions::from_mode(0o600))?;
        file.write_all(content.as_bytes())?;
        Ok(guard)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for SecretFile {
    fn drop(&mut self) {
        // Left behind it would still be ours alone, in an ignored folder.
        let _ = fs::remove_file(&self.0);
    }
}

/// The names of the secrets that the Worker has. Only "there is no such Worker" counts as none: to take any other
/// failure for it would replace the key that all tokens are sealed with.
fn deployed(config: &Path) -> Result<Vec<String>> {
    match stdout_of(wrangler().args(["secret", "list", "--format", "json", "--config"]).arg(config)) {
        Ok(answer) => {
            let list: Value =
                serde_json::from_str(&answer).context("wrangler's list of secrets is not JSON")?;
            let entries = list.as_array().context("wrangler's list of secrets is not a list")?;
            Ok(entries.iter().filter_map(|entry| Some(entry["name"].as_str()?.to_owned())).collect())
        }
        Err(error) if is_new_worker(&format!("{error:#}")) => Ok(Vec::new()),
        Err(error) => Err(error.context("cannot tell which secrets are set")),
    }
}

fn is_new_worker(error: &str) -> bool {
    error.contains("Worker \"slotkey\" not found")
}

fn value(name: &str, origin: Origin) -> Result<String> {
    match (std::env::var(name), origin) {
        (Ok(value), _) if !value.trim().is_empty() => Ok(value.trim().to_owned()),
        (_, Origin::Made(make)) => make(),
        (_, Origin::Asked) => ask(name),
    }
}

fn ask(name: &str) -> Result<String> {
    if !std::io::stdin().is_terminal() {
        bail!("{name} is not set at Cloudflare: put it into the environment and try again");
    }
    print!("{name} of the Zoom app (not shown while you type): ");
    std::io::stdout().flush()?;
    echo(false);
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    echo(true);
    println!();
    read?;
    match line.trim() {
        "" => bail!("{name} is needed"),
        value => Ok(value.to_owned()),
    }
}

fn echo(on: bool) {
    // Without stty the letters show, which is no reason to stop.
    let _ = Command::new("stty").arg(if on { "echo" } else { "-echo" }).status();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_missing_worker_counts_as_new() {
        assert!(is_new_worker("✘ [ERROR] Worker \"slotkey\" not found.\n\nIf this is a new Worker, …"));
        assert!(!is_new_worker("✘ [ERROR] A request to the Cloudflare API failed. fetch failed"));
    }
}
