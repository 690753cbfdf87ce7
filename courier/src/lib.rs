//! The courier: a Worker that puts messages into words and hands them to those who deliver them. It keeps no state and is
//! reached by the main Worker alone, over a service binding.
//!
//! A [`Parcel`](shared::courier::Parcel) comes in at [`DELIVER`](shared::courier::DELIVER) and is taken to whom it is for by
//! [`delivery`]: a mail is written as a [`letter`], which is HTML ([`html`]), an entry in a calendar ([`invitation`]) and a
//! MIME message ([`mime`]); a [`carrier`] hands it over. What becomes of it later comes in as a [`report`]. Everything but `worker_side` is free of the Worker, and tested on the host.

pub mod answer;
pub mod carrier;
pub mod config;
pub mod delivery;
pub mod html;
pub mod invitation;
pub mod letter;
pub mod mime;
pub mod place_outside;
pub mod post;
pub mod report;
mod worker_side;

use worker::{Context, Env, Request, Response, Result, event};

/// Answers the main Worker.
#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> Result<Response> {
    worker_side::answer(request, &env).await
}
