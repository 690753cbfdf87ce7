//! `cargo xtask deploy`: from an empty Cloudflare account to a running product, and every later version.
//!
//! Nothing that belongs to an account is in the repository: the configuration that is deployed is `wrangler.toml` with
//! the account's values filled in, written to `build/`.

mod account;
mod config;
mod secrets;

use crate::build::{self, Flavour};
use crate::process::{run, stdout_of};
use crate::progress::{note, step};
use crate::stamp::write;
use crate::toolchain::{Tools, wrangler};
use crate::workspace;
use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use config::Values;
use secrets::Secrets;
use std::fs;
use std::path::PathBuf;

/// What Cloudflare's free plan takes.
const FREE_PLAN_KIB: f64 = 3.0 * 1024.0;

/// A dry run reaches no account that could have these.
const DRY_RUN_URL: &str = "https://slotkey.example";
const DRY_RUN_NAMESPACE: &str = "00000000000000000000000000000000";

/// Options of `cargo xtask deploy`.
#[derive(Debug, Args)]
pub struct DeployArgs {
    /// Where clients will reach the Worker, such as `https://book.example.com`. Without it, the address that
    /// Cloudflare gives it under workers.dev.
    #[arg(long)]
    pub url: Option<String>,
    /// Build and check everything, and stop short of Cloudflare. Needs no account and no network.
    #[arg(long)]
    pub dry_run: bool,
}

/// Deploys, or says what would be.
pub fn run_task(args: &DeployArgs) -> Result<()> {
    let url = args.url.as_deref().map(checked_url).transpose()?;
    let tools = Tools::ensure()?;
    build::all(&tools, Flavour::Release)?;
    if args.dry_run { dry_run() } else { deploy(url) }
}

/// Lets wrangler prepare the upload of the last build, and checks that the free plan would take it.
pub fn dry_run() -> Result<()> {
    let values =
        Values { url: DRY_RUN_URL, namespace: DRY_RUN_NAMESPACE, widget_build: &build::widget_build()? };
    for (worker, config) in [("the courier", courier_config()), ("the Worker", config::write(&values)?)] {
        let mut command = wrangler();
        command.args(["deploy", "--dry-run", "--config"]).arg(config).arg("--outdir");
        let report = stdout_of(command.arg(workspace::build().join("dry-run")))?;
        println!("{report}");
        let size = gzip_kib(&report).context("wrangler does not say how large the upload is")?;
        ensure!(size < FREE_PLAN_KIB, "{size} KiB is more than the free plan takes ({FREE_PLAN_KIB} KiB)");
        note(format_args!("{worker}: {size:.0} KiB compressed; the free plan takes {FREE_PLAN_KIB:.0} KiB"));
    }
    Ok(())
}

/// The courier's configuration is the same in every account; what differs are its secrets.
fn courier_config() -> PathBuf {
    workspace::root().join("courier/wrangler.toml")
}

/// From wrangler's `Total Upload: 299.28 KiB / gzip: 121.40 KiB`.
fn gzip_kib(report: &str) -> Option<f64> {
    let (_, rest) = report.split_once("/ gzip: ")?;
    rest.split(' ').next()?.parse().ok()
}

fn deploy(url: Option<String>) -> Result<()> {
    let account = step("asking Cloudflare who we are", account::name)?;
    note(format_args!("deploying to {account}"));
    let namespace = step("looking for the KV namespace", account::ensure_namespace)?;
    let widget_build = build::widget_build()?;
    let known = url.or_else(remembered_url);
    // The first deployment under workers.dev learns its own address from Cloudflare; nobody calls it before that.
    let address = known.as_deref().unwrap_or(DRY_RUN_URL);
    let values = Values { url: address, namespace: &namespace, widget_build: &widget_build };
    // The Worker is bound to it, so it has to be there first.
    step("deploying the courier", || run(wrangler().args(["deploy", "--config"]).arg(courier_config())))?;
    let secrets = Secrets::missing(&config::write(&values)?)?;
    let given = step("deploying", || upload(&values, Some(&secrets)))?;
    // At once: from here on Cloudflare has the secrets, and whatever fails later, they cannot be read there.
    secrets.show();
    let url =
        known.clone().or(given).context("Cloudflare gave the Worker no address: name one with --url")?;
    write(&url_file(), &url)?;
    if known.is_none() {
        step("deploying again, with its address", || upload(&Values { url: &url, ..values }, None))?;
    }
    println!("\nSlotkey runs at {url}");
    println!("Redirect URL to register in the Zoom app: {url}/oauth/zoom/callback");
    Ok(())
}

/// Uploads everything and returns the address under workers.dev, if it has one.
fn upload(values: &Values<'_>, secrets: Option<&Secrets>) -> Result<Option<String>> {
    let report = workspace::build().join("deploy-report.ndjson");
    let _ = fs::remove_file(&report);
    let mut command = wrangler();
    command
        .arg("deploy")
        .arg("--config")
        .arg(config::write(values)?)
        .env("WRANGLER_OUTPUT_FILE_PATH", &report);
    let own_domain = values.url.strip_prefix("https://").filter(|_| values.url != DRY_RUN_URL);
    if let Some(domain) = own_domain.filter(|host| !host.ends_with(".workers.dev")) {
        command.args(["--domain", domain]);
    }
    match secrets.map(Secrets::write_file).transpose()?.flatten() {
        Some(file) => run(command.arg("--secrets-file").arg(file.path()))?,
        None => run(&mut command)?,
    }
    Ok(address(&fs::read_to_string(report).unwrap_or_default()))
}

/// The address in wrangler's own record of a deployment, one JSON object a line.
fn address(report: &str) -> Option<String> {
    report
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|entry| entry["type"] == "deploy")
        .find_map(|entry| entry["targets"].as_array()?.iter().find_map(|target| origin(target.as_str()?)))
}

fn origin(target: &str) -> Option<String> {
    let host = target.trim_start_matches("https://");
    host.ends_with(".workers.dev").then(|| format!("https://{host}"))
}

/// The address of an earlier deployment from this folder.
fn remembered_url() -> Option<String> {
    fs::read_to_string(url_file()).ok().and_then(|url| checked_url(url.trim()).ok())
}

fn url_file() -> PathBuf {
    workspace::root().join(".wrangler/slotkey-url")
}

/// An https origin, without a slash at its end: links are made by appending to it.
fn checked_url(url: &str) -> Result<String> {
    let url = url.trim_end_matches('/');
    let host = url.strip_prefix("https://").unwrap_or_default();
    let plain = |letter: char| letter.is_ascii_alphanumeric() || ".-".contains(letter);
    if host.is_empty() || !host.contains('.') || !host.chars().all(plain) {
        bail!("{url:?} is not an address such as https://book.example.com");
    }
    Ok(url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_an_https_origin() {
        assert_eq!(checked_url("https://a.example/").ok().as_deref(), Some("https://a.example"));
        for wrong in
            ["http://a.example", "https://a.example/b", "https://", "a.example", "https://a.example\"\nx"]
        {
            assert!(checked_url(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn wranglers_reports_are_understood() {
        assert_eq!(gzip_kib("x\nTotal Upload: 299.28 KiB / gzip: 121.40 KiB\n"), Some(121.4));
        let report = "{\"type\":\"wrangler-session\"}\n{\"type\":\"deploy\",\"targets\":[\"https://slotkey.me.workers.dev\"]}\n";
        assert_eq!(address(report).as_deref(), Some("https://slotkey.me.workers.dev"));
        assert_eq!(address("{\"type\":\"deploy\",\"targets\":[]}"), None);
    }
}
