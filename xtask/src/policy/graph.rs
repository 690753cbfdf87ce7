//! The crates of the workspace and what they pull in, as cargo resolves them.

use crate::cargo::cargo;
use crate::process::stdout_of;
use crate::toolchain::TARGET;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::fmt;

/// The crates whose dependencies leave the house.
const SHIPPED: [&str; 3] = ["edge", "widget", "courier"];

#[derive(Debug)]
pub struct Package {
    pub name: String,
    pub version: String,
    pub licence: String,
    /// None for the workspace's own.
    pub source: Option<String>,
    id: String,
    runs_in_the_compiler: bool,
}

impl fmt::Display for Package {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.version)
    }
}

#[derive(Debug)]
pub struct Graph {
    pub packages: Vec<Package>,
    /// From a package's id to those it needs at run time.
    edges: HashMap<String, Vec<String>>,
}

impl Graph {
    /// Everything that is compiled on this machine, for it or for WebAssembly. Fails if `Cargo.lock` is out of date.
    pub fn load() -> Result<Self> {
        let host = stdout_of(std::process::Command::new("rustc").args(["--print", "host-tuple"]))?;
        let mut command = cargo();
        command.args(["metadata", "--format-version", "1", "--locked", "--all-features"]);
        command.args(["--filter-platform", &host, "--filter-platform", TARGET]);
        let metadata: Value = serde_json::from_str(&stdout_of(&mut command)?)?;
        let packages = list(&metadata["packages"]).iter().map(package).collect::<Option<_>>();
        Ok(Self {
            packages: packages.context("cargo metadata has a package without name")?,
            edges: list(&metadata["resolve"]["nodes"]).iter().map(edges).collect(),
        })
    }

    /// The crates linked into the Worker or the widget.
    pub fn shipped(&self) -> Vec<&Package> {
        let by_id: HashMap<_, _> =
            self.packages.iter().map(|package| (package.id.as_str(), package)).collect();
        let own = |package: &&Package| package.source.is_none() && SHIPPED.contains(&package.name.as_str());
        let mut queue: Vec<&str> =
            self.packages.iter().filter(own).map(|package| package.id.as_str()).collect();
        let mut seen = HashSet::new();
        while let Some(id) = queue.pop() {
            let linked = by_id.get(id).is_some_and(|package| !package.runs_in_the_compiler);
            if linked && seen.insert(id) {
                queue.extend(self.edges.get(id).into_iter().flatten().map(String::as_str));
            }
        }
        seen.into_iter().filter_map(|id| by_id.get(id).copied()).collect()
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(ToOwned::to_owned)
}

fn package(value: &Value) -> Option<Package> {
    let is_macro = |target: &Value| list(&target["kind"]).iter().any(|kind| kind == "proc-macro");
    Some(Package {
        name: text(&value["name"])?,
        version: text(&value["version"])?,
        licence: text(&value["license"]).unwrap_or_default(),
        source: text(&value["source"]),
        id: text(&value["id"])?,
        runs_in_the_compiler: list(&value["targets"]).iter().any(is_macro),
    })
}

fn edges(node: &Value) -> (String, Vec<String>) {
    let at_run_time = |edge: &&Value| list(&edge["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
    let targets =
        list(&node["deps"]).iter().filter(at_run_time).filter_map(|edge| text(&edge["pkg"])).collect();
    (text(&node["id"]).unwrap_or_default(), targets)
}
