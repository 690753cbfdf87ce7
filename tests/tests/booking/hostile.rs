//! Hostile input: every call of the API with everything in it that a request can get wrong, one thing at a time. Each is
//! taken, or refused in the one shape that refusals have, with a code that the description names; nothing panics.
//!
//! The calls and what they look like when they are right are read from `openapi.json`, so that none is left out.

use super::{business, world};
use anyhow::{Context as _, Result, ensure};
use futures_util::{StreamExt as _, stream};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use shared::limits;
use shared::route::{Caller, Operation, Segment};
use slotkey_tests::client::{Answer, Api, fresh};
use slotkey_tests::furnished::Furnished;
use xtask::workspace;

/// So many requests are under way at once.
const AT_ONCE: usize = 8;
/// Ten megabytes.
const HUGE: usize = 10 * 1_024 * 1_024;
/// Stands for the hostile value until the request is written.
const MARK: &str = "@@hostile@@";

/// A call, and the request for it that is right.
#[derive(Debug, Clone)]
struct Call {
    operation: Operation,
    /// What `openapi.json` says of it.
    described: Value,
    /// What stands in the path, by name; whether that is something that is there.
    path: Vec<(&'static str, String)>,
    is_there: bool,
    /// The query parameters that are needed.
    query: Vec<(String, String)>,
    body: Option<Value>,
}

/// What has to come of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    /// It is refused.
    Refused,
    /// It is taken or refused, as it may be.
    Answered,
}

impl Call {
    fn all(known: &Furnished) -> Result<Vec<Self>> {
        let description = std::fs::read_to_string(workspace::root().join("openapi.json"))?;
        let description: Value = serde_json::from_str(&description)?;
        Operation::ALL.iter().map(|&operation| Self::new(operation, &description, known)).collect()
    }

    fn new(operation: Operation, description: &Value, known: &Furnished) -> Result<Self> {
        let route = operation.route();
        let in_path = &description["paths"][route.template()];
        let described = in_path[route.method.as_str().to_lowercase()].clone();
        ensure!(described.is_object(), "{} is not described", operation.name());
        let schemas = &description["components"]["schemas"];
        let mut is_there = true;
        let path = route.parameters().map(|name| {
            let parameter = named(&in_path["parameters"], name);
            let found = stands_in_path(known, name, resolved(&parameter["schema"], schemas));
            is_there &= found.is_some();
            (name, found.unwrap_or_else(|| "unknown".to_owned()))
        });
        let path: Vec<_> = path.collect();
        let token = path.iter().find_map(|(_, id)| known.tokens.get(id)).cloned().unwrap_or_default();
        let query = parameters(&described, "query").filter(|one| one["required"] == true);
        let query = query.map(|one| {
            let name = text(&one["name"]);
            let value = match name.as_str() {
                "token" => token.clone(),
                "tz" => "Europe/London".to_owned(),
                "start" => known.starts[0].clone(),
                _ => known.starts[0][.."YYYY-MM-DD".len()].to_owned(),
            };
            (name, value)
        });
        let query = query.collect();
        let mut body = described["requestBody"]["content"]["application/json"]["example"].clone();
        brought_home(known, "", &mut body);
        let body = (!body.is_null()).then_some(body);
        Ok(Self { operation, described, path, is_there, query, body })
    }

    /// The path with one of its parameters replaced.
    fn path_with(&self, replaced: &str, by: &str) -> String {
        let value = |name: &str| {
            let known = self.path.iter().find(|(one, _)| *one == name).map_or("", |(_, value)| value);
            if name == replaced { by.to_owned() } else { known.to_owned() }
        };
        let segments = self.operation.route().path.iter().map(|segment| match segment {
            Segment::Fixed(text) => (*text).to_owned(),
            Segment::Parameter(name) => value(name),
        });
        segments.fold("/api/v1".to_owned(), |path, segment| format!("{path}/{segment}"))
    }

    /// The query, each parameter with its `=`, with one of them replaced by what is encoded already.
    fn query_with(&self, replaced: &str, by: &str) -> String {
        let others = self.query.iter().filter(|(name, _)| name != replaced);
        let others = others.map(|(name, value)| format!("{name}={}&", value.replace('+', "%2B")));
        let replaced = if replaced.is_empty() { String::new() } else { format!("{replaced}={by}") };
        format!("?{}{replaced}", others.collect::<String>())
    }

    fn request(&self, api: &Api, path: &str, query: &str) -> RequestBuilder {
        let route = self.operation.route();
        let address = format!("{path}{query}");
        let method = Method::from_bytes(route.method.as_str().as_bytes()).unwrap_or_default();
        let request = match route.caller {
            Caller::Client => api.request(method, &address),
            Caller::Staff => api.managing(method, address.trim_start_matches("/api/v1")),
        };
        if parameters(&self.described, "header").any(|one| one["name"] == "Idempotency-Key") {
            request.header("idempotency-key", fresh("hostile"))
        } else {
            request
        }
    }

    fn with_body(&self, api: &Api, body: Vec<u8>) -> RequestBuilder {
        let request = self.request(api, &self.path_with("", ""), &self.query_with("", ""));
        request.header("content-type", "application/json").body(body)
    }

    /// Looks at an answer, whatever it is.
    fn check(&self, answer: &Answer, expected: Expected) -> Result<()> {
        if (200..300).contains(&answer.status) {
            ensure!(expected == Expected::Answered, "taken: {}", answer.body);
            return Ok(());
        }
        let problem = answer.problem()?;
        ensure!((400..500).contains(&problem.status), "{}: {}", problem.status, answer.body);
        let codes = &self.described["responses"][problem.status.to_string()]["x-codes"];
        let is_described = codes.as_array().is_some_and(|all| all.iter().any(|one| *one == problem.code));
        ensure!(is_described, "{} {} is not described", problem.status, problem.code);
        Ok(())
    }
}

/// What is there to stand in a path under a name, with a schema.
fn stands_in_path(known: &Furnished, name: &str, schema: &Value) -> Option<String> {
    if let Some(names) = known.names.get(name) {
        return names.first().cloned();
    }
    let prefix = schema["pattern"].as_str()?.trim_start_matches('^').split('[').next()?;
    let ids = known.ids.get(prefix)?;
    // Calendars are booked by their slug, the first one's, and changed by their id: those are two.
    if prefix == "cal_" { ids.last().cloned() } else { ids.first().cloned() }
}

/// Makes an example one of things that are there.
fn brought_home(known: &Furnished, name: &str, value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.iter_mut().for_each(|(name, value)| brought_home(known, name, value));
        }
        Value::Array(items) => items.iter_mut().for_each(|value| brought_home(known, name, value)),
        Value::String(text) => {
            if let Some(names) = known.fields.get(name) {
                text.clone_from(&names[0]);
            } else if name == "start" {
                text.clone_from(&known.starts[known.starts.len() / 2]);
            } else if let Some(ids) = known.ids.get(text.get(..4).unwrap_or_default()) {
                text.clone_from(&ids[0]);
            }
        }
        _ => {}
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn named<'a>(parameters: &'a Value, name: &str) -> &'a Value {
    let all = parameters.as_array().map_or(&[][..], Vec::as_slice);
    all.iter().find(|one| one["name"] == name).unwrap_or(&Value::Null)
}

fn parameters<'a>(described: &'a Value, place: &'a str) -> impl Iterator<Item = &'a Value> {
    described["parameters"].as_array().into_iter().flatten().filter(move |one| one["in"] == place)
}

fn resolved<'a>(schema: &'a Value, schemas: &'a Value) -> &'a Value {
    let name = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next());
    name.map_or(schema, |name| &schemas[name])
}

/// Sends requests, some at once, and collects what is wrong with their answers.
async fn send_all(api: &Api, requests: Vec<(String, Call, RequestBuilder, Expected)>) -> Result<()> {
    let count = requests.len();
    let wrong: Vec<String> = stream::iter(requests)
        .map(async |(what, call, request, expected)| {
            let checked = async { call.check(&api.send(request).await?, expected) };
            let fault: Option<anyhow::Error> = checked.await.err();
            fault.map(|fault| format!("{} {what}: {fault:#}", call.operation.name()))
        })
        .buffer_unordered(AT_ONCE)
        .filter_map(async |wrong| wrong)
        .collect()
        .await;
    ensure!(wrong.is_empty(), "{} of {count} requests:\n{}", wrong.len(), wrong.join("\n"));
    api.get("/healthz").await?.status.eq(&200).then_some(()).context("the Worker is gone")?;
    let lost = world().lost_instances();
    ensure!(lost.is_empty(), "an instance was lost: {lost:?}");
    Ok(())
}

async fn calls() -> Result<(Api, Vec<Call>)> {
    let known = Furnished::new(business().await?).await?;
    Ok((known.business.api.keeping_connections()?, Call::all(&known)?))
}

/// Bodies that are no body of any call.
fn no_bodies() -> Vec<(&'static str, Vec<u8>)> {
    let nested = |open: &str, inner: &str, close: &str, times: usize| {
        format!("{}{inner}{}", open.repeat(times), close.repeat(times)).into_bytes()
    };
    vec![
        ("a list", b"[]".to_vec()),
        ("nothing", b"null".to_vec()),
        ("a text", b"\"text\"".to_vec()),
        ("an absurd number", b"1e400".to_vec()),
        ("not a number", b"{\"name\":NaN}".to_vec()),
        ("half of it", b"{\"name\":".to_vec()),
        ("two of them", b"{}{}".to_vec()),
        ("a mark before it", b"\xef\xbb\xbf{}".to_vec()),
        ("broken UTF-8 as a value", b"{\"name\":\"\xff\xfe\"}".to_vec()),
        ("broken UTF-8 as a name", b"{\"\xc3\x28\":1}".to_vec()),
        ("no text at all", vec![0xff, 0x00, 0xfe]),
        ("a NUL", b"{\"name\":\"a\0b\"}".to_vec()),
        ("a NUL after it", b"{}\0".to_vec()),
        ("half a character", b"{\"name\":\"\\ud800\"}".to_vec()),
        ("half a character as a name", b"{\"\\udfff\":1}".to_vec()),
        ("lists in lists", nested("[", "", "]", 30_000)),
        ("objects in objects", nested("{\"a\":", "1", "}", 8_000)),
        ("a list that never ends", b"[".repeat(60_000)),
        ("an unknown field", b"{\"no_such_field\":1}".to_vec()),
        ("an unknown field without a name", b"{\"\":1}".to_vec()),
    ]
}

#[tokio::test]
async fn bodies_that_no_call_takes_are_refused_by_all() -> Result<()> {
    let (api, calls) = calls().await?;
    let mut requests = Vec::new();
    for call in calls.iter().filter(|call| call.body.is_some()) {
        for (what, body) in no_bodies() {
            requests.push((what.to_owned(), call.clone(), call.with_body(&api, body), Expected::Refused));
        }
    }
    ensure!(requests.len() > 300, "hardly anything is sent");
    send_all(&api, requests).await
}

#[tokio::test]
async fn ten_megabytes_are_too_much_for_all() -> Result<()> {
    let (api, calls) = calls().await?;
    for call in calls.iter().filter(|call| call.body.is_some()) {
        let huge = format!("{{\"name\":\"{}\"}}", "x".repeat(HUGE)).into_bytes();
        let answer = api.send(call.with_body(&api, huge)).await?;
        call.check(&answer, Expected::Refused).with_context(|| call.operation.name())?;
        let expected = if call.is_there { 413 } else { answer.status };
        ensure!(answer.status == expected, "{}: {}", call.operation.name(), answer.body);
    }
    // What needs no body does not read the one that it is sent.
    for call in
        calls.iter().filter(|call| call.body.is_none() && call.operation.route().method.as_str() == "POST")
    {
        let answer = api.send(call.with_body(&api, vec![b'['; 2 * limits::BODY_BYTES_MAX])).await?;
        call.check(&answer, Expected::Answered).with_context(|| call.operation.name())?;
    }
    send_all(&api, Vec::new()).await
}

/// What can stand in the place of any value; whether it is one that no place takes.
fn hostile_values() -> Vec<(String, Expected)> {
    let answered = [
        "1e400",
        "-1e400",
        "-0",
        "-0.0",
        "5e-324",
        "18446744073709551616",
        "-9223372036854775809",
        "true",
        "null",
        "\"\"",
        "\" \"",
        "\"NaN\"",
        "\"1e400\"",
        "\"9999-12-31T23:59:59.999999999Z\"",
        "\"-009999-01-01T00:00:00Z\"",
        "\"9999-12-31\"",
        "\"-9999-12-31\"",
        "\"0000-00-00\"",
        "\"24:00\"",
        "\"Mars/Olympus_Mons\"",
        "\"../../etc/localtime\"",
        "\"\\u0000\"",
        "\"\\u202e\\ufeff\\u0007\"",
        "\"agc_00000000000000000000000000\"",
        "\"apt_ZZZZZZZZZZZZZZZZZZZZZZZZZZ\"",
        "\"javascript:alert(1)\"",
        "[]",
        "[null]",
        "{}",
    ];
    let refused = ["\"\\ud800\"", "{\"hostile\":{\"in\":[\"deep\"]}}", "[[[[\"hostile\"]]]]"];
    let long = format!("\"{}\"", "ÿ".repeat(30_000));
    let answered = answered.iter().map(|text| ((*text).to_owned(), Expected::Answered));
    let refused = refused.iter().map(|text| ((*text).to_owned(), Expected::Refused));
    answered.chain(refused).chain([(long, Expected::Refused)]).collect()
}

/// Every value in a body, each replaced by [`MARK`], with its path.
fn marked(body: &Value) -> Vec<(String, Value)> {
    fn walk(body: &Value, at: &str, found: &mut Vec<(String, Value)>) {
        let children: Vec<String> = match body.pointer(at) {
            Some(Value::Object(fields)) => fields.keys().cloned().collect(),
            Some(Value::Array(items)) => (0..items.len()).map(|index| index.to_string()).collect(),
            _ => Vec::new(),
        };
        for child in children {
            let path = format!("{at}/{child}");
            let mut copy = body.clone();
            if let Some(value) = copy.pointer_mut(&path) {
                *value = MARK.into();
            }
            found.push((path.clone(), copy));
            walk(body, &path, found);
        }
    }
    let mut found = Vec::new();
    walk(body, "", &mut found);
    found
}

#[tokio::test]
async fn no_value_in_any_body_breaks_anything() -> Result<()> {
    let (api, calls) = calls().await?;
    let mut requests = Vec::new();
    for call in &calls {
        let Some(body) = &call.body else { continue };
        for (path, marked) in marked(body) {
            for (value, expected) in hostile_values() {
                let body = marked.to_string().replace(&format!("\"{MARK}\""), &value);
                let what = format!("{path} = {}", value.chars().take(40).collect::<String>());
                requests.push((what, call.clone(), call.with_body(&api, body.into_bytes()), expected));
            }
        }
        let mut more = body.clone();
        more["no_such_field"] = json!(1);
        let answer = api.send(call.with_body(&api, more.to_string().into_bytes())).await?;
        if call.is_there {
            let refused = (422, "invalid_body".to_owned(), Some("no_such_field".to_owned()));
            assert_eq!(answer.refused_field()?, refused, "{}", call.operation.name());
        }
    }
    ensure!(requests.len() > 2_000, "hardly anything is sent");
    send_all(&api, requests).await
}

/// What can stand in a query or a path, encoded.
fn hostile_texts() -> Vec<String> {
    let texts = [
        "1e400",
        "-0",
        "%2B1",
        "18446744073709551616",
        "99999999999999999999999999",
        "NaN",
        "9999-12-31",
        "-9999-01-01",
        "9999-12-31T23:59:59Z",
        "-009999-01-01T00:00:00Z",
        "Mars%2FOlympus_Mons",
        "%00",
        "a%00b",
        "%FF%FE",
        "%ED%A0%80",
        "%",
        "%zz",
        "%7B%22a%22:1%7D",
        "%5B%5B%5B",
        "%20",
        "..%2F..%2Fetc",
        "agc_00000000000000000000000000",
        "apt_ZZZZZZZZZZZZZZZZZZZZZZZZZZ",
        "%F0%9F%92%A9",
    ];
    texts.iter().map(|text| (*text).to_owned()).chain(["x".repeat(6_000)]).collect()
}

#[tokio::test]
async fn no_query_breaks_anything() -> Result<()> {
    let (api, calls) = calls().await?;
    let mut requests = Vec::new();
    for call in &calls {
        for parameter in parameters(&call.described, "query") {
            let name = text(&parameter["name"]);
            let path = call.path_with("", "");
            for value in hostile_texts() {
                let what = format!("?{name}={}", value.chars().take(40).collect::<String>());
                let request = call.request(&api, &path, &call.query_with(&name, &value));
                requests.push((what, call.clone(), request, Expected::Answered));
            }
            // No parameter is an object.
            let request = call.request(&api, &path, &call.query_with(&name, "%7B%7D"));
            requests.push((format!("?{name}={{}}"), call.clone(), request, Expected::Refused));
        }
    }
    ensure!(requests.len() > 300, "hardly anything is sent");
    send_all(&api, requests).await
}

#[tokio::test]
async fn no_path_breaks_anything() -> Result<()> {
    let (api, calls) = calls().await?;
    let mut requests = Vec::new();
    for call in &calls {
        for (name, _) in &call.path {
            for value in hostile_texts() {
                // Every text is the name of a Zoom user, of whom nothing is known. And a sub-account, of which there is
                // only one of its name, is found under any agency.
                let may_be = *name == "zoom_user" || (*name == "agency" && value.starts_with("agc_0"));
                let expected = if may_be { Expected::Answered } else { Expected::Refused };
                let what = format!("{{{name}}} = {}", value.chars().take(40).collect::<String>());
                let request = call.request(&api, &call.path_with(name, &value), &call.query_with("", ""));
                requests.push((what, call.clone(), request, expected));
            }
        }
    }
    ensure!(requests.len() > 1_000, "hardly anything is sent");
    send_all(&api, requests).await
}

#[tokio::test]
async fn no_header_breaks_anything() -> Result<()> {
    let (api, calls) = calls().await?;
    let values: [Vec<u8>; 8] = [
        b"".to_vec(),
        b"x".to_vec(),
        vec![b'x'; 5_000],
        vec![0xff; 20],
        "schlüssel-schlüssel".as_bytes().to_vec(),
        b"\"99999999999999999999\"".to_vec(),
        b"\"-1\", \"2\"".to_vec(),
        b"W/\"NaN\"".to_vec(),
    ];
    let mut requests = Vec::new();
    for call in &calls {
        for parameter in parameters(&call.described, "header") {
            let name = text(&parameter["name"]);
            for value in &values {
                let body = call.body.clone().unwrap_or(json!({})).to_string().into_bytes();
                let header = (name.parse::<HeaderName>()?, HeaderValue::from_bytes(value)?);
                // In place of the one that is right.
                let request = call.with_body(&api, body).headers(HeaderMap::from_iter([header]));
                let what = format!("{name}: {}", String::from_utf8_lossy(&value[..value.len().min(20)]));
                requests.push((what, call.clone(), request, Expected::Answered));
            }
        }
    }
    ensure!(requests.len() > 100, "hardly anything is sent");
    send_all(&api, requests).await
}
