//! What is said of one operation, and how it looks in the description.

use crate::schemas::{SchemaOf, Schemas};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use shared::route::Operation;
use std::collections::BTreeMap;

/// What is wrong with an example; nothing if it is right.
type Check = fn(&Value) -> Option<String>;

/// A parameter beside the path.
pub struct Parameter {
    pub place: &'static str,
    pub name: &'static str,
    pub required: bool,
    pub description: &'static str,
    pub schema: Value,
}

struct Content {
    media: &'static str,
    schema: SchemaOf,
    example: Value,
    check: Check,
}

struct Answer {
    status: u16,
    description: &'static str,
    content: Option<Content>,
    has_version: bool,
}

/// What is said of one operation.
pub struct Described {
    tag: &'static str,
    description: &'static str,
    parameters: Vec<Parameter>,
    body: Option<Content>,
    body_required: bool,
    answers: Vec<Answer>,
    /// Codes by status.
    refusals: BTreeMap<u16, Vec<&'static str>>,
}

/// Why a body is refused before anybody looks at what it says.
const BODY_REFUSALS: [(u16, &str); 3] =
    [(400, "invalid_json"), (413, "body_too_large"), (422, "invalid_body")];

/// Codes that a request can get although it fits its schema: for what no schema can say, which is how its fields fit
/// together, and what there is just now.
const RULE_CODES: &[&str] = &[
    "idempotency_key_reused",
    "incomplete_patch",
    "invalid_answer",
    "invalid_calendars",
    "invalid_dates",
    "invalid_duration",
    "invalid_form",
    "invalid_guests",
    "invalid_host",
    "invalid_meeting_location",
    "invalid_members",
    "invalid_override",
    "invalid_range",
    "invalid_repeat",
    "invalid_schedule",
    "invalid_start",
    "invalid_time_off",
    "invalid_title",
    "invalid_window",
    "too_many_sources",
    "too_many_webhook_endpoints",
    "too_many_workflows",
    "invalid_condition",
    "invalid_filter",
    "invalid_merge_text",
    "invalid_moment",
    "invalid_quiet_hours",
    "invalid_sender",
    "invalid_step_id",
    "invalid_steps",
    "invalid_target",
    "invalid_text",
    "invalid_trigger",
    "invalid_url",
    "invalid_wait",
];

impl Described {
    pub fn new(tag: &'static str, description: &'static str) -> Self {
        Self {
            tag,
            description,
            parameters: Vec::new(),
            body: None,
            body_required: false,
            answers: Vec::new(),
            refusals: BTreeMap::new(),
        }
    }

    pub fn with(mut self, parameter: Parameter) -> Self {
        self.parameters.push(parameter);
        self
    }

    /// Whether there is a parameter of this name.
    pub fn takes(&self, name: &str) -> bool {
        self.parameters.iter().any(|parameter| parameter.name == name)
    }

    /// A JSON body, with an example of it.
    pub fn body<T: JsonSchema + DeserializeOwned>(self, example: Value) -> Self {
        self.body_like(Schemas::of_body::<T>, example, |example| {
            serde_json::from_value::<T>(example.clone()).err().map(|error| error.to_string())
        })
    }

    /// A JSON body whose schema is put together.
    pub fn body_like(mut self, schema: SchemaOf, example: Value, check: Check) -> Self {
        self.body = Some(Content { media: "application/json", schema, example, check });
        self.body_required = true;
        BODY_REFUSALS.into_iter().fold(self, |described, (status, code)| described.refuses(status, &[code]))
    }

    /// The body can be left out: `{}`.
    pub fn optional_body(mut self) -> Self {
        self.body_required = false;
        self
    }

    /// A JSON answer, with an example of it, which has to survive reading and writing.
    pub fn answers<T>(self, status: u16, description: &'static str, example: Value) -> Self
    where
        T: JsonSchema + Serialize + DeserializeOwned,
    {
        self.answers_as::<T>("application/json", status, description, example)
    }

    fn answers_as<T>(
        mut self,
        media: &'static str,
        status: u16,
        description: &'static str,
        example: Value,
    ) -> Self
    where
        T: JsonSchema + Serialize + DeserializeOwned,
    {
        let check: Check = |example| match serde_json::from_value::<T>(example.clone()) {
            Err(error) => Some(error.to_string()),
            Ok(read) => match serde_json::to_value(&read) {
                Ok(written) if written == *example => None,
                Ok(written) => Some(format!("would be written as {written}")),
                Err(error) => Some(error.to_string()),
            },
        };
        let content = Content { media, schema: Schemas::of_answer::<T>, example, check };
        self.answers.push(Answer { status, description, content: Some(content), has_version: false });
        self
    }

    /// The answer has an `ETag`.
    pub fn versioned(mut self) -> Self {
        if let Some(answer) = self.answers.last_mut() {
            answer.has_version = true;
        }
        self
    }

    /// An answer that is a text of its own kind.
    pub fn answers_text(mut self, media: &'static str, description: &'static str, example: &str) -> Self {
        let content = Content {
            media,
            schema: |_| json!({ "type": "string" }),
            example: example.into(),
            check: |_| None,
        };
        self.answers.push(Answer { status: 200, description, content: Some(content), has_version: false });
        self
    }

    /// Done, and nothing to say about it.
    pub fn answers_nothing(mut self, description: &'static str) -> Self {
        self.answers.push(Answer { status: 204, description, content: None, has_version: false });
        self
    }

    pub fn refuses(mut self, status: u16, codes: &[&'static str]) -> Self {
        let known = self.refusals.entry(status).or_default();
        known.extend(codes.iter().filter(|code| !known.contains(code)).copied().collect::<Vec<_>>());
        self
    }

    pub fn wrong_examples(&self) -> Vec<String> {
        let answers = self.answers.iter().filter_map(|answer| answer.content.as_ref());
        let contents = self.body.iter().chain(answers);
        contents.filter_map(|content| (content.check)(&content.example)).collect()
    }

    /// The operation object.
    pub fn operation(self, operation: Operation, schemas: &mut Schemas) -> Value {
        let mut whole = json!({
            "operationId": camel_case(operation.name()),
            "summary": operation.summary().trim_end_matches('.'),
            "description": self.description,
            "tags": [self.tag],
            "security": crate::security(operation.route().caller),
            "responses": responses(self.answers, &self.refusals, schemas),
        });
        if !self.parameters.is_empty() {
            whole["parameters"] = self.parameters.into_iter().map(Parameter::object).collect();
        }
        if let Some(body) = self.body {
            whole["requestBody"] = json!({ "required": self.body_required, "content": body.object(schemas) });
        }
        whole
    }
}

impl Parameter {
    pub fn object(self) -> Value {
        json!({
            "in": self.place,
            "name": self.name,
            "required": self.required,
            "description": self.description,
            "schema": self.schema,
        })
    }
}

impl Content {
    fn object(self, schemas: &mut Schemas) -> Value {
        json!({ self.media: { "schema": (self.schema)(schemas), "example": self.example } })
    }
}

fn responses(
    answers: Vec<Answer>,
    refusals: &BTreeMap<u16, Vec<&'static str>>,
    schemas: &mut Schemas,
) -> Map<String, Value> {
    let mut responses = Map::new();
    for answer in answers {
        let mut object = json!({ "description": answer.description });
        if answer.has_version {
            object["headers"] = json!({ "ETag": {
                "description": "The version, to send back as `If-Match`.",
                "required": true,
                "schema": { "type": "string", "pattern": "^\"[0-9]+\"$" }
            } });
        }
        if let Some(content) = answer.content {
            object["content"] = content.object(schemas);
        }
        responses.insert(answer.status.to_string(), object);
    }
    for (status, codes) in refusals {
        let quoted: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
        let description = format!("Refused: {}.", quoted.join(", "));
        let schema = schemas.of_answer::<shared::wire::Problem>();
        let content = json!({ "application/problem+json": { "schema": schema } });
        let mut response = json!({ "description": description, "content": content, "x-codes": codes });
        let of_rules: Vec<&str> = codes.iter().copied().filter(|code| RULE_CODES.contains(code)).collect();
        if !of_rules.is_empty() {
            response["x-rule-codes"] = of_rules.into();
        }
        responses.insert(status.to_string(), response);
    }
    responses.insert("500".to_owned(), json!({ "$ref": "#/components/responses/InternalError" }));
    responses
}

fn camel_case(name: &str) -> String {
    name.chars().take(1).map(|first| first.to_ascii_lowercase()).chain(name.chars().skip(1)).collect()
}
