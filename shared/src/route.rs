//! Every call of the API under `/api/v1`, in one table: the Worker finds by it what to do, and the description of the
//! API is written from it, so that neither has a call that the other lacks.

/// The methods of HTTP that the API knows. `HEAD` is `GET` without the body, `OPTIONS` is CORS's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Read.
    Get,
    /// Create, or act.
    Post,
    /// Change what is sent.
    Patch,
    /// Remove.
    Delete,
}

impl Method {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Get, Self::Post, Self::Patch, Self::Delete];

    /// The method as HTTP writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }

    /// Reads a method as HTTP writes it; `HEAD` is `GET`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = if text == "HEAD" { "GET" } else { text };
        Self::ALL.into_iter().find(|method| method.as_str() == text)
    }
}

/// Who may make a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Caller {
    /// Clients, from any page. An appointment of theirs is named by its signed link.
    Client,
    /// The business, which has the management key.
    Staff,
}

/// A part of a path, between slashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Segment {
    /// Always the same.
    Fixed(&'static str),
    /// The name of something that stands here.
    Parameter(&'static str),
}

/// How a call is made. Invariant: no two operations have the same method and path, and no path fits what another
/// one's does with the same method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Route {
    /// Who may.
    pub caller: Caller,
    /// How.
    pub method: Method,
    /// Where, below `/api/v1`.
    pub path: &'static [Segment],
}

impl Route {
    /// The path as a template, from the root: `/api/v1/calendars/{slug}`.
    #[must_use]
    pub fn template(&self) -> String {
        self.path.iter().fold("/api/v1".to_owned(), |path, segment| match segment {
            Segment::Fixed(text) => format!("{path}/{text}"),
            Segment::Parameter(name) => format!("{path}/{{{name}}}"),
        })
    }

    /// The names of what stands in the path.
    pub fn parameters(&self) -> impl Iterator<Item = &'static str> {
        self.path.iter().filter_map(|segment| match segment {
            Segment::Parameter(name) => Some(*name),
            Segment::Fixed(_) => None,
        })
    }
}

/// Why a request is no call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoCall {
    /// There is nothing at this path.
    Path,
    /// There is something, but it takes these methods.
    Method(Vec<Method>),
}

macro_rules! segment {
    ($text:literal) => {
        Segment::Fixed($text)
    };
    ($parameter:ident) => {
        Segment::Parameter(stringify!($parameter))
    };
}

/// One row a call: its name with what stands in its path, who may make it, method, path.
macro_rules! calls {
    ($(
        #[doc = $summary:literal]
        $name:ident { $($parameter:ident),* } = $caller:ident $method:ident [$($segment:tt),*];
    )*) => {
        /// What can be asked of the API.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Operation {
            $( #[doc = $summary] $name, )*
        }

        /// A request's operation with what stands in its path, not yet read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "what stands in a path is called what it is")]
        pub enum Call<'a> {
            $( #[doc = $summary] $name { $($parameter: &'a str),* }, )*
        }

        impl Operation {
            /// All of them, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The operation's name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $( Self::$name => stringify!($name), )*
                }
            }

            /// What it does, in a few words.
            #[must_use]
            pub fn summary(self) -> &'static str {
                match self {
                    $( Self::$name => $summary.trim_ascii(), )*
                }
            }

            /// How it is called.
            #[must_use]
            pub fn route(self) -> Route {
                match self {
                    $( Self::$name => Route {
                        caller: Caller::$caller,
                        method: Method::$method,
                        path: &[$(segment!($segment)),*],
                    }, )*
                }
            }
        }

        impl<'a> Call<'a> {
            fn at(method: Method, path: &[&'a str]) -> Option<Self> {
                match (method, path) {
                    $( (Method::$method, [$($segment),*]) => Some(Self::$name { $($parameter: *$parameter),* }), )*
                    _ => None,
                }
            }

            /// What is asked.
            #[must_use]
            pub fn operation(&self) -> Operation {
                match self {
                    $( Self::$name { .. } => Operation::$name, )*
                }
            }
        }
    };
}

calls! {
    /// What a client may know of a calendar.
    ReadCalendar { slug } = Client Get ["calendars", slug];
    /// What can be booked on a calendar.
    ReadSlots { slug } = Client Get ["calendars", slug, "slots"];
    /// Book an appointment.
    Book { slug } = Client Post ["calendars", slug, "appointments"];
    /// Book a series of appointments.
    BookSeries { slug } = Client Post ["calendars", slug, "series"];
    /// Keep a time while a form is filled in.
    Hold { slug } = Client Post ["calendars", slug, "holds"];
    /// Give a kept time back.
    ReleaseHold { slug, hold } = Client Delete ["calendars", slug, "holds", hold];
    /// A group of calendars with what a client may know of each.
    ReadGroup { slug } = Client Get ["groups", slug];
    /// An appointment as its client sees it.
    ReadAppointment { appointment } = Client Get ["appointments", appointment];
    /// An appointment as a file for calendars.
    ReadIcs { appointment } = Client Get ["appointments", appointment, "ics"];
    /// Cancel an appointment, as its client.
    Cancel { appointment } = Client Post ["appointments", appointment, "cancel"];
    /// Move an appointment, as its client.
    Reschedule { appointment } = Client Post ["appointments", appointment, "reschedule"];

    /// A series as its client sees it.
    ReadSeriesAsClient { series } = Client Get ["series", series];

    /// Create an agency.
    CreateAgency {} = Staff Post ["agencies"];
    /// Add a user to an agency.
    CreateUser { agency } = Staff Post ["agencies", agency, "users"];
    /// The users of an agency.
    ListUsers { agency } = Staff Get ["agencies", agency, "users"];
    /// A user.
    ReadUser { agency, user } = Staff Get ["agencies", agency, "users", user];
    /// Change a user's name or email.
    ChangeUser { agency, user } = Staff Patch ["agencies", agency, "users", user];
    /// Delete a user.
    DeleteUser { agency, user } = Staff Delete ["agencies", agency, "users", user];
    /// Set a user's default meeting location.
    SetMeetingLocation { agency, user } = Staff Post ["agencies", agency, "users", user, "meeting-location"];
    /// Make a link that opens a user's profile once.
    CreateProfileLink { agency, user } = Staff Post ["agencies", agency, "users", user, "profile-links"];
    /// Subscribe a user to a calendar outside, which makes them busy.
    CreateBusySource { agency, user } = Staff Post ["agencies", agency, "users", user, "busy-sources"];
    /// The calendars outside that a user is subscribed to.
    ListBusySources { agency, user } = Staff Get ["agencies", agency, "users", user, "busy-sources"];
    /// End a subscription to a calendar outside.
    DeleteBusySource { agency, user, busy_source } =
        Staff Delete ["agencies", agency, "users", user, "busy-sources", busy_source];
    /// Add a sub-account to an agency.
    CreateSubAccount { agency } = Staff Post ["agencies", agency, "sub-accounts"];

    /// Create a calendar.
    CreateCalendar { agency, sub_account } =
        Staff Post ["agencies", agency, "sub-accounts", sub_account, "calendars"];
    /// The calendars of a sub-account.
    ListCalendars { agency, sub_account } =
        Staff Get ["agencies", agency, "sub-accounts", sub_account, "calendars"];
    /// A calendar as it is written down.
    ReadCalendarSettings { agency, sub_account, calendar } =
        Staff Get ["agencies", agency, "sub-accounts", sub_account, "calendars", calendar];
    /// Change a calendar.
    ChangeCalendar { agency, sub_account, calendar } =
        Staff Patch ["agencies", agency, "sub-accounts", sub_account, "calendars", calendar];
    /// Why is a time offered, or not?
    Explain { agency, sub_account, calendar } =
        Staff Get ["agencies", agency, "sub-accounts", sub_account, "calendars", calendar, "explain"];
    /// Create a schedule that calendars share.
    CreateSchedule { agency, sub_account } =
        Staff Post ["agencies", agency, "sub-accounts", sub_account, "schedules"];
    /// The shared schedules of a sub-account.
    ListSchedules { agency, sub_account } =
        Staff Get ["agencies", agency, "sub-accounts", sub_account, "schedules"];
    /// A shared schedule.
    ReadSchedule { agency, sub_account, schedule } =
        Staff Get ["agencies", agency, "sub-accounts", sub_account, "schedules", schedule];
    /// Change a shared schedule.
    ChangeSchedule { agency, sub_account, schedule } =
        Staff Patch ["agencies", agency, "sub-accounts", sub_account, "schedules", schedule];
    /// Delete a shared schedule.
    DeleteSchedule { agency, sub_account, schedule } =
        Staff Delete ["agencies", agency, "sub-accounts", sub_account, "schedules", schedule];

    /// Create a group of calendars.
    CreateGroup { agency, sub_account } =
        Staff Post ["agencies", agency, "sub-accounts", sub_account, "groups"];
    /// The groups of a sub-account.
    ListGroups { agency, sub_account } =
        Staff Get ["agencies", agency, "sub-accounts", sub_account, "groups"];
    /// A group as it is written down.
    ReadGroupSettings { agency, sub_account, group } =
        Staff Get ["agencies", agency, "sub-accounts", sub_account, "groups", group];
    /// Change a group.
    ChangeGroup { agency, sub_account, group } =
        Staff Patch ["agencies", agency, "sub-accounts", sub_account, "groups", group];
    /// Delete a group.
    DeleteGroup { agency, sub_account, group } =
        Staff Delete ["agencies", agency, "sub-accounts", sub_account, "groups", group];

    /// Create an endpoint that is told what happens to appointments.
    CreateWebhookEndpoint { agency, sub_account } =
        Staff Post ["agencies", agency, "sub-accounts", sub_account, "webhook-endpoints"];
    /// The webhook endpoints of a sub-account.
    ListWebhookEndpoints { agency, sub_account } =
        Staff Get ["agencies", agency, "sub-accounts", sub_account, "webhook-endpoints"];
    /// A webhook endpoint, and how it is doing.
    ReadWebhookEndpoint { agency, sub_account, endpoint } =
        Staff Get ["agencies", agency, "sub-accounts", sub_account, "webhook-endpoints", endpoint];
    /// Change a webhook endpoint, or switch it off and on.
    ChangeWebhookEndpoint { agency, sub_account, endpoint } =
        Staff Patch ["agencies", agency, "sub-accounts", sub_account, "webhook-endpoints", endpoint];
    /// Delete a webhook endpoint.
    DeleteWebhookEndpoint { agency, sub_account, endpoint } =
        Staff Delete ["agencies", agency, "sub-accounts", sub_account, "webhook-endpoints", endpoint];
    /// Give a webhook endpoint a new secret.
    ChangeWebhookSecret { agency, sub_account, endpoint } =
        Staff Post ["agencies", agency, "sub-accounts", sub_account, "webhook-endpoints", endpoint, "secret"];
    /// What a webhook endpoint was sent, and what it answered.
    ListWebhookDeliveries { agency, sub_account, endpoint } =
        Staff Get ["agencies", agency, "sub-accounts", sub_account, "webhook-endpoints", endpoint, "deliveries"];
    /// Send a webhook endpoint a message once more.
    ResendWebhook { agency, sub_account, endpoint, message } = Staff Post [
        "agencies", agency, "sub-accounts", sub_account, "webhook-endpoints", endpoint, "deliveries", message,
        "resend"
    ];

    /// Create a workflow.
    CreateWorkflow { agency, sub_account } =
        Staff Post ["agencies", agency, "sub-accounts", sub_account, "workflows"];
    /// The workflows of a sub-account.
    ListWorkflows { agency, sub_account } =
        Staff Get ["agencies", agency, "sub-accounts", sub_account, "workflows"];
    /// A workflow as it is written down.
    ReadWorkflow { agency, sub_account, workflow } =
        Staff Get ["agencies", agency, "sub-accounts", sub_account, "workflows", workflow];
    /// Change a workflow, or switch it off and on.
    ChangeWorkflow { agency, sub_account, workflow } =
        Staff Patch ["agencies", agency, "sub-accounts", sub_account, "workflows", workflow];
    /// Delete a workflow.
    DeleteWorkflow { agency, sub_account, workflow } =
        Staff Delete ["agencies", agency, "sub-accounts", sub_account, "workflows", workflow];
    /// Workflows to start from.
    ListRecipes {} = Staff Get ["workflow-recipes"];
    /// Who is, or was, on the way through workflows.
    ListEnrolments { sub_account } = Staff Get ["sub-accounts", sub_account, "enrolments"];
    /// One way through a workflow, with its history.
    ReadEnrolment { sub_account, enrolment } = Staff Get ["sub-accounts", sub_account, "enrolments", enrolment];
    /// What was sent, and what became of it.
    ListMessages { sub_account } = Staff Get ["sub-accounts", sub_account, "messages"];
    /// Tell of a client's answer.
    HearReply { sub_account } = Staff Post ["sub-accounts", sub_account, "replies"];
    /// How a sub-account sends messages.
    ReadMessageSettings { agency, sub_account } =
        Staff Get ["agencies", agency, "sub-accounts", sub_account, "message-settings"];
    /// Change how a sub-account sends messages.
    ChangeMessageSettings { agency, sub_account } =
        Staff Patch ["agencies", agency, "sub-accounts", sub_account, "message-settings"];

    /// The appointments of a sub-account.
    ListAppointments { sub_account } = Staff Get ["sub-accounts", sub_account, "appointments"];
    /// Book an appointment, as the business.
    BookAsStaff { sub_account } = Staff Post ["sub-accounts", sub_account, "appointments"];
    /// An appointment as the business sees it.
    ReadAppointmentAsStaff { sub_account, appointment } =
        Staff Get ["sub-accounts", sub_account, "appointments", appointment];
    /// Change what is written about an appointment.
    EditAppointment { sub_account, appointment } =
        Staff Patch ["sub-accounts", sub_account, "appointments", appointment];
    /// Take an appointment out of all lists.
    DeleteAppointment { sub_account, appointment } =
        Staff Delete ["sub-accounts", sub_account, "appointments", appointment];
    /// Approve an appointment, or say whether the client came.
    ChangeStatus { sub_account, appointment } =
        Staff Post ["sub-accounts", sub_account, "appointments", appointment, "status"];
    /// Cancel an appointment, as the business.
    CancelAsStaff { sub_account, appointment } =
        Staff Post ["sub-accounts", sub_account, "appointments", appointment, "cancel"];
    /// Move an appointment, as the business.
    RescheduleAsStaff { sub_account, appointment } =
        Staff Post ["sub-accounts", sub_account, "appointments", appointment, "reschedule"];
    /// Give an appointment to another host.
    Reassign { sub_account, appointment } =
        Staff Post ["sub-accounts", sub_account, "appointments", appointment, "reassign"];
    /// The audit trail of an appointment.
    ListAppointmentEvents { sub_account, appointment } =
        Staff Get ["sub-accounts", sub_account, "appointments", appointment, "events"];
    /// The audit trail of a sub-account.
    ListEvents { sub_account } = Staff Get ["sub-accounts", sub_account, "events"];
    /// Book a series of appointments, as the business.
    BookSeriesAsStaff { sub_account } = Staff Post ["sub-accounts", sub_account, "series"];
    /// A series.
    ReadSeries { sub_account, series } = Staff Get ["sub-accounts", sub_account, "series", series];
    /// Cancel what is still to come of a series.
    CancelSeries { sub_account, series } =
        Staff Post ["sub-accounts", sub_account, "series", series, "cancel"];

    /// How a sub-account stands.
    ReadStatus { sub_account } = Staff Get ["sub-accounts", sub_account, "status"];
    /// How a Zoom account stands.
    ReadZoomStatus { zoom_user } = Staff Get ["zoom-accounts", zoom_user, "status"];
}

impl<'a> Call<'a> {
    /// The call that a method and a path below `/api/v1` make.
    pub fn find(method: &str, path: &[&'a str]) -> Result<Self, NoCall> {
        if let Some(call) = Method::parse(method).and_then(|method| Self::at(method, path)) {
            return Ok(call);
        }
        let others: Vec<Method> =
            Method::ALL.into_iter().filter(|other| Self::at(*other, path).is_some()).collect();
        Err(if others.is_empty() { NoCall::Path } else { NoCall::Method(others) })
    }

    /// Who may make it.
    #[must_use]
    pub fn caller(&self) -> Caller {
        self.operation().route().caller
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A path that fits the route: every parameter stands for itself.
    fn example(route: &Route) -> Vec<&'static str> {
        let text = |segment: &Segment| match *segment {
            Segment::Fixed(text) | Segment::Parameter(text) => text,
        };
        route.path.iter().map(text).collect()
    }

    #[test]
    fn every_operation_is_found_at_its_own_path_only() {
        for &operation in Operation::ALL {
            let route = operation.route();
            let path = example(&route);
            let found = Call::find(route.method.as_str(), &path).map(|call| call.operation());
            assert_eq!(found, Ok(operation), "{}", route.template());
            let longer: Vec<&str> = path.iter().copied().chain(["more", "and", "more"]).collect();
            assert_eq!(Call::find(route.method.as_str(), &longer), Err(NoCall::Path));
        }
    }

    #[test]
    fn what_stands_in_a_path_gets_its_name() {
        let call = Call::find("DELETE", &["calendars", "demo", "holds", "apt_1"]);
        assert_eq!(call, Ok(Call::ReleaseHold { slug: "demo", hold: "apt_1" }));
        let route = Operation::ReleaseHold.route();
        assert_eq!(route.template(), "/api/v1/calendars/{slug}/holds/{hold}");
        assert_eq!(route.parameters().collect::<Vec<_>>(), ["slug", "hold"]);
    }

    #[test]
    fn other_methods_are_told_apart_from_other_paths() {
        for (method, path, told) in [
            ("HEAD", &["calendars", "demo"][..], Ok(Operation::ReadCalendar)),
            ("DELETE", &["calendars", "demo"], Err(NoCall::Method(vec![Method::Get]))),
            ("TRACE", &["calendars", "demo"], Err(NoCall::Method(vec![Method::Get]))),
            ("get", &["calendars", "demo"], Err(NoCall::Method(vec![Method::Get]))),
            ("GET", &["agencies"], Err(NoCall::Method(vec![Method::Post]))),
            (
                "PUT",
                &["sub-accounts", "s", "appointments", "a"],
                Err(NoCall::Method(vec![Method::Get, Method::Patch, Method::Delete])),
            ),
            ("GET", &["calendars"], Err(NoCall::Path)),
            ("GET", &[], Err(NoCall::Path)),
        ] {
            assert_eq!(Call::find(method, path).map(|call| call.operation()), told, "{method} {path:?}");
        }
    }
}
