//! The stand-in over loopback, as its callers meet it.

mod control;
mod faults;
mod guest;
mod limits;
mod meetings;
mod oauth;
mod people;
mod process;
mod webhooks;
