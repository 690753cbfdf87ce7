//! Workers of the tests' own, from `tests/fixtures/`, in the same workerd as Slotkey.

use anyhow::{Result, bail};
use std::fs::{self, File};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use xtask::process::Group;
use xtask::{http, workspace};

/// How long wrangler may take to serve a fixture.
const START_TIMEOUT: Duration = Duration::from_secs(90);
/// How often a starting server is asked whether it is there.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// Serves the fixture of this name with its Durable Objects in `state/storage`, and says where. It ends with the group.
pub fn serve(name: &str, state: &Path) -> Result<(Group, String)> {
    let [port] = xtask::stack::free_ports()?;
    fs::create_dir_all(state)?;
    let log = File::create(state.join(format!("{name}.log")))?;
    let mut wrangler = xtask::toolchain::wrangler();
    let config = workspace::root().join("tests/fixtures").join(name).join("wrangler.toml");
    wrangler.arg("--config").arg(config);
    wrangler.args(["dev", "--local", "--ip", "127.0.0.1", "--port", &port.to_string()]);
    wrangler.args(["--inspector-port", "0", "--show-interactive-dev-session=false", "--persist-to"]);
    wrangler.arg(state.join("storage"));
    wrangler.env("WRANGLER_REGISTRY_PATH", state.join(format!("{name}-registry")));
    wrangler.env("WRANGLER_LOG_PATH", state.join("wrangler-logs"));
    let mut group = Group::new()?;
    group.spawn(wrangler.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log))?;
    let deadline = Instant::now() + START_TIMEOUT;
    while !http::get_status(port, "/healthz").is_ok_and(|status| status == 200) {
        if group.ended() || Instant::now() > deadline {
            bail!("{name} does not start; see {}", state.join(format!("{name}.log")).display());
        }
        std::thread::sleep(LOOK_AGAIN);
    }
    Ok((group, format!("http://127.0.0.1:{port}")))
}
