//! Remembering what has been done, so that the next start need not do it again.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// A file that holds what its result was made from. Anything else in it means "make it again".
#[derive(Debug, Clone)]
pub struct Stamp {
    path: PathBuf,
    content: String,
}

impl Stamp {
    /// The stamp at `path` for a result made from `content`.
    #[must_use]
    pub fn new(path: PathBuf, content: impl Into<String>) -> Self {
        Self { path, content: content.into() }
    }

    /// Whether the result is there and was made from the same.
    #[must_use]
    pub fn is_fresh(&self, result: &Path) -> bool {
        result.exists() && fs::read_to_string(&self.path).is_ok_and(|found| found == self.content)
    }

    /// Says that the result is there. Called last: an interrupted step leaves no stamp.
    pub fn set(&self) -> Result<()> {
        write(&self.path, &self.content)
    }
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn sha256_hex(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes.as_ref()).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The hash of several files' contents, in the order given.
pub fn hash_files(paths: &[PathBuf]) -> Result<String> {
    let mut all = String::new();
    for path in paths {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        all.push_str(&sha256_hex(bytes));
    }
    Ok(sha256_hex(all))
}
