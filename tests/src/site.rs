//! The demo site: pages of another origin that embed the widget, as a customer's own website would.

use anyhow::{Context as _, Result};
use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::net::Ipv4Addr;
use tokio::net::TcpListener;

/// Stands in the pages for the address of the Slotkey installation.
const ORIGIN_MARK: &str = "{{slotkey}}";

const HOME: &str = include_str!("../site/home.html");
const TWO: &str = include_str!("../site/two.html");
const FUNNEL: &str = include_str!("../site/funnel.html");
const STYLE: &str = include_str!("../site/site.css");
const ICON: &str = include_str!("../site/icon.svg");

/// Binds the site's port on this machine.
pub async fn bind(port: u16) -> Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
    listener.with_context(|| {
        format!("port {port} is taken by another program: choose another one for the demo site")
    })
}

/// The site's address. Not `127.0.0.1`, where Slotkey is: the two shall differ in host as well as in port.
#[must_use]
pub fn address(port: u16) -> String {
    format!("http://localhost:{port}")
}

/// Serves the site for the Slotkey installation at `origin`, until dropped.
pub async fn serve(listener: TcpListener, origin: &str) -> Result<()> {
    Ok(axum::serve(listener, routes(origin)).await?)
}

fn routes(origin: &str) -> Router {
    let page = |html: &str, policy: Option<String>| {
        let html = html.replace(ORIGIN_MARK, origin);
        get(move || async move { answer("text/html; charset=utf-8", html.clone(), policy.as_deref()) })
    };
    let file = |content_type, text: &'static str| {
        get(move || async move { answer(content_type, text.to_owned(), None) })
    };
    Router::new()
        .route("/", page(HOME, None))
        .route("/strict", page(HOME, Some(strict_policy(origin))))
        .route("/two", page(TWO, None))
        .route("/funnel", page(FUNNEL, None))
        .route("/site.css", file("text/css; charset=utf-8", STYLE))
        .route("/icon.svg", file("image/svg+xml", ICON))
}

/// A policy under which the embed may load and frame Slotkey, but neither compile WebAssembly nor write styles.
fn strict_policy(origin: &str) -> String {
    format!(
        "default-src 'none'; script-src {origin}; connect-src {origin}; frame-src {origin}; style-src 'self'; \
         img-src 'self'; base-uri 'none'; form-action 'none'"
    )
}

fn answer(content_type: &'static str, body: String, policy: Option<&str>) -> Response {
    let mut response = ([(CONTENT_TYPE, content_type), (CACHE_CONTROL, "no-store")], body).into_response();
    if let Some(policy) = policy.and_then(|text| text.parse().ok()) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_embeds_the_widget_as_the_documentation_says() {
        for page in [HOME, TWO, FUNNEL] {
            assert!(page.contains(r#"<script async src="{{slotkey}}/embed.js"></script>"#));
            assert!(page.contains("<slotkey-booking calendar=\"demo-"));
            assert!(!page.contains("style=") && !page.contains("<style"), "would not pass the strict policy");
        }
        assert_eq!(TWO.matches("<slotkey-booking").count(), 2);
    }

    #[test]
    fn the_strict_policy_allows_the_embed_and_no_webassembly() {
        let policy = strict_policy("http://127.0.0.1:8787");
        assert!(policy.contains("script-src http://127.0.0.1:8787;"));
        assert!(!policy.contains("unsafe"));
    }
}
