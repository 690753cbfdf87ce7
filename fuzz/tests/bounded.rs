//! Every target with valid documents, with what was found before, and with a fixed number of mutated documents.

use slotkey_fuzz::{TARGETS, Target, corpus, mutate};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// How many mutated documents a target gets. `FUZZ_INPUTS` says another number.
const INPUTS: usize = 2_000;

/// Whether an input is taken.
type Accepts = fn(&[u8]) -> bool;

/// Calls a target, and says which input it was that broke something.
fn call((name, target): Target, input: &[u8], what: &str) {
    if let Err(cause) = catch_unwind(AssertUnwindSafe(|| target(input))) {
        println!("{name} breaks on {what}:\n{}", String::from_utf8_lossy(input));
        std::panic::resume_unwind(cause);
    }
}

fn target(name: &str) -> Target {
    *TARGETS.iter().find(|(known, _)| *known == name).expect("a target of this name")
}

fn run(name: &str) {
    let target = target(name);
    let valid = corpus::of(name);
    assert!(valid.len() >= 5, "only {} valid documents", valid.len());
    for (number, input) in valid.iter().enumerate() {
        call(target, input, &format!("valid document {number}"));
    }
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("found").join(name);
    for entry in std::fs::read_dir(found).into_iter().flatten() {
        let path = entry.expect("a folder that can be read").path();
        call(target, &std::fs::read(&path).expect("a file that can be read"), &path.display().to_string());
    }
    let inputs = std::env::var("FUZZ_INPUTS").ok().and_then(|count| count.parse().ok()).unwrap_or(INPUTS);
    for seed in 0..inputs {
        let mut random = mutate::Random::new(u64::try_from(seed).expect("a small number"));
        call(target, &mutate::mutated(name, &valid, &mut random), &format!("seed {seed}"));
    }
}

#[test]
fn slot_query() {
    run("slot_query");
}

#[test]
fn busy_times() {
    run("busy_times");
}

#[test]
fn bodies() {
    run("bodies");
}

#[test]
fn what_is_valid_is_accepted_and_what_is_mutated_in_part() {
    let accepts: [(&str, Accepts); 2] = [
        ("slot_query", |input| shared::slot::query::answer(input).is_ok()),
        ("busy_times", |input| shared::busy::any_bytes(input).is_ok()),
    ];
    for (name, accepts) in accepts {
        let valid = corpus::of(name);
        for input in &valid {
            assert!(accepts(input), "{name}: {}", String::from_utf8_lossy(input));
        }
        let mutated = |seed| mutate::mutated(name, &valid, &mut mutate::Random::new(seed));
        let accepted = (0..500).filter(|seed| accepts(&mutated(*seed))).count();
        assert!((50..480).contains(&accepted), "{name}: {accepted} of 500 are accepted");
    }
}
