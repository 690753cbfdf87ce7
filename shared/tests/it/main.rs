//! Tests of the domain through its public face: tables that read like the rules, and properties against models.

mod attendance;
mod busy;
mod busy_properties;
mod claim;
mod clock_changes;
mod contact;
mod explain;
mod form;
mod group;
mod holiday;
mod host;
#[cfg(feature = "merge")]
mod merge;
mod model;
mod pace;
mod schedule;
mod series;
mod slot;
mod slot_properties;
mod title;
mod workflow;
mod write;
mod zoom;
mod zoom_day;
