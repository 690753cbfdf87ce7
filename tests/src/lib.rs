//! End-to-end tests: the real Worker in workerd, the real stand-in for Zoom, and clients as the world has them.
//!
//! [`client`] talks to Slotkey as clients, operators and browsers do; [`zoom`] looks into the stand-in; [`world`]
//! starts both and makes businesses to test in; [`office`] is what such a business does by the management API; [`tap`]
//! overhears the line between them; [`receiver`] takes webhooks, [`post`] looks at what was delivered, [`mail_server`] takes
//! mails as the world outside does; [`held`] checks invariant I1; [`fixture`] serves Workers of the tests' own. [`furnished`] has one in which everything is there. [`demo`] and [`site`] are what `cargo xtask dev` shows.

pub mod client;
pub mod demo;
pub mod fixture;
pub mod furnished;
pub mod held;
pub mod mail_server;
pub mod office;
pub mod past;
pub mod post;
pub mod profile;
pub mod receiver;
pub mod seeded;
pub mod site;
pub mod tap;
pub mod world;
pub mod zoom;
