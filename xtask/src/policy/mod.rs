//! What may be compiled into the product: licences, sources, banned and doubled crates, sound lockfiles.
//!
//! The rules are in `deny.toml`, in the format of cargo-deny, which takes minutes to compile; these checks take a
//! second and need no network. They do not know security advisories: for those, run cargo-deny itself.

mod graph;
mod lockfile;
mod rules;
mod spdx;

use anyhow::Result;
use graph::Graph;
use rules::Rules;

/// A check's name and what it found wrong.
pub type Finding = (&'static str, Result<Vec<String>>);

/// Runs every check.
#[must_use]
pub fn check() -> Vec<Finding> {
    let graph = Graph::load();
    let with = |check: fn(&Graph, &Rules) -> Vec<String>| match &graph {
        Ok(graph) => Rules::load().map(|rules| check(graph, &rules)),
        Err(error) => Err(anyhow::anyhow!("{error:#}")),
    };
    vec![
        ("licences are on the list", with(bad_licences)),
        ("crates come from the registry", with(bad_sources)),
        ("no banned crates", with(banned)),
        ("no crate twice in what is shipped", with(doubled)),
        ("Cargo.lock is complete", lockfile::check_cargo()),
        ("package-lock.json is complete and names no addresses", lockfile::check_npm()),
    ]
}

fn bad_licences(graph: &Graph, rules: &Rules) -> Vec<String> {
    let allowed = |licence: &str| rules.licences.iter().any(|known| known == licence);
    graph
        .packages
        .iter()
        .filter(|package| package.source.is_some() && !spdx::satisfied(&package.licence, &allowed))
        .map(|package| format!("{package}: {:?}", package.licence))
        .collect()
}

fn bad_sources(graph: &Graph, _: &Rules) -> Vec<String> {
    let foreign =
        |source: &Option<String>| source.as_ref().is_some_and(|from| !from.starts_with("registry+"));
    graph.packages.iter().filter(|package| foreign(&package.source)).map(ToString::to_string).collect()
}

fn banned(graph: &Graph, rules: &Rules) -> Vec<String> {
    graph
        .packages
        .iter()
        .filter(|package| rules.banned.contains(&package.name))
        .map(ToString::to_string)
        .collect()
}

fn doubled(graph: &Graph, rules: &Rules) -> Vec<String> {
    let mut shipped = graph.shipped();
    shipped.retain(|package| !rules.skipped.iter().any(|skip| skip.covers(&package.name, &package.version)));
    shipped.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    shipped
        .windows(2)
        .filter(|pair| pair[0].name == pair[1].name)
        .map(|pair| format!("{} and {}", pair[0], pair[1]))
        .collect()
}
