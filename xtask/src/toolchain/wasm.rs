//! A compiler for `wasm32-unknown-unknown`.
//!
//! rustup delivers it almost everywhere. Where its downloads are closed, Debian's second Rust (`rustc-web`) and its
//! sources serve: the standard library is compiled once into a sysroot of the project's own, and two small scripts
//! named `rustc` and `cargo` stand before the others on the search path of WebAssembly builds only.

use super::system;
use crate::process::{find_program, run, status, stdout_of};
use crate::progress::{note, step};
use crate::stamp::{Stamp, write};
use crate::workspace::tools;
use anyhow::{Context, Result, bail};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target of both the widget and the Worker.
pub const TARGET: &str = "wasm32-unknown-unknown";

const RUSTUP_TIMEOUT_SECONDS: u32 = 120;
const SYSTEM_CARGO: &str = "/usr/bin/cargo";
const SYSTEM_RUSTC: &str = "/usr/bin/rustc";
const SYSTEM_CLIPPY: &str = "/usr/bin/cargo-clippy";
const SYSTEM_PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// Which compiler builds for WebAssembly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WasmCompiler {
    /// The toolchain that compiles everything else has the target.
    Rustup,
    /// The system's compiler with a sysroot of the project's own.
    System {
        /// The folder with our `rustc` and `cargo`.
        shims: PathBuf,
        /// The linker, from rustup's toolchain.
        linker: PathBuf,
    },
}

impl WasmCompiler {
    /// Finds a compiler, or makes one.
    pub fn ensure() -> Result<Self> {
        let stamp = tools().join("stamps/wasm");
        if let Some(known) = fs::read_to_string(&stamp).ok().and_then(|text| Self::remembered(&text)) {
            return Ok(known);
        }
        let host_sysroot = PathBuf::from(stdout_of(rustup_rustc().args(["--print", "sysroot"]))?);
        let target_libs = host_sysroot.join("lib/rustlib").join(TARGET).join("lib");
        if target_libs.is_dir() || rustup_adds_target(&target_libs) {
            write(&stamp, format!("rustup\n{}", target_libs.display()))?;
            return Ok(Self::Rustup);
        }
        note("rustup cannot download the WebAssembly target here: using the system's compiler for it");
        let system = Self::ensure_system(&host_sysroot)?;
        if let Self::System { linker, .. } = &system {
            write(&stamp, format!("system\n{}\n{}", linker.display(), system_version()?))?;
        }
        Ok(system)
    }

    /// What an earlier start settled on, if everything is still in its place.
    fn remembered(stamp: &str) -> Option<Self> {
        let mut lines = stamp.lines();
        match lines.next()? {
            "rustup" => Path::new(lines.next()?).is_dir().then_some(Self::Rustup),
            "system" => {
                let linker = PathBuf::from(lines.next()?);
                let same = linker.is_file() && lines.next()? == system_version().ok()?;
                (same && libs().is_dir()).then_some(Self::System { shims: shims(), linker })
            }
            _ => None,
        }
    }

    /// Gives a command (cargo, or something that calls cargo) this compiler.
    pub fn prepare(&self, command: &mut Command) {
        // Left over from the cargo that runs us, or flags that somebody means for the host.
        for name in ["CARGO", "LD_LIBRARY_PATH", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
            command.env_remove(name);
        }
        command.env("CARGO_TARGET_DIR", crate::workspace::wasm_target_dir());
        if let Self::System { shims, linker } = self {
            let old = std::env::var_os("PATH").unwrap_or_default();
            let path = std::env::join_paths([shims.clone()].into_iter().chain(std::env::split_paths(&old)));
            command
                .env("PATH", path.unwrap_or(old))
                .env("RUSTC", shims.join("rustc"))
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
    }

    /// Cargo with this compiler.
    #[must_use]
    pub fn cargo(&self) -> Command {
        let mut command = Command::new(match self {
            Self::Rustup => PathBuf::from("cargo"),
            Self::System { shims, .. } => shims.join("cargo"),
        });
        self.prepare(&mut command);
        command.current_dir(crate::workspace::root());
        command
    }

    /// Clippy with this compiler; the caller adds the arguments.
    pub fn clippy(&self) -> Result<Command> {
        let mut command = match self {
            Self::Rustup => self.cargo(),
            Self::System { .. } => {
                if !Path::new(SYSTEM_CLIPPY).is_file() {
                    system::install(
                        &["rust-web-clippy"],
                        "clippy for WebAssembly must fit the system's compiler",
                    )?;
                }
                let mut command = Command::new(SYSTEM_CLIPPY);
                self.prepare(&mut command);
                // The lints' driver is a compiler of its own and does not go through our `rustc`.
                command.env("SYSROOT", sysroot()).current_dir(crate::workspace::root());
                command
            }
        };
        command.arg("clippy");
        Ok(command)
    }

    fn ensure_system(host_sysroot: &Path) -> Result<Self> {
        if !Path::new(SYSTEM_CARGO).is_file() || !Path::new(SYSTEM_RUSTC).is_file() || std_sources().is_none()
        {
            system::install(&SYSTEM_PACKAGES, "rustup has no WebAssembly target for this toolchain")?;
        }
        let linker = linker(host_sysroot)?;
        write_shims()?;
        let stamp = Stamp::new(tools().join("stamps/wasm-std"), system_version()?);
        if !stamp.is_fresh(&libs()) {
            step("compiling the standard library for WebAssembly", || {
                compile_std(&linker)?;
                stamp.set()
            })?;
        }
        Ok(Self::System { shims: shims(), linker })
    }
}

fn sysroot() -> PathBuf {
    tools().join("sysroot")
}

fn libs() -> PathBuf {
    sysroot().join("lib/rustlib").join(TARGET).join("lib")
}

fn shims() -> PathBuf {
    tools().join("shim")
}

/// The compiler that rustup or the user chose, whatever cargo is running us.
fn rustup_rustc() -> Command {
    Command::new("rustc")
}

/// Whether `rustup target add` brought the target. Bounded: a closed network may answer slowly or never.
fn rustup_adds_target(libs: &Path) -> bool {
    if find_program(&["rustup"]).is_none() {
        return false;
    }
    let added = step("asking rustup for the WebAssembly target", || {
        let mut rustup = Command::new("timeout");
        rustup.arg(RUSTUP_TIMEOUT_SECONDS.to_string()).args(["rustup", "--quiet", "target", "add", TARGET]);
        status(rustup.env("RUSTUP_MAX_RETRIES", "1").stderr(std::process::Stdio::null()))
    });
    added.is_ok_and(|ended| ended.success()) && libs.is_dir()
}

fn system_version() -> Result<String> {
    // The file's time and size tell one release from the next without starting it.
    let meta = fs::metadata(SYSTEM_RUSTC).context("the system's rustc is gone")?;
    let modified = meta.modified()?.duration_since(std::time::UNIX_EPOCH)?.as_secs();
    Ok(format!("{modified} {}", meta.len()))
}

/// The standard library's sources, where Debian puts them.
fn std_sources() -> Option<PathBuf> {
    let sysroot = stdout_of(Command::new(SYSTEM_RUSTC).args(["--print", "sysroot"])).ok()?;
    let sources = Path::new(&sysroot).join("lib/rustlib/src/rust/library");
    sources.is_dir().then_some(sources)
}

/// rustup's linker: Debian's `rust-lld` is a link to a package that need not be there.
fn linker(host_sysroot: &Path) -> Result<PathBuf> {
    let rustlib = host_sysroot.join("lib/rustlib");
    let bundled = fs::read_dir(&rustlib)?
        .filter_map(|entry| Some(entry.ok()?.path().join("bin/rust-lld")))
        .find(|candidate| candidate.is_file());
    match bundled.or_else(|| find_program(&["rust-lld", "wasm-ld"])) {
        Some(linker) => Ok(linker),
        None => bail!("no linker for WebAssembly: the Rust toolchain should bring rust-lld"),
    }
}

/// `rustc` with our sysroot, and the `cargo` that belongs to it.
fn write_shims() -> Result<()> {
    let rustc = format!("#!/bin/sh\nexec {SYSTEM_RUSTC} --sysroot '{}' \"$@\"\n", sysroot().display());
    let cargo = format!("#!/bin/sh\nexec {SYSTEM_CARGO} \"$@\"\n");
    for (name, script) in [("rustc", rustc), ("cargo", cargo)] {
        let path = shims().join(name);
        write(&path, script)?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

/// Compiles `std` for the target and lays out the sysroot.
fn compile_std(linker: &Path) -> Result<()> {
    let work = tools().join("std");
    write(&work.join("src/lib.rs"), "#![no_std]\n")?;
    write(
        &work.join("Cargo.toml"),
        "[package]\nname = \"std-for-wasm\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    let mut cargo = Command::new(SYSTEM_CARGO);
    cargo
        .args(["build", "--release", "-Zbuild-std=std,panic_abort", "--target", TARGET])
        .current_dir(&work)
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("LD_LIBRARY_PATH")
        .env("RUSTC", SYSTEM_RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
        // Without bitcode the library could not take part in link-time optimisation.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes");
    run(&mut cargo)?;
    lay_out_sysroot(&work.join("target").join(TARGET).join("release/deps"))
}

fn lay_out_sysroot(compiled: &Path) -> Result<()> {
    let _ = fs::remove_dir_all(sysroot());
    fs::create_dir_all(libs())?;
    for entry in fs::read_dir(compiled)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let ours = name.starts_with("libstd_for_wasm");
        if path.extension().is_some_and(|extension| extension == "rlib") && !ours {
            fs::copy(&path, libs().join(name))?;
        }
    }
    link_host_libraries()
}

/// Build scripts and procedural macros are compiled for the host with the same compiler.
fn link_host_libraries() -> Result<()> {
    let system = stdout_of(Command::new(SYSTEM_RUSTC).args(["--print", "sysroot"]))?;
    for entry in fs::read_dir(Path::new(&system).join("lib/rustlib"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_owned();
        if path.join("lib").is_dir() && name != TARGET {
            symlink(&path, sysroot().join("lib/rustlib").join(name))?;
        }
    }
    Ok(())
}
