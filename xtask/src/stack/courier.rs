//! The courier's configuration on this machine: that of its `wrangler.toml`, and beside it what differs here.

use super::secrets::write_env_file;
use crate::workspace;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

/// The line of `courier/wrangler.toml` that says where the courier is, from there.
const MAIN: &str = "main = \"../build/courier/index.js\"";

/// The key of the stand-in's API for mail, which guards nothing.
pub const MAIL_KEY: &str = "re_demo";
/// The secret by which the stand-in's reports of mail are known, which guards nothing.
pub const MAIL_WEBHOOK_SECRET: &str = "whsec_ZGVtbyBzZWNyZXQgb2YgdGhlIHN0YW5kLWluIQ==";
/// The stand-in's account for SMS.
pub const ACCOUNT_SID: &str = "ACdemo";
/// Its token, which guards nothing.
pub const AUTH_TOKEN: &str = "demo-token";

/// What makes the courier hand everything to the stand-in at an address.
pub fn to_stand_in(origin: &str) -> Vec<(String, String)> {
    [
        ("MAIL_BY", "http"),
        ("MAIL_FROM", "mail@slotkey.example"),
        ("MAIL_API_URL", origin),
        ("MAIL_API_KEY", MAIL_KEY),
        ("MAIL_WEBHOOK_SECRET", MAIL_WEBHOOK_SECRET),
        ("SMS_BY", "twilio"),
        ("SMS_API_URL", origin),
        ("TWILIO_ACCOUNT_SID", ACCOUNT_SID),
        ("TWILIO_AUTH_TOKEN", AUTH_TOKEN),
        ("SMS_FROM", "+15005550006"),
        ("ALLOW_PRIVATE_HOSTS", "true"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec()
}

/// Writes it into a folder, and says where. A Worker beside another one has its variables from a file next to its
/// configuration, or not at all.
pub fn write_config(folder: &Path, env: &[(String, String)]) -> Result<PathBuf> {
    let entry = workspace::courier().join("index.js");
    ensure!(entry.is_file(), "the courier is not built yet: run `cargo xtask build`");
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let written = fs::read_to_string(workspace::root().join("courier/wrangler.toml"))?;
    ensure!(written.contains(MAIN), "courier/wrangler.toml names another entry than {MAIN}");
    let config = folder.join("wrangler.toml");
    fs::write(&config, written.replace(MAIN, &format!("main = {:?}", entry.display().to_string())))?;
    write_env_file(&folder.join(".dev.vars"), env)?;
    Ok(config)
}
