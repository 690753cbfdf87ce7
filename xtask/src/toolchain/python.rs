//! Schemathesis, a client that tests an API by its description, in a Python environment of its own.

use super::system;
use crate::process::{find_program, run_quietly, stdout_of};
use crate::progress::step;
use crate::stamp::{Stamp, hash_files};
use crate::workspace::{root, tools};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest Python that Schemathesis runs on.
const OLDEST: (u32, u32) = (3, 11);
/// Prints the version, if environments can be made.
const PROBE: &str = "import ensurepip, venv, sys; print(sys.version_info[0], sys.version_info[1])";

/// The Python that has Schemathesis, of the version in `tests/contract/requirements.txt`: newly installed, or as it was.
pub fn schemathesis() -> Result<PathBuf> {
    let environment = tools().join("python");
    // The programs beside it name this folder by its full path and would not survive a move; this one does.
    let python = environment.join("bin/python");
    let requirements = root().join("tests/contract/requirements.txt");
    let stamp =
        Stamp::new(tools().join("stamps/schemathesis"), hash_files(std::slice::from_ref(&requirements))?);
    if stamp.is_fresh(&python) && runs(&python) {
        return Ok(python);
    }
    let base = base_python()?;
    step("installing Schemathesis", || {
        run_quietly(Command::new(&base).args(["-m", "venv", "--clear"]).arg(&environment))?;
        let mut pip = Command::new(&python);
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]);
        run_quietly(pip.arg("--requirement").arg(&requirements))?;
        stamp.set()
    })?;
    Ok(python)
}

/// An environment ends with the Python that it was made by.
fn runs(python: &Path) -> bool {
    stdout_of(Command::new(python).args(["-c", "import schemathesis"])).is_ok()
}

/// The machine's Python, or a new one.
fn base_python() -> Result<PathBuf> {
    const WHY: &str = "the test of the API's description needs Python 3.11 or newer with venv";
    if probe().is_none() {
        system::install(&["python3", "python3-venv"], WHY)?;
    }
    let (python, version) = probe().context("Python was installed and still makes no environments")?;
    if version < OLDEST {
        bail!("{WHY}; {} is {}.{}", python.display(), version.0, version.1);
    }
    Ok(python)
}

fn probe() -> Option<(PathBuf, (u32, u32))> {
    let python = find_program(&["python3"])?;
    let text = stdout_of(Command::new(&python).args(["-c", PROBE])).ok()?;
    let (major, minor) = text.split_once(' ')?;
    Some((python, (major.parse().ok()?, minor.parse().ok()?)))
}
