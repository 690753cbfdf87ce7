//! A tap on the line between the Worker and Zoom: everything goes through, and the secrets in it are remembered, so
//! that a test can look for them where they must not be (invariant I6).

use anyhow::Result;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use reqwest::Client;
use reqwest::redirect::Policy;
use serde_json::Value;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// The fields of Zoom's answers that nobody else may see.
const SECRET_FIELDS: [&str; 3] = ["access_token", "refresh_token", "start_url"];

/// A running tap. Dropping it cuts the line.
#[derive(Debug)]
pub struct Tap {
    /// Where the Worker calls what it takes for Zoom.
    pub origin: String,
    secrets: Arc<Mutex<Vec<String>>>,
    serving: JoinHandle<()>,
}

#[derive(Clone)]
struct Line {
    zoom: String,
    http: Client,
    secrets: Arc<Mutex<Vec<String>>>,
}

impl Tap {
    /// Taps the line to the stand-in at `zoom`, in the runtime of the caller.
    pub async fn open(zoom: &str) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let http = Client::builder().redirect(Policy::none()).no_proxy().build()?;
        let secrets = Arc::default();
        let line = Line { zoom: zoom.to_owned(), http, secrets: Arc::clone(&secrets) };
        let routes = Router::new().fallback(pass).with_state(line);
        let serving = tokio::spawn(async move {
            // Ends with the runtime; until then it only fails where the listener does.
            let _ = axum::serve(listener, routes).await;
        });
        Ok(Self { origin, secrets, serving })
    }

    /// Every secret that went over the line so far.
    #[must_use]
    pub fn secrets(&self) -> Vec<String> {
        self.secrets.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Tap {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn pass(
    State(line): State<Line>,
    method: Method,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    match forward(&line, method, &uri.to_string(), headers, body).await {
        Ok(response) => response,
        Err(error) => (StatusCode::BAD_GATEWAY, error.to_string()).into_response(),
    }
}

async fn forward(
    line: &Line,
    method: Method,
    uri: &str,
    mut headers: HeaderMap,
    body: Bytes,
) -> Result<Response> {
    headers.remove(header::HOST);
    headers.remove(header::CONTENT_LENGTH);
    let answer =
        line.http.request(method, format!("{}{uri}", line.zoom)).headers(headers).body(body).send().await?;
    let mut response = Response::builder().status(answer.status());
    for (name, value) in answer.headers().iter().filter(|(name, _)| *name != header::TRANSFER_ENCODING) {
        response = response.header(name, value);
    }
    let body = answer.bytes().await?;
    if let Ok(json) = serde_json::from_slice::<Value>(&body) {
        let found = SECRET_FIELDS.iter().filter_map(|field| json[*field].as_str()).map(str::to_owned);
        line.secrets.lock().unwrap_or_else(PoisonError::into_inner).extend(found);
    }
    Ok(response.body(Body::from(body))?)
}
