//! Writes the valid inputs of every target into folders, for a fuzzer to begin with: `corpus FOLDER`.

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).expect("a folder"));
    for (target, _) in slotkey_fuzz::TARGETS {
        let folder = folder.join(target);
        std::fs::create_dir_all(&folder)?;
        for (number, input) in slotkey_fuzz::corpus::of(target).iter().enumerate() {
            std::fs::write(folder.join(format!("valid-{number:03}")), input)?;
        }
    }
    Ok(())
}
