//! The stand-in's whole state behind one lock, and the way into it for a call that carries an access token.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header::AUTHORIZATION, request::Parts},
};

use crate::{
    Config,
    clock::Clock,
    draw::Draw,
    fault::Faults,
    form::Fields,
    grant::{DeadToken, Grants, Lifetimes},
    journal::Journal,
    limit::Limits,
    meeting::Meetings,
    operation::Operation,
    refusal::Refusal,
    stats::Stats,
    user::{Directory, Email, Plan, User, UserId},
    webhook::Webhooks,
};

/// A handle to the stand-in that every handler gets.
#[derive(Clone, Debug)]
pub struct Zoom {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    config: Config,
    origin: String,
    world: Mutex<World>,
}

impl Zoom {
    /// A stand-in in its first state, reachable at `origin`.
    pub fn new(config: Config, origin: String) -> Self {
        let world = Mutex::new(World::new(&config));
        Self { shared: Arc::new(Shared { config, origin, world }) }
    }

    /// How it was started.
    pub fn config(&self) -> &Config {
        &self.shared.config
    }

    /// `http://127.0.0.1:PORT`, the one origin of OAuth and API.
    pub fn origin(&self) -> &str {
        &self.shared.origin
    }

    /// The state. Nothing holds it across an await, so every effect is whole or has not begun.
    pub fn world(&self) -> MutexGuard<'_, World> {
        self.shared.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Everything that changes.
#[derive(Debug)]
pub struct World {
    /// What time it is.
    pub clock: Clock,
    /// Where ids and tokens come from. A reset does not wind it back: an id is never given twice.
    pub draw: Draw,
    /// Who there is.
    pub directory: Directory,
    /// Who allowed the app what.
    pub grants: Grants,
    /// All meetings, deleted ones too.
    pub meetings: Meetings,
    /// What goes wrong next.
    pub faults: Faults,
    /// What was asked.
    pub journal: Journal,
    /// How often a host may ask.
    pub limits: Limits,
    /// What took effect.
    pub stats: Stats,
    /// What is told without being asked.
    pub webhooks: Webhooks,
    /// Refreshes under way by user. Not part of a reset, since the calls go on.
    pub refreshing: BTreeMap<UserId, usize>,
}

impl World {
    fn new(config: &Config) -> Self {
        let clock = Clock::default();
        let directory = first_users(config, &clock);
        Self {
            clock,
            draw: Draw::new(config.seed),
            directory,
            grants: no_grants(config),
            meetings: Meetings::default(),
            faults: Faults::default(),
            journal: Journal::default(),
            limits: Limits::default(),
            stats: Stats::default(),
            webhooks: Webhooks::default(),
            refreshing: BTreeMap::new(),
        }
    }

    /// Forgets meetings, requests, faults, limits, counts, who is told and a clock set forward; with `users` also users and
    /// grants, so that only those of the command line are left.
    pub fn reset(&mut self, config: &Config, users: bool) {
        self.clock = Clock::default();
        self.meetings = Meetings::default();
        self.faults = Faults::default();
        self.journal.clear();
        self.limits = Limits::default();
        self.stats = Stats::default();
        self.webhooks = Webhooks::default();
        if users {
            self.directory = first_users(config, &self.clock);
            self.grants = no_grants(config);
        }
    }

    /// Lets a call of the API in: the token, the path's `me`, the rate of the second, the scope, in this order
    /// (zoom.md 1.2, 3.6, 4).
    pub fn admit(&mut self, bearer: &Bearer, whose: &str, operation: Operation) -> Result<User, Refusal> {
        let token = match bearer {
            Bearer::Token(token) => token,
            Bearer::Missing => return Err(Refusal::invalid_access_token()),
            Bearer::InQuery => return Err(Refusal::access_token_in_query()),
        };
        let now = self.clock.precise();
        let (user, consented) = match self.grants.open_with(token, now) {
            Ok(opened) => opened,
            Err(DeadToken::Invalid) => return Err(Refusal::invalid_access_token()),
            Err(DeadToken::Expired) => return Err(Refusal::expired_access_token()),
        };
        if whose != "me" {
            return Err(Refusal::not_me());
        }
        let user = self.directory.get(user).ok_or_else(Refusal::invalid_access_token)?;
        if !self.limits.allow_this_second(user, now) {
            return Err(Refusal::too_fast());
        }
        let holds = |scope: &str| consented.contains(scope) && user.scopes.contains(scope);
        if operation.scopes().is_some_and(|scopes| !holds(scopes.granular) && !holds(scopes.classic)) {
            return Err(Refusal::missing_scope(operation));
        }
        Ok(user.clone())
    }
}

fn no_grants(config: &Config) -> Grants {
    let lifetimes = Lifetimes {
        access_seconds: config.access_token_seconds,
        grace_seconds: config.refresh_grace_seconds,
    };
    Grants::new(&config.client_id, lifetimes)
}

fn first_users(config: &Config, clock: &Clock) -> Directory {
    let mut directory = Directory::new(config.seed);
    let basic = config.basic_users.iter().map(|email| (email, Plan::Basic));
    let licensed = config.licensed_users.iter().map(|email| (email, Plan::Licensed));
    for (email, plan) in basic.chain(licensed) {
        // `Config::check` has refused what cannot be an address before the stand-in got here.
        if let Some(email) = Email::read(email) {
            directory.enrol(email, plan, clock.now());
        }
    }
    directory
}

/// The access token of a call, from `Authorization: Bearer` and nowhere else (zoom.md 1.2).
#[derive(Clone, Debug)]
pub enum Bearer {
    /// As it should be.
    Token(String),
    /// None at all, or another scheme.
    Missing,
    /// In the query string, which Zoom refuses with its own sentence.
    InQuery,
}

impl Bearer {
    /// Finds the token of a request.
    pub fn find(headers: &HeaderMap, query: Option<&str>) -> Self {
        let token = headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok()?.split_once(' '))
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map(|(_, token)| token.trim().to_owned());
        match token {
            Some(token) => Self::Token(token),
            None if Fields::of_query(query).has_any(&["access_token"]) => Self::InQuery,
            None => Self::Missing,
        }
    }

    /// The token, when there is one.
    pub fn token(&self) -> Option<&str> {
        match self {
            Self::Token(token) => Some(token),
            Self::Missing | Self::InQuery => None,
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Bearer {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::find(&parts.headers, parts.uri.query()))
    }
}
