//! The Cloudflare account: who we are there, and the KV namespace.

use crate::process::{run_quietly, stdout_of};
use crate::toolchain::wrangler;
use anyhow::{Context, Result, bail};
use serde_json::Value;

/// The namespace's title in the account.
const NAMESPACE_TITLE: &str = "slotkey-zoom-tokens";

/// The account's name. Fails, with what to do, when there is none or more than one to choose from.
pub fn name() -> Result<String> {
    let answer = stdout_of(wrangler().args(["whoami", "--json"])).context(
        "not signed in to Cloudflare: run `npx wrangler login` or set CLOUDFLARE_API_TOKEN, then try again",
    )?;
    let answer: Value = serde_json::from_str(&answer).context("wrangler's answer is not JSON")?;
    let accounts = answer["accounts"].as_array().map(Vec::as_slice).unwrap_or_default();
    let chosen = std::env::var("CLOUDFLARE_ACCOUNT_ID").ok();
    let name = |account: &Value| account["name"].as_str().unwrap_or("an account without name").to_owned();
    match (accounts, chosen) {
        (_, Some(id)) => Ok(accounts.iter().find(|account| account["id"] == id.as_str()).map_or(id, name)),
        ([only], None) => Ok(name(only)),
        ([], None) => bail!("this sign-in reaches no Cloudflare account"),
        (several, None) => {
            let lines: Vec<_> =
                several.iter().map(|account| format!("{} {}", account["id"], name(account))).collect();
            bail!("set CLOUDFLARE_ACCOUNT_ID to one of these accounts:\n{}", lines.join("\n"))
        }
    }
}

/// The id of the KV namespace, which is made if there is none.
pub fn ensure_namespace() -> Result<String> {
    if let Some(id) = namespace()? {
        return Ok(id);
    }
    run_quietly(wrangler().args(["kv", "namespace", "create", NAMESPACE_TITLE, "--update-config=false"]))?;
    namespace()?.context("the KV namespace was made and is not there")
}

fn namespace() -> Result<Option<String>> {
    let list: Value = serde_json::from_str(&stdout_of(wrangler().args(["kv", "namespace", "list"]))?)?;
    let ours = list.as_array().into_iter().flatten().find(|entry| entry["title"] == NAMESPACE_TITLE);
    Ok(ours.and_then(|entry| entry["id"].as_str()).map(ToOwned::to_owned))
}
