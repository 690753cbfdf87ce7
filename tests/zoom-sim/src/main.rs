//! Stand-in for Zoom.
fn main() {}
