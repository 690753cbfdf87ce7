//! A small client of the stand-in.

use anyhow::{Context as _, Result, ensure};
use reqwest::{Client, Method, Response, StatusCode, header, redirect::Policy};
use serde_json::{Value, json};
use zoom_sim::{Config, Simulator, spawn};

pub const REDIRECT: &str = "http://127.0.0.1:9/oauth/zoom/callback";
pub const MIA: &str = "mia.berg@example.test";

/// A stand-in of its own and a way to talk to it.
pub struct Guest {
    pub simulator: Simulator,
    pub http: Client,
}

/// What a consent and a token exchange give.
#[derive(Clone, Debug)]
pub struct Tokens {
    pub access: String,
    pub refresh: String,
    pub answer: Value,
}

impl Tokens {
    fn read(answer: Value) -> Result<Self> {
        let text = |name: &str| answer[name].as_str().map(str::to_owned).with_context(|| answer.to_string());
        Ok(Self { access: text("access_token")?, refresh: text("refresh_token")?, answer })
    }
}

impl Guest {
    pub async fn new() -> Result<Self> {
        Self::with(Config::default()).await
    }

    pub async fn with(config: Config) -> Result<Self> {
        let http = Client::builder().redirect(Policy::none()).build()?;
        Ok(Self { simulator: spawn(config).await?, http })
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.simulator.origin())
    }

    /// Answers the consent page; where it sends the browser.
    pub async fn consent(&self, fields: &[(&str, &str)]) -> Result<String> {
        let response = self.http.post(self.url("/oauth/authorize")).form(fields).send().await?;
        ensure!(response.status() == StatusCode::FOUND, "{}", response.text().await?);
        let location = response.headers().get(header::LOCATION).context("no location")?;
        Ok(location.to_str()?.to_owned())
    }

    /// Allows the app as somebody; the code.
    pub async fn code(&self, email: &str, more: &[(&str, &str)]) -> Result<String> {
        let mut fields = vec![
            ("response_type", "code"),
            ("client_id", "demo-client"),
            ("redirect_uri", REDIRECT),
            ("email", email),
            ("decision", "allow"),
        ];
        fields.extend_from_slice(more);
        let location = self.consent(&fields).await?;
        parameter(&location, "code").context(location)
    }

    pub async fn token(&self, fields: &[(&str, &str)]) -> Result<Response> {
        let request = self.http.post(self.url("/oauth/token")).basic_auth("demo-client", Some("demo-secret"));
        Ok(request.form(fields).send().await?)
    }

    pub async fn redeem(&self, code: &str) -> Result<Response> {
        self.token(&[("grant_type", "authorization_code"), ("code", code), ("redirect_uri", REDIRECT)]).await
    }

    pub async fn refresh(&self, refresh: &str) -> Result<Response> {
        self.token(&[("grant_type", "refresh_token"), ("refresh_token", refresh)]).await
    }

    pub async fn refreshed(&self, refresh: &str) -> Result<Tokens> {
        Tokens::read(self.refresh(refresh).await?.json().await?)
    }

    /// Consent and exchange in one.
    pub async fn connect(&self, email: &str) -> Result<Tokens> {
        let code = self.code(email, &[]).await?;
        Tokens::read(self.redeem(&code).await?.json().await?)
    }

    /// A call of the API.
    pub async fn send(
        &self,
        access: &str,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> reqwest::Result<Response> {
        let mut request = self.http.request(method, self.url(&format!("/v2{path}"))).bearer_auth(access);
        if let Some(body) = body {
            request = request.json(body);
        }
        request.send().await
    }

    pub async fn call(
        &self,
        access: &str,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<(u16, Value)> {
        let response = self.send(access, method, path, body).await?;
        let status = response.status().as_u16();
        let text = response.text().await?;
        let value = if text.is_empty() { Value::Null } else { serde_json::from_str(&text).context(text)? };
        Ok((status, value))
    }

    pub async fn create(&self, access: &str, body: &Value) -> Result<(u16, Value)> {
        self.call(access, Method::POST, "/users/me/meetings", Some(body)).await
    }

    pub async fn get(&self, access: &str, path: &str) -> Result<(u16, Value)> {
        self.call(access, Method::GET, path, None).await
    }

    pub async fn look(&self, path: &str) -> Result<Value> {
        Ok(self
            .http
            .get(self.url(&format!("/_control/{path}")))
            .send()
            .await?
            .error_for_status()?
            .json()
            .await?)
    }

    pub async fn arrange(&self, path: &str, body: &Value) -> Result<Value> {
        let response = self.http.post(self.url(&format!("/_control/{path}"))).json(body).send().await?;
        let (status, text) = (response.status(), response.text().await?);
        ensure!(status.is_success(), "{path}: {status} {text}");
        Ok(if text.is_empty() { Value::Null } else { serde_json::from_str(&text)? })
    }

    pub async fn fault(&self, operation: &str, fault: &str, times: u32) -> Result<()> {
        self.arrange("faults", &json!({ "operation": operation, "fault": fault, "times": times })).await?;
        Ok(())
    }

    pub async fn meetings(&self) -> Result<Vec<Value>> {
        Ok(serde_json::from_value(self.look("meetings").await?)?)
    }
}

/// A parameter of an address's query.
pub fn parameter(address: &str, name: &str) -> Option<String> {
    let (_, query) = address.split_once('?')?;
    form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// Asserts an error of the API.
pub fn refused(answer: &(u16, Value), status: u16, code: u32) {
    assert_eq!((answer.0, &answer.1["code"]), (status, &json!(code)), "{}", answer.1);
}

pub async fn read(response: Response) -> Result<(u16, Value)> {
    Ok((response.status().as_u16(), response.json().await?))
}
