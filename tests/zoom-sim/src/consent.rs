//! `GET` and `POST /oauth/authorize`: the page on which a person allows or declines (zoom.md 1.1).

use axum::{
    body::Bytes,
    extract::{RawQuery, State},
    http::{
        StatusCode, Uri,
        header::{CACHE_CONTROL, LOCATION},
    },
    response::{Html, IntoResponse, Response},
};

use crate::{
    form::{Fields, with_query},
    grant::Challenge,
    operation::APP_SCOPES,
    state::Zoom,
    user::{Email, Plan},
};

/// The parameters that travel from the query through the form's hidden fields and back.
const CARRIED: [&str; 6] =
    ["response_type", "client_id", "redirect_uri", "state", "code_challenge", "code_challenge_method"];

/// A request that may be put before a person.
#[derive(Debug)]
struct Authorization {
    redirect_uri: String,
    state: Option<String>,
    challenge: Option<Challenge>,
}

/// What Zoom shows instead of redirecting: its number and a sentence (zoom.md 1.5).
#[derive(Debug)]
struct ConsentError {
    number: u16,
    sentence: &'static str,
}

impl Authorization {
    /// Checks the parameters in the order in which a mistake would be dangerous: whose app, where to, the rest.
    fn read(fields: &Fields, zoom: &Zoom) -> Result<Self, ConsentError> {
        let refuse = |number, sentence| Err(ConsentError { number, sentence });
        if fields.get("client_id") != Some(&zoom.config().client_id) {
            return refuse(4702, "Invalid client_id.");
        }
        let redirect_uri = match fields.get("redirect_uri") {
            Some(uri) if is_registered(uri, &zoom.config().redirect_uris) => uri.to_owned(),
            _ => return refuse(4709, "Redirect URI mismatch."),
        };
        if fields.get("response_type") != Some("code") {
            return refuse(4700, "Invalid response_type: it must be `code`.");
        }
        // Seen at Zoom: several scopes with a space between them end here, with commas they pass.
        if fields.get("scope").is_some_and(|scope| scope.contains(' ')) {
            return refuse(4700, "Invalid scope.");
        }
        let Ok(challenge) =
            Challenge::read(fields.get("code_challenge"), fields.get("code_challenge_method"))
        else {
            return refuse(4700, "Invalid code_challenge or code_challenge_method.");
        };
        Ok(Self { redirect_uri, state: fields.get("state").map(str::to_owned), challenge })
    }

    /// Back to the app with one more parameter and the state, if there was one.
    fn return_with(&self, name: &str, value: &str) -> Response {
        let mut pairs = vec![(name, value)];
        pairs.extend(self.state.as_deref().map(|state| ("state", state)));
        (StatusCode::FOUND, [(LOCATION, with_query(&self.redirect_uri, &pairs))]).into_response()
    }
}

/// An exact match (zoom.md 1.1), or any http address as long as none is registered.
fn is_registered(uri: &str, registered: &[String]) -> bool {
    if !registered.is_empty() {
        return registered.iter().any(|known| known == uri);
    }
    !uri.contains('#')
        && uri
            .parse::<Uri>()
            .is_ok_and(|uri| matches!(uri.scheme_str(), Some("http" | "https")) && uri.authority().is_some())
}

/// `GET /oauth/authorize`: shows the page.
pub async fn ask(State(zoom): State<Zoom>, RawQuery(query): RawQuery) -> Response {
    let fields = Fields::of_query(query.as_deref());
    match Authorization::read(&fields, &zoom) {
        Ok(_) => consent_page(&zoom, &fields, None),
        Err(error) => error.into_response(),
    }
}

/// `POST /oauth/authorize`: `decision=deny` returns `error=access_denied`, `decision=allow` with an `email` a code.
pub async fn answer(State(zoom): State<Zoom>, body: Bytes) -> Response {
    let fields = Fields::of_body(&body);
    let authorization = match Authorization::read(&fields, &zoom) {
        Ok(authorization) => authorization,
        Err(error) => return error.into_response(),
    };
    match fields.get("decision") {
        Some("deny") => authorization.return_with("error", "access_denied"),
        Some("allow") => {
            let Some(email) = fields.get("email").and_then(Email::read) else {
                return consent_page(
                    &zoom,
                    &fields,
                    Some("Enter an email address, such as mia@example.test."),
                );
            };
            let mut guard = zoom.world();
            let world = &mut *guard;
            let now = world.clock.now();
            let user = world.directory.enrol(email, Plan::Licensed, now).id.clone();
            let code = world.grants.issue_code(
                user,
                &authorization.redirect_uri,
                authorization.challenge.clone(),
                now,
                &mut world.draw,
            );
            drop(guard);
            authorization.return_with("code", &code)
        }
        _ => consent_page(&zoom, &fields, Some("Choose Allow or Decline.")),
    }
}

impl IntoResponse for ConsentError {
    fn into_response(self) -> Response {
        let Self { number, sentence } = self;
        let main = format!(
            "<h1>This app cannot be added</h1>\n<p role=\"alert\">{}</p>\n<p>Error code: <strong>{number}</strong></p>",
            escape(sentence)
        );
        page(StatusCode::BAD_REQUEST, "Error", &main)
    }
}

fn consent_page(zoom: &Zoom, fields: &Fields, problem: Option<&str>) -> Response {
    let hidden = lines(CARRIED.iter().filter_map(|&name| {
        let value = escape(fields.get(name)?);
        Some(format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">"))
    }));
    let known = lines(zoom.world().directory.all().into_iter().map(|user| {
        let (email, name) = (escape(user.email.as_str()), escape(&user.display_name()));
        format!("<option value=\"{email}\">{name}</option>")
    }));
    let scopes = lines(APP_SCOPES.iter().map(|scope| format!("<li><code>{scope}</code></li>")));
    let (alert, described) = match problem {
        Some(problem) => (
            format!("<p id=\"problem\" role=\"alert\">{}</p>\n", escape(problem)),
            " aria-invalid=\"true\" aria-describedby=\"problem hint\"",
        ),
        None => (String::new(), " aria-describedby=\"hint\""),
    };
    let main = format!(
        "<h1>Allow <span>{client}</span> to use your account?</h1>\n\
         <p>It asks for:</p>\n<ul>\n{scopes}</ul>\n\
         <form method=\"post\" action=\"/oauth/authorize\">\n{hidden}{alert}\
         <label for=\"email\">Sign in as</label>\n\
         <input id=\"email\" name=\"email\" type=\"email\" list=\"known\" value=\"{email}\" \
         autocomplete=\"off\" required{described}>\n\
         <datalist id=\"known\">\n{known}</datalist>\n\
         <p id=\"hint\">Choose a known user, or type an address and it is made.</p>\n\
         <p class=\"choice\"><button name=\"decision\" value=\"allow\">Allow</button>\n\
         <button name=\"decision\" value=\"deny\" class=\"quiet\" formnovalidate>Decline</button></p>\n\
         </form>",
        client = escape(&zoom.config().client_id),
        email = escape(fields.get("email").unwrap_or_default()),
    );
    page(if problem.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK }, "Consent", &main)
}

const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1f2a24;--paper:#f4f1ea;--card:#fffdf8;--line:#8a8577;--leaf:#1d6b4a}\
@media(prefers-color-scheme:dark){:root{--ink:#ece8dd;--paper:#171b18;--card:#202622;--line:#8d9689;--leaf:#7fd0a8}}\
*{box-sizing:border-box}\
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1rem;background:var(--paper);color:var(--ink);\
font:1rem/1.5 system-ui,sans-serif}\
main{width:min(30rem,100%);padding:2rem;background:var(--card);border:1px solid var(--line);border-radius:.25rem}\
h1{margin:0 0 1rem;font-size:1.35rem;line-height:1.3}h1 span{overflow-wrap:anywhere}\
ul{padding-left:1.2rem}label{display:block;margin-top:1.5rem;font-weight:600}\
input[type=email]{width:100%;padding:.6rem .7rem;font:inherit;color:inherit;background:transparent;\
border:1px solid var(--line);border-radius:.25rem}\
#hint{margin:.3rem 0 0;font-size:.9rem}[role=alert]{padding-left:.7rem;border-left:.25rem solid #c2410c}\
.choice{display:flex;flex-wrap:wrap;gap:.7rem;margin:1.5rem 0 0}\
button{padding:.6rem 1.4rem;min-height:2.75rem;font:inherit;font-weight:600;cursor:pointer;border-radius:.25rem;\
border:1px solid var(--leaf);background:var(--leaf);color:var(--card)}\
button.quiet{background:transparent;color:inherit;border-color:var(--line)}\
:focus-visible{outline:3px solid var(--leaf);outline-offset:2px}\
footer{margin-top:1rem;font-size:.85rem;text-align:center}";

fn page(status: StatusCode, title: &str, main: &str) -> Response {
    let html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title} · zoom-sim</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<div>\n\
         <main>\n{main}\n</main>\n\
         <footer>zoom-sim, a stand-in for tests. No real account is touched.</footer>\n</div>\n</body>\n</html>\n"
    );
    (status, [(CACHE_CONTROL, "no-store")], Html(html)).into_response()
}

fn lines(parts: impl Iterator<Item = String>) -> String {
    parts.flat_map(|part| [part, "\n".to_owned()]).collect()
}

/// Text as HTML, safe between tags and inside double quotes.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{escape, is_registered};

    #[test]
    fn redirects_match_exactly() {
        let registered = ["https://a.test/cb".to_owned()];
        assert!(is_registered("https://a.test/cb", &registered));
        for uri in ["https://a.test/cb/", "https://a.test/cb?x=1", "http://a.test/cb", "https://A.test/cb"] {
            assert!(!is_registered(uri, &registered), "{uri}");
        }
    }

    #[test]
    fn without_a_list_any_http_address_will_do() {
        for uri in ["http://127.0.0.1:8787/cb", "https://a.test/cb?x=1"] {
            assert!(is_registered(uri, &[]), "{uri}");
        }
        for uri in ["", "/cb", "javascript:alert(1)", "ftp://a.test/", "https://a.test/cb#x"] {
            assert!(!is_registered(uri, &[]), "{uri}");
        }
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escape("<a href=\"x\">'&"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
    }
}
