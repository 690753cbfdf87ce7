//! `cargo xtask stack`: a [`Stack`] for tests that are not written in Rust.
//!
//! Prints one JSON object, `{"origin", "zoom", "outbox", "management_key", "state_dir"}`, when everything answers. Then it takes
//! commands, a line each, and answers each with `ok` or `error: …`: `kill-worker`, `stop-worker`, `start-worker`,
//! `stop-zoom`, `start-zoom`. It ends, with all it started, when its input ends.

use crate::stack::{Stack, StackOptions, free_ports};
use anyhow::{Result, bail};
use std::fs;
use std::io::BufRead;
use std::path::PathBuf;

/// Serves one stack with empty state.
pub fn run() -> Result<()> {
    let state = StateDir::new();
    let options = StackOptions { post_ports: Some(free_ports()?), ..StackOptions::on_free_ports(&state.0)? };
    let mut stack = Stack::start(options)?;
    let facts = serde_json::json!({
        "origin": stack.origin(),
        "zoom": stack.zoom_origin(),
        "outbox": stack.post_origin(),
        "management_key": stack.management_key(),
        "state_dir": state.0,
    });
    println!("{facts}");
    for line in std::io::stdin().lock().lines() {
        match obey(&mut stack, line?.trim()) {
            Ok(()) => println!("ok"),
            Err(error) => println!("error: {}", format!("{error:#}").replace('\n', " ")),
        }
    }
    Ok(())
}

fn obey(stack: &mut Stack, command: &str) -> Result<()> {
    match command {
        "kill-worker" => stack.kill_worker_hard(),
        "stop-worker" => stack.stop_worker(),
        "start-worker" => stack.start_worker()?,
        "stop-zoom" => stack.stop_sim(),
        "start-zoom" => stack.start_sim()?,
        other => bail!("{other:?} is not a command"),
    }
    Ok(())
}

/// A folder for one run, removed after it.
struct StateDir(PathBuf);

impl StateDir {
    fn new() -> Self {
        Self(std::env::temp_dir().join(format!("slotkey-stack-{}", std::process::id())))
    }
}

impl Drop for StateDir {
    fn drop(&mut self) {
        // The system empties its temporary folder anyway.
        let _ = fs::remove_dir_all(&self.0);
    }
}
