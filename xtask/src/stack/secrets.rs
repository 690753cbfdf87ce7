//! Secrets for a Worker on this machine: made once for each state, because what they seal is kept there too.

use crate::stamp::write;
use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write;
use std::fs::{self, File};
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// The app that the stand-in for Zoom knows.
pub const ZOOM_CLIENT_ID: &str = "demo-client";
/// Its secret, which guards nothing.
pub const ZOOM_CLIENT_SECRET: &str = "demo-secret";
/// What the stand-in signs its messages with, once it is told to send any.
pub const ZOOM_WEBHOOK_SECRET: &str = "demo-webhook-secret";

const KEY_BYTES: usize = 32;

/// Reads the secrets, or makes and keeps new ones; also those that a state of an earlier version lacks.
pub fn load_or_make(path: &Path) -> Result<Vec<(String, String)>> {
    let mut secrets = read_env_file(path)?;
    let made = [
        ("ZOOM_CLIENT_ID", ZOOM_CLIENT_ID.to_owned()),
        ("ZOOM_CLIENT_SECRET", ZOOM_CLIENT_SECRET.to_owned()),
        ("ZOOM_WEBHOOK_SECRET", ZOOM_WEBHOOK_SECRET.to_owned()),
        ("MANAGEMENT_KEY", random_hex()?),
        ("TOKEN_KEYS", format!("k1:{}", random_base64()?)),
        ("SIGNING_KEY", random_base64()?),
    ];
    let known = secrets.len();
    for (name, value) in made {
        if !secrets.iter().any(|(known, _)| known == name) {
            secrets.push((name.to_owned(), value));
        }
    }
    if secrets.len() > known {
        write_env_file(path, &secrets)?;
    }
    Ok(secrets)
}

/// 32 random bytes in base64: a key.
pub fn random_base64() -> Result<String> {
    Ok(STANDARD.encode(random_bytes()?))
}

/// 32 random bytes in hexadecimal: a key that a person may have to copy.
pub fn random_hex() -> Result<String> {
    Ok(random_bytes()?.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    }))
}

fn random_bytes() -> Result<[u8; KEY_BYTES]> {
    let mut bytes = [0; KEY_BYTES];
    File::open("/dev/urandom")?.read_exact(&mut bytes).context("the system gives no random bytes")?;
    Ok(bytes)
}

/// Whether somebody filled in an app of the real Zoom.
pub fn has_zoom_credentials(vars: &[(String, String)]) -> bool {
    ["ZOOM_CLIENT_ID", "ZOOM_CLIENT_SECRET"]
        .iter()
        .all(|wanted| vars.iter().any(|(name, value)| name == wanted && !value.is_empty()))
}

/// `NAME=value` lines; a missing file has none. Empty values count as absent, so that an example can be copied whole.
pub fn read_env_file(path: &Path) -> Result<Vec<(String, String)>> {
    if !path.is_file() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.lines().filter_map(parse_line).collect())
}

fn parse_line(line: &str) -> Option<(String, String)> {
    let (name, value) = line.trim().split_once('=').filter(|(name, _)| !name.starts_with('#'))?;
    let value = value.trim();
    let quoted = |quote| value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    let value = quoted('\'').or_else(|| quoted('"')).unwrap_or(value);
    (!value.is_empty()).then(|| (name.trim().to_owned(), value.to_owned()))
}

/// Writes `NAME='value'` lines that only we may read.
pub fn write_env_file(path: &Path, vars: &[(String, String)]) -> Result<()> {
    let mut text = String::new();
    for (name, value) in vars {
        ensure!(!value.contains(['\'', '\n']), "{name} cannot be written to an env file");
        let _ = writeln!(text, "{name}='{value}'");
    }
    write(path, "")?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
    write(path, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_env_file_is_read_as_people_write_it() {
        assert_eq!(parse_line("A=b"), Some(("A".into(), "b".into())));
        assert_eq!(parse_line(" A = 'b=c#d' "), Some(("A".into(), "b=c#d".into())));
        assert_eq!(parse_line("A=\"b\""), Some(("A".into(), "b".into())));
        assert_eq!(parse_line("# A=b"), None);
        assert_eq!(parse_line("A="), None);
    }

    #[test]
    fn credentials_count_only_together() {
        let id = ("ZOOM_CLIENT_ID".to_owned(), "x".to_owned());
        let secret = ("ZOOM_CLIENT_SECRET".to_owned(), "y".to_owned());
        assert!(!has_zoom_credentials(std::slice::from_ref(&id)));
        assert!(has_zoom_credentials(&[id, secret]));
    }
}
