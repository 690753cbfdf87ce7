//! A user in a browser: their profile page, and the way to Zoom's consent page and back.

use crate::client::{Answer, Api};
use anyhow::{Context as _, Result, ensure};
use reqwest::{Method, Url};

/// A user who has entered their profile by a one-time link.
#[derive(Debug, Clone)]
pub struct Session {
    api: Api,
    /// The session's cookie, `name=value`.
    pub cookie: String,
    /// Where the link has led.
    pub entered_at: String,
}

/// What a person does at Zoom's consent page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision<'a> {
    /// Signs in under this address and allows.
    Allow(&'a str),
    /// Declines.
    Deny,
}

/// The token in a profile link.
pub fn token_of(link: &str) -> Result<String> {
    let url: Url = link.parse()?;
    url.query_pairs()
        .find_map(|(name, value)| (name == "token").then(|| value.into_owned()))
        .context("no token in the link")
}

/// Sends the form of the page that a profile link opens.
pub async fn post_entrance(api: &Api, token: &str) -> Result<Answer> {
    api.send(api.request(Method::POST, "/profile/enter").form(&[("token", token)])).await
}

impl Session {
    /// Follows a profile link and presses its button.
    pub async fn enter(api: &Api, link: &str) -> Result<Self> {
        let page = api.get(link).await?;
        ensure!(page.status == 200, "{}: {}", page.status, page.body);
        let entered = post_entrance(api, &token_of(link)?).await?;
        let entered_at = entered.header("location").to_owned();
        ensure!(
            entered.status == 303 && entered_at.starts_with("/profile"),
            "{}: {}",
            entered.status,
            entered.body
        );
        let cookie = entered.header("set-cookie");
        ensure!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "cookie {cookie}");
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        Ok(Self { api: api.clone(), cookie, entered_at })
    }

    /// `GET /profile`
    pub async fn page(&self) -> Result<Answer> {
        self.get("/profile").await
    }

    /// A page that the browser goes to with its cookie.
    pub async fn get(&self, path: &str) -> Result<Answer> {
        self.api.send(self.api.request(Method::GET, path).header("cookie", &self.cookie)).await
    }

    /// Sends one of the profile's forms.
    pub async fn post(&self, path: &str, csrf: &str) -> Result<Answer> {
        self.post_form(path, &[("csrf", csrf)]).await
    }

    async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let request = self.api.request(Method::POST, path).header("cookie", &self.cookie).form(fields);
        self.api.send(request).await
    }

    /// Fills in one of the profile's forms and sends it.
    pub async fn fill(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let csrf = self.csrf().await?;
        let all: Vec<_> = [("csrf", csrf.as_str())].into_iter().chain(fields.iter().copied()).collect();
        self.post_form(path, &all).await
    }

    /// What the page's forms carry to show that they are its own.
    pub async fn csrf(&self) -> Result<String> {
        let page = self.page().await?;
        ensure!(page.status == 200, "{}: {}", page.status, page.body);
        hidden_field(&page.body, "csrf").with_context(|| page.body.clone())
    }

    /// Presses Connect to Zoom; the address of Zoom's consent page.
    pub async fn press_connect(&self) -> Result<Url> {
        self.press_connect_at("profile").await
    }

    /// Presses Connect to Zoom somewhere in the profile.
    pub async fn press_connect_at(&self, place: &str) -> Result<Url> {
        let sent = self.fill("/profile/zoom/connect", &[("place", place)]).await?;
        ensure!(sent.status == 303, "{}: {}", sent.status, sent.body);
        Ok(sent.header("location").parse()?)
    }

    /// Decides at Zoom; where Zoom sends the browser.
    pub async fn decide(&self, consent_page: &Url, decision: Decision<'_>) -> Result<String> {
        let mut fields: Vec<(String, String)> =
            consent_page.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
        match decision {
            Decision::Allow(email) => {
                fields.push(("email".into(), email.into()));
                fields.push(("decision".into(), "allow".into()));
            }
            Decision::Deny => fields.push(("decision".into(), "deny".into())),
        }
        let mut address = consent_page.clone();
        address.set_query(None);
        let answer = self.api.send(self.api.request(Method::POST, address.as_str()).form(&fields)).await?;
        ensure!(answer.status == 302, "{}: {}", answer.status, answer.body);
        Ok(answer.header("location").to_owned())
    }

    /// The whole way: Connect, consent, back. Answers the notice that the profile then shows: `connected` or why not.
    pub async fn connect(&self, decision: Decision<'_>) -> Result<String> {
        let callback = self.decide(&self.press_connect().await?, decision).await?;
        self.come_back(&callback).await
    }

    /// Follows Zoom's redirect; the notice that the profile then shows.
    pub async fn come_back(&self, callback: &str) -> Result<String> {
        notice_of(&self.get(callback).await?)
    }

    /// Presses Disconnect; the notice that the profile then shows.
    pub async fn disconnect(&self) -> Result<String> {
        notice_of(&self.post("/profile/zoom/disconnect", &self.csrf().await?).await?)
    }
}

fn notice_of(answer: &Answer) -> Result<String> {
    let location = answer.header("location");
    let notice = location.strip_prefix("/profile?notice=").filter(|_| answer.status == 303);
    notice.map(str::to_owned).with_context(|| format!("{} to {location:?}: {}", answer.status, answer.body))
}

/// The value of a form's hidden field. Values here have nothing that HTML would escape.
#[must_use]
pub fn hidden_field(html: &str, name: &str) -> Option<String> {
    let tag =
        html.split('<').find(|tag| tag.starts_with("input") && tag.contains(&format!("name=\"{name}\"")))?;
    let value = tag.split_once("value=\"")?.1;
    Some(value.split('"').next()?.to_owned())
}
