//! Grants and what is issued under them: authorization codes, access tokens, refresh tokens (zoom.md 1.2, 1.3).

use std::collections::{BTreeSet, HashMap};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::{clock::after_seconds, draw::Draw, refusal::OauthRefusal, user::UserId};

/// A code lives five minutes (zoom.md 1.1).
const CODE_SECONDS: u32 = 5 * 60;
/// A refresh token lives ninety days (zoom.md 1.3).
const REFRESH_SECONDS: u32 = 90 * 24 * 60 * 60;

/// A PKCE challenge (zoom.md 1.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Challenge {
    /// `plain`, Zoom's default: the verifier itself.
    Plain(String),
    /// `S256`: the SHA-256 of the verifier.
    S256(String),
}

impl Challenge {
    /// Reads the two parameters. `Err` when the method is neither `plain` nor `S256`, or the challenge has an
    /// impossible form (RFC 7636 4.2).
    pub fn read(challenge: Option<&str>, method: Option<&str>) -> Result<Option<Self>, MalformedChallenge> {
        let Some(challenge) = challenge else { return Ok(None) };
        let unreserved = |c: u8| c.is_ascii_alphanumeric() || b"-._~".contains(&c);
        if !(43..=128).contains(&challenge.len()) || !challenge.bytes().all(unreserved) {
            return Err(MalformedChallenge);
        }
        match method {
            None | Some("plain") => Ok(Some(Self::Plain(challenge.to_owned()))),
            Some("S256") => Ok(Some(Self::S256(challenge.to_owned()))),
            Some(_) => Err(MalformedChallenge),
        }
    }

    fn is_met_by(&self, verifier: &str) -> bool {
        match self {
            Self::Plain(challenge) => challenge == verifier,
            Self::S256(challenge) => *challenge == URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)),
        }
    }
}

/// A challenge that no client could have meant.
#[derive(Debug, PartialEq, Eq)]
pub struct MalformedChallenge;

#[derive(Debug)]
struct Code {
    user: UserId,
    redirect_uri: String,
    challenge: Option<Challenge>,
    expires_at: Timestamp,
    used: bool,
}

#[derive(Debug)]
struct Grant {
    user: UserId,
    scopes: BTreeSet<String>,
    revoked: bool,
}

#[derive(Debug)]
struct AccessToken {
    grant: usize,
    expires_at: Timestamp,
}

#[derive(Debug)]
struct RefreshToken {
    grant: usize,
    expires_at: Timestamp,
    /// When a newer one took its place. From then on it has only the grace left.
    replaced_at: Option<Timestamp>,
}

/// What one answer of the token endpoint hands out.
#[derive(Debug)]
pub struct TokenPair {
    /// For the API.
    pub access: String,
    /// For the next refresh.
    pub refresh: String,
    /// Whose they are.
    pub user: UserId,
    /// What was granted at the consent.
    pub scopes: BTreeSet<String>,
}

/// Why an access token does not open anything (zoom.md 3.6).
#[derive(Debug, PartialEq, Eq)]
pub enum DeadToken {
    /// Never issued, or its grant was revoked.
    Invalid,
    /// Past its time.
    Expired,
}

/// How long things live; a part of [`crate::Config`].
#[derive(Clone, Copy, Debug)]
pub struct Lifetimes {
    /// `expires_in`.
    pub access_seconds: u32,
    /// How long a replaced refresh token still works (zoom.md 1.3: measured, its length unknown).
    pub grace_seconds: u32,
}

/// Everything ever issued. Dead tokens stay, so that a late use of one is known as its user's.
#[derive(Debug)]
pub struct Grants {
    lifetimes: Lifetimes,
    client_id: String,
    codes: HashMap<String, Code>,
    opened: Vec<Grant>,
    access: HashMap<String, AccessToken>,
    refresh: HashMap<String, RefreshToken>,
}

impl Grants {
    /// Nothing issued yet.
    pub fn new(client_id: &str, lifetimes: Lifetimes) -> Self {
        Self {
            lifetimes,
            client_id: client_id.to_owned(),
            codes: HashMap::new(),
            opened: Vec::new(),
            access: HashMap::new(),
            refresh: HashMap::new(),
        }
    }

    /// A code for a user who allowed the app: single use, five minutes, bound to its redirect URI and challenge
    /// (zoom.md 1.1).
    pub fn issue_code(
        &mut self,
        user: UserId,
        redirect_uri: &str,
        challenge: Option<Challenge>,
        now: Timestamp,
        draw: &mut Draw,
    ) -> String {
        let code = draw.url_safe::<24>();
        let expires_at = after_seconds(now, CODE_SECONDS);
        let redirect_uri = redirect_uri.to_owned();
        self.codes.insert(code.clone(), Code { user, redirect_uri, challenge, expires_at, used: false });
        code
    }

    /// Takes a code in. It is spent by the attempt, whether or not the attempt succeeds.
    pub fn redeem(
        &mut self,
        code: &str,
        redirect_uri: Option<&str>,
        verifier: Option<&str>,
        now: Timestamp,
    ) -> Result<UserId, OauthRefusal> {
        let code = self.codes.get_mut(code).ok_or(OauthRefusal::INVALID_CODE)?;
        if std::mem::replace(&mut code.used, true) || code.expires_at <= now {
            return Err(OauthRefusal::INVALID_CODE);
        }
        if redirect_uri != Some(&code.redirect_uri) {
            return Err(OauthRefusal::REDIRECT_MISMATCH);
        }
        match (&code.challenge, verifier) {
            (None, _) => Ok(code.user.clone()),
            (Some(challenge), Some(verifier)) if challenge.is_met_by(verifier) => Ok(code.user.clone()),
            (Some(_), _) => Err(OauthRefusal::INVALID_VERIFIER),
        }
    }

    /// A new grant with its first tokens. It ends the user's earlier one: one live grant per user and app (zoom.md 1.3).
    pub fn open(
        &mut self,
        user: &UserId,
        scopes: BTreeSet<String>,
        now: Timestamp,
        draw: &mut Draw,
    ) -> TokenPair {
        for earlier in self.opened.iter_mut().filter(|grant| grant.user == *user) {
            earlier.revoked = true;
        }
        self.opened.push(Grant { user: user.clone(), scopes, revoked: false });
        self.issue(self.opened.len() - 1, now, draw)
    }

    /// Trades a refresh token for the next pair (zoom.md 1.3).
    pub fn rotate(
        &mut self,
        refresh: &str,
        now: Timestamp,
        draw: &mut Draw,
    ) -> Result<TokenPair, OauthRefusal> {
        let token = self.refresh.get(refresh).ok_or(OauthRefusal::INVALID_TOKEN)?;
        let in_grace =
            token.replaced_at.is_none_or(|since| now < after_seconds(since, self.lifetimes.grace_seconds));
        if self.opened[token.grant].revoked || token.expires_at <= now || !in_grace {
            return Err(OauthRefusal::INVALID_TOKEN);
        }
        Ok(self.issue(token.grant, now, draw))
    }

    /// Trades a user's newest refresh token behind the app's back: what it has is old from now on. Whether there was one.
    pub fn rotate_unseen(&mut self, user: &UserId, now: Timestamp, draw: &mut Draw) -> bool {
        let live = self.opened.iter().rposition(|grant| grant.user == *user && !grant.revoked);
        live.map(|grant| self.issue(grant, now, draw)).is_some()
    }

    /// Hands out a pair. The newest refresh token is the one to use (zoom.md 1.3); all older ones of the grant get
    /// into their grace. Older access tokens live on until their own end, as was measured.
    fn issue(&mut self, grant: usize, now: Timestamp, draw: &mut Draw) -> TokenPair {
        for token in self.refresh.values_mut().filter(|token| token.grant == grant) {
            token.replaced_at.get_or_insert(now);
        }
        let Grant { user, scopes, .. } = &self.opened[grant];
        let (user, scopes) = (user.clone(), scopes.clone());
        let access = token_text(draw, &self.client_id, &user, 0);
        let refresh = token_text(draw, &self.client_id, &user, 1);
        let expires_at = after_seconds(now, self.lifetimes.access_seconds);
        self.access.insert(access.clone(), AccessToken { grant, expires_at });
        let expires_at = after_seconds(now, REFRESH_SECONDS);
        self.refresh.insert(refresh.clone(), RefreshToken { grant, expires_at, replaced_at: None });
        TokenPair { access, refresh, user, scopes }
    }

    /// Whose access token this is, and what was granted with it.
    pub fn open_with(&self, access: &str, now: Timestamp) -> Result<(&UserId, &BTreeSet<String>), DeadToken> {
        let token = self.access.get(access).ok_or(DeadToken::Invalid)?;
        let grant = &self.opened[token.grant];
        if grant.revoked {
            return Err(DeadToken::Invalid);
        }
        if token.expires_at <= now {
            return Err(DeadToken::Expired);
        }
        Ok((&grant.user, &grant.scopes))
    }

    /// Ends the grant of an access token; access and refresh token die together (zoom.md 1.4). One that is past its
    /// hour still names its grant.
    pub fn revoke(&mut self, access: &str) -> Result<(), OauthRefusal> {
        let token = self.access.get(access).ok_or(OauthRefusal::NOTHING_TO_REVOKE)?;
        if std::mem::replace(&mut self.opened[token.grant].revoked, true) {
            return Err(OauthRefusal::NOTHING_TO_REVOKE);
        }
        Ok(())
    }

    /// What a user allows, if they have the app.
    pub fn scopes_of(&self, user: &UserId) -> Option<&BTreeSet<String>> {
        let live = self.opened.iter().find(|grant| grant.user == *user && !grant.revoked);
        live.map(|grant| &grant.scopes)
    }

    /// Ends what a user has allowed: they have taken the app out.
    pub fn revoke_all(&mut self, user: &UserId) {
        for grant in self.opened.iter_mut().filter(|grant| grant.user == *user) {
            grant.revoked = true;
        }
    }

    /// Makes access tokens end now, of one user or of all; says how many were alive.
    pub fn expire_access(&mut self, host: Option<&UserId>, now: Timestamp) -> usize {
        let opened = &self.opened;
        let alive = self.access.values_mut().filter(|token| {
            token.expires_at > now && host.is_none_or(|host| opened[token.grant].user == *host)
        });
        alive.map(|token| token.expires_at = now).count()
    }

    /// Makes refresh tokens end now, of one user or of all; says how many were alive.
    pub fn expire_refresh(&mut self, host: Option<&UserId>, now: Timestamp) -> usize {
        let opened = &self.opened;
        let alive = self.refresh.values_mut().filter(|token| {
            token.expires_at > now && host.is_none_or(|host| opened[token.grant].user == *host)
        });
        alive.map(|token| token.expires_at = now).count()
    }

    /// Whose code this is, dead or alive.
    pub fn owner_of_code(&self, code: &str) -> Option<&UserId> {
        self.codes.get(code).map(|code| &code.user)
    }

    /// Whose access token this is, dead or alive.
    pub fn owner_of_access(&self, access: &str) -> Option<&UserId> {
        self.access.get(access).map(|token| &self.opened[token.grant].user)
    }

    /// Whose refresh token this is, dead or alive.
    pub fn owner_of_refresh(&self, refresh: &str) -> Option<&UserId> {
        self.refresh.get(refresh).map(|token| &self.opened[token.grant].user)
    }
}

/// A long text in the shape of a JSON Web Token, as Zoom's tokens are (zoom.md 1.2). Nothing in it can be verified,
/// and nothing in it is a time, so that one seed gives the same tokens on every run.
fn token_text(draw: &mut Draw, client_id: &str, user: &UserId, kind: u8) -> String {
    let header = json!({ "sv": "000001", "alg": "HS512", "v": "2.0", "kid": draw.url_safe::<16>() });
    let claims = json!({
        "ver": 9,
        "auid": draw.url_safe::<24>(),
        "code": draw.url_safe::<24>(),
        "iss": format!("zm:cid:{client_id}"),
        "gno": 0,
        "type": kind,
        "tid": draw.below(1_000),
        "aud": "https://oauth.zoom.us",
        "uid": user,
        "jti": draw.url_safe::<16>(),
    });
    let part = |text: String| URL_SAFE_NO_PAD.encode(text);
    format!("{}.{}.{}", part(header.to_string()), part(claims.to_string()), draw.url_safe::<64>())
}
