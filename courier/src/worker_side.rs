//! The Worker's side: requests, variables, `fetch`, sockets and the binding for mail. As little as can be, for the rest is
//! tested on the host.

use crate::carrier::http_mail::HttpMail;
use crate::carrier::smtp::{Connect, Line, Security, Server, SmtpMail};
use crate::carrier::twilio::Twilio;
use crate::carrier::{MailCarrier, send_email};
use crate::config::{MailBy, Variables};
use crate::delivery::{Office, misspelt, verdict};
use crate::letter::Letter;
use crate::mime::message;
use crate::post::{Answer, Call, NoAnswer, Post};
use crate::report;
use futures_util::StreamExt as _;
use futures_util::future::{Either, select};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use shared::courier::{CHECK, DELIVER, Order, READ_WORKFLOW, Receipt, WALK, WrittenText};
use shared::id::MessageId;
use shared::limits;
use shared::report::{ProviderCall, READ_REPORTS};
use shared::workflow::Stretch;
use std::time::Duration;
use wasm_bindgen::JsValue;
use worker::email::EmailMessage;
use worker::js_sys::Reflect;
use worker::{
    AbortController, Delay, Env, Fetch, Headers, Method, Request, RequestInit, RequestRedirect, Response,
    Result, SecureTransport, Socket,
};

/// Answers one request of the main Worker.
pub async fn answer(mut request: Request, env: &Env) -> Result<Response> {
    let path = request.path();
    match (request.method(), path.as_str()) {
        (Method::Post, DELIVER) => match read::<Order>(&mut request).await {
            Ok(order) => {
                let id = order.id.clone();
                let receipt = match order.parcel() {
                    Ok(parcel) => office(env).deliver(&parcel).await,
                    Err(reason) => Receipt::Refused { reason, address_is_dead: false },
                };
                log(&id, &receipt);
                written(&receipt)
            }
            Err(fault) => fault,
        },
        (Method::Post, READ_WORKFLOW) => match read::<Value>(&mut request).await {
            Ok(draft) => written(&verdict(draft)),
            Err(fault) => fault,
        },
        (Method::Post, WALK) => match read::<Stretch>(&mut request).await {
            Ok(stretch) => match stretch.walk() {
                Ok(walked) => written(&walked),
                Err(invalid) => Response::error(invalid.message.into_owned(), 422),
            },
            Err(fault) => fault,
        },
        (Method::Post, CHECK) => match read::<Vec<WrittenText>>(&mut request).await {
            Ok(texts) => written(&misspelt(texts)),
            Err(fault) => fault,
        },
        (Method::Post, READ_REPORTS) => match read::<ProviderCall>(&mut request).await {
            Ok(call) => {
                let keys = Variables(|name: &str| variable(env, name)).report_keys();
                written(&report::read(&call, &keys, now()))
            }
            Err(fault) => fault,
        },
        (_, DELIVER | CHECK | READ_WORKFLOW | WALK | READ_REPORTS) => Response::error("only POST", 405),
        _ => Response::error("no such thing", 404),
    }
}

/// Reads what was sent, or answers that it cannot be read. What it says is no part of the answer: it may hold anything.
async fn read<T: DeserializeOwned>(request: &mut Request) -> std::result::Result<T, Result<Response>> {
    let body = request.text().await.map_err(Err)?;
    if body.len() > limits::COURIER_PARCEL_BYTES_MAX {
        return Err(Response::error("too large", 413));
    }
    serde_json::from_str(&body).map_err(|error| {
        worker::console_error!(
            "{}",
            json!({ "level": "error", "operation": "read", "line": error.line(), "column": error.column() })
        );
        Response::error("not what the courier takes", 400)
    })
}

fn written<T: Serialize>(value: &T) -> Result<Response> {
    let headers = Headers::new();
    headers.set("content-type", "application/json")?;
    Ok(Response::ok(serde_json::to_string(value)?)?.with_headers(headers))
}

/// One line for a message: its id and what came of it, and nothing of what it says.
fn log(id: &MessageId, receipt: &Receipt) {
    let state = match receipt {
        Receipt::Taken { .. } | Receipt::Worded { .. } => "taken",
        Receipt::Later { .. } => "later",
        Receipt::Refused { .. } => "refused",
    };
    let details = json!({ "message": id, "state": state });
    worker::console_log!(
        "{}",
        json!({ "level": "info", "event": "a parcel was handed over", "details": details })
    );
}

fn now() -> Timestamp {
    let ms = i64::try_from(worker::Date::now().as_millis()).unwrap_or(i64::MAX);
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::MAX)
}

/// The Worker's variables and secrets; both are found under the same names.
fn variable(env: &Env, name: &str) -> Option<String> {
    env.var(name)
        .ok()
        .map(|value| value.to_string())
        .or_else(|| env.secret(name).ok().map(|value| value.to_string()))
}

fn office(env: &Env) -> Office<AnyMail<'_>, Twilio<Fetching>, Fetching> {
    let variables = Variables(|name: &str| variable(env, name));
    let now = now();
    Office {
        mail: variables.mail_by().map(|by| AnyMail { env, by, now }),
        sender: variables.mail_from(),
        sms: variables.sms_by().map(|account| Twilio { account, post: Fetching, now }),
        post: Fetching,
        allows_private_hosts: variables.allows_private_hosts(),
        now,
    }
}

/// Whoever is set to carry mail.
struct AnyMail<'a> {
    env: &'a Env,
    by: MailBy,
    now: Timestamp,
}

impl MailCarrier for AnyMail<'_> {
    async fn carry(&self, letter: &Letter) -> Receipt {
        match &self.by {
            MailBy::SendEmail => {
                let sending = by_cloudflare(self.env, letter);
                within_ms(limits::COURIER_HTTP_TIMEOUT_MS, sending)
                    .await
                    .unwrap_or_else(|| send_email::failure(None, "it takes too long"))
            }
            MailBy::Http(api) => {
                HttpMail { api: api.clone(), post: Fetching, now: self.now }.carry(letter).await
            }
            MailBy::Smtp(server) => {
                let carrier = SmtpMail { server: server.clone(), connect: Sockets };
                let late = || Receipt::Later {
                    reason: "The mail server takes too long.".to_owned(),
                    after_seconds: None,
                };
                within_ms(limits::COURIER_SMTP_TIMEOUT_MS, carrier.carry(letter)).await.unwrap_or_else(late)
            }
        }
    }
}

/// The binding for mail in `wrangler.toml`.
const EMAIL: &str = "EMAIL";

async fn by_cloudflare(env: &Env, letter: &Letter) -> Receipt {
    let Ok(binding) = env.send_email(EMAIL) else {
        let reason = "This installation sends no mail: it has no binding EMAIL.".to_owned();
        return Receipt::Refused { reason, address_is_dead: false };
    };
    let raw = String::from_utf8_lossy(&message(letter)).into_owned();
    let sent = match EmailMessage::new(&letter.from.address, &letter.to.address, &raw) {
        Ok(mail) => binding.send(&mail).await,
        Err(error) => Err(error),
    };
    match sent {
        Ok(result) => {
            let id = Reflect::get(&result, &JsValue::from_str("messageId")).ok();
            let provider_id = id.and_then(|id| id.as_string());
            Receipt::Taken { by: send_email::BY.to_owned(), provider_id }
        }
        Err(error) => {
            let code =
                Reflect::get(&error, &JsValue::from_str("code")).ok().and_then(|code| code.as_string());
            send_email::failure(code.as_deref(), &String::from(error.message()))
        }
    }
}

/// Lines by the Worker's sockets.
struct Sockets;

impl Line for Socket {
    fn start_tls(self) -> Self {
        Socket::start_tls(self)
    }
}

impl Connect for Sockets {
    type Line = Socket;

    async fn connect(&self, server: &Server) -> std::result::Result<Socket, NoAnswer> {
        let transport = match server.security {
            Security::Tls => SecureTransport::On,
            Security::StartTls => SecureTransport::StartTls,
            Security::None => SecureTransport::Off,
        };
        let host = server.host.as_str();
        let socket = Socket::builder().secure_transport(transport).connect(host, server.port);
        let socket = socket.map_err(|_| NoAnswer::Unreachable)?;
        socket.opened().await.map_err(|_| NoAnswer::Unreachable)?;
        Ok(socket)
    }
}

/// Calls by the Worker's `fetch`.
struct Fetching;

impl Post for Fetching {
    async fn post(&self, call: Call) -> std::result::Result<Answer, NoAnswer> {
        let request = request(&call).map_err(|_| NoAnswer::Unreachable)?;
        let abort = AbortController::default();
        let signal = abort.signal();
        let exchange = async {
            match Fetch::Request(request).send_with_signal(&signal).await {
                Ok(response) => Ok(read_answer(response).await),
                // What the runtime says may hold the address.
                Err(_) => Err(NoAnswer::Unreachable),
            }
        };
        let outcome = within_ms(limits::COURIER_HTTP_TIMEOUT_MS, exchange).await;
        // What is left of the answer is of no use.
        abort.abort();
        outcome.unwrap_or(Err(NoAnswer::TooLate))
    }
}

fn request(call: &Call) -> Result<Request> {
    let headers = Headers::new();
    for (name, value) in &call.headers {
        headers.set(name, value)?;
    }
    let mut init = RequestInit::new();
    init.with_method(Method::Post)
        .with_headers(headers)
        .with_body(Some(JsValue::from_str(&call.body)))
        .with_redirect(RequestRedirect::Manual);
    Request::new_with_init(&call.url, &init)
}

/// The status has said the most: a body that is slow to come, or breaks off, changes nothing.
async fn read_answer(mut response: Response) -> Answer {
    let retry_after = response.headers().get("retry-after").ok().flatten();
    let mut begin = Vec::new();
    if let Ok(mut stream) = response.stream() {
        let reading = async {
            while let Some(Ok(chunk)) = stream.next().await {
                begin.extend_from_slice(&chunk);
                if begin.len() >= limits::COURIER_ANSWER_BYTES_MAX {
                    break;
                }
            }
        };
        within_ms(limits::COURIER_ANSWER_BODY_MS, reading).await;
    }
    begin.truncate(limits::COURIER_ANSWER_BYTES_MAX);
    let body = String::from_utf8_lossy(&begin).into_owned();
    Answer { status: response.status_code(), retry_after, body }
}

/// Waits at most `ms` for `work`; what is not done by then is dropped.
async fn within_ms<T>(ms: u64, work: impl Future<Output = T>) -> Option<T> {
    let work = std::pin::pin!(work);
    let timer = std::pin::pin!(Delay::from(Duration::from_millis(ms)));
    match select(work, timer).await {
        Either::Left((done, _)) => Some(done),
        Either::Right(_) => None,
    }
}
