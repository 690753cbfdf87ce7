//! Packages of the operating system, on Debian and its relatives, when we may install them.

use crate::process::{find_program, run_quietly};
use crate::progress::step;
use anyhow::{Result, bail};
use std::process::Command;
use std::sync::Mutex;

/// Two installations at once would fight over the package database.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Installs Debian packages, or says which the user should install.
pub fn install(packages: &[&str], why: &str) -> Result<()> {
    let names = packages.join(" ");
    if !nix::unistd::geteuid().is_root() || find_program(&["apt-get"]).is_none() {
        bail!("{why}: please install {names} (on Debian: sudo apt-get install {names}) and run this again");
    }
    let _one = ONE_AT_A_TIME.lock();
    step(format_args!("installing {names}"), || {
        if apt(&[&["install"], packages].concat()).is_ok() {
            return Ok(());
        }
        // The lists may be missing or out of date.
        apt(&["update"])?;
        apt(&[&["install"], packages].concat())
    })
}

fn apt(arguments: &[&str]) -> Result<()> {
    let mut command = Command::new("apt-get");
    command.args(["--quiet", "--quiet", "--yes", "--no-install-recommends"]).args(arguments);
    run_quietly(command.env("DEBIAN_FRONTEND", "noninteractive"))
}
