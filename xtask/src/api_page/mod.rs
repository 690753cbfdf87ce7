//! The page `/api`: the description of the API for people, made from openapi.json. Plain HTML, no script.

mod html;
mod schema;

use html::{escaped, prose};
use serde_json::Value;
use std::fmt::Write;

/// The page's style sheet, which stands in the page.
pub const STYLE: &str = include_str!("style.css");

/// The methods of a path, in the order in which they are shown.
const METHODS: [&str; 4] = ["get", "post", "patch", "delete"];

struct Operation<'a> {
    method: &'a str,
    path: &'a str,
    /// Parameters of the path, which all its methods share.
    shared: &'a Value,
    described: &'a Value,
}

/// The page.
#[must_use]
pub fn page(description: &Value) -> String {
    let operations = operations(description);
    let mut contents = String::new();
    let mut sections = String::new();
    for tag in items(&description["tags"]) {
        let name = text(&tag["name"]);
        let _ = write!(contents, "<p><b>{}</b></p>\n<ul>\n", escaped(name));
        let _ = write!(sections, "<h2>{}</h2>\n{}", escaped(name), prose(text(&tag["description"])));
        for operation in operations.iter().filter(|one| one.described["tags"][0] == tag["name"]) {
            let (id, summary) = (text(&operation.described["operationId"]), operation.summary());
            let _ = writeln!(contents, "<li><a href=\"#{id}\">{}</a></li>", prose_line(summary));
            sections.push_str(&operation.section());
        }
        contents.push_str("</ul>\n");
    }
    let info = &description["info"];
    let shapes = schema::sections(&description["components"]["schemas"]);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title} API</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>{STYLE}</style>\n</head>\n\
         <body>\n<a class=\"skip\" href=\"#calls\">To the calls</a>\n<header>\n<h1>{title} API</h1>\n{words}\
         <p>The same for programs: <a href=\"/api/v1/openapi.json\">OpenAPI {version}</a>.</p>\n</header>\n\
         <nav aria-label=\"Calls\">\n{contents}</nav>\n<main id=\"calls\">\n{sections}\
         <h2 id=\"shapes\">Shapes</h2>\n{shapes}</main>\n<footer><a href=\"#\">To the top</a></footer>\n</body>\n</html>\n",
        title = escaped(text(&info["title"])),
        words = prose(text(&info["description"])),
        version = escaped(text(&description["openapi"])),
    )
}

fn operations(description: &Value) -> Vec<Operation<'_>> {
    let mut operations = Vec::new();
    for (path, methods) in description["paths"].as_object().into_iter().flatten() {
        let known = METHODS.into_iter().filter(|method| methods[method].is_object());
        let operation =
            |method| Operation { method, path, shared: &methods["parameters"], described: &methods[method] };
        operations.extend(known.map(operation));
    }
    operations
}

impl Operation<'_> {
    fn summary(&self) -> &str {
        text(&self.described["summary"])
    }

    fn section(&self) -> String {
        let id = text(&self.described["operationId"]);
        let mut section = format!(
            "<section aria-labelledby=\"{id}\">\n<h3 id=\"{id}\"><a href=\"#{id}\">{}</a></h3>\n\
             <code class=\"call\"><b>{}</b> {}</code>\n{}",
            prose_line(self.summary()),
            self.method.to_uppercase(),
            escaped(self.path),
            prose(text(&self.described["description"])),
        );
        if !items(&self.described["security"]).is_empty() {
            section.push_str(
                "<p class=\"quiet\">Needs <code>Authorization: Bearer</code> with the management key.</p>\n",
            );
        }
        section.push_str(&self.parameters());
        section.push_str(&self.body());
        section.push_str(&self.answers());
        section.push_str("</section>\n");
        section
    }

    fn parameters(&self) -> String {
        let rows: String =
            items(self.shared).iter().chain(items(&self.described["parameters"])).map(parameter).collect();
        html::table("Parameters", ["Name", "What it is", "Meaning"], &rows)
    }

    fn body(&self) -> String {
        let body = &self.described["requestBody"];
        if body.is_null() {
            return String::new();
        }
        let content = &body["content"]["application/json"];
        let required = if body["required"] == true { "" } else { " It can be left out." };
        format!(
            "<h4>Body</h4>\n{}<p>{}{required}</p>\n{}",
            schema::fields(&content["schema"]),
            schema::reference_sentence(&content["schema"]),
            example("Example of a body", &content["example"])
        )
    }

    fn answers(&self) -> String {
        let mut rows = String::new();
        let mut examples = String::new();
        for (status, answer) in self.described["responses"].as_object().into_iter().flatten() {
            let content = answer["content"].as_object().and_then(|content| content.iter().next());
            let shape = content.map_or_else(
                || shape_of_reference(answer),
                |(media, content)| {
                    let kind = if media.ends_with("json") {
                        String::new()
                    } else {
                        format!(" <span class=\"quiet\">{}</span>", escaped(media))
                    };
                    examples.push_str(&example("Example of an answer", &content["example"]));
                    format!("{}{kind}", schema::shape(&content["schema"]))
                },
            );
            let words = match answer["$ref"].as_str() {
                Some(_) => "Something went wrong on our side: <code>internal_error</code>.".to_owned(),
                None => prose_line(text(&answer["description"])),
            };
            let tag = if answer["headers"]["ETag"].is_object() { " With an <code>ETag</code>." } else { "" };
            let _ = writeln!(
                rows,
                "<tr><th scope=\"row\"><code>{status}</code></th><td>{shape}</td><td>{words}{tag}</td></tr>"
            );
        }
        html::table("Answers", ["Status", "Shape", "Meaning"], &rows) + &examples
    }
}

/// All that is referred to as a whole is a problem.
fn shape_of_reference(answer: &Value) -> String {
    let problem = "#/components/schemas/Problem";
    if answer["$ref"].is_string() {
        schema::shape(&serde_json::json!({ "$ref": problem }))
    } else {
        String::new()
    }
}

fn parameter(parameter: &Value) -> String {
    let required = if parameter["required"] == true { "" } else { ", optional" };
    format!(
        "<tr><th scope=\"row\"><code>{}</code> <span class=\"quiet\">{}{required}</span></th><td>{}</td><td>{}</td></tr>\n",
        escaped(text(&parameter["name"])),
        escaped(text(&parameter["in"])),
        schema::shape(&parameter["schema"]),
        prose_line(text(&parameter["description"])),
    )
}

fn example(label: &str, example: &Value) -> String {
    let shown = match example {
        Value::Null => return String::new(),
        Value::String(text) => text.clone(),
        json => format!("{json:#}"),
    };
    format!("<details><summary>{label}</summary>\n<pre tabindex=\"0\">{}</pre></details>\n", escaped(&shown))
}

fn prose_line(text: &str) -> String {
    html::line(text)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked_in() -> Value {
        let text = std::fs::read_to_string(crate::openapi::file()).expect("openapi.json is checked in");
        serde_json::from_str(&text).expect("openapi.json is JSON")
    }

    #[test]
    fn every_link_within_the_page_leads_somewhere() {
        let page = page(&checked_in());
        let targets: Vec<&str> = page
            .split("href=\"#")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|id| !id.is_empty())
            .collect();
        assert!(targets.len() > 100);
        for id in targets {
            assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
        }
    }

    #[test]
    fn every_operation_and_every_code_is_on_the_page() {
        let description = checked_in();
        let page = page(&description);
        for operation in operations(&description) {
            let id = text(&operation.described["operationId"]);
            assert!(page.contains(&format!("<h3 id=\"{id}\">")), "{id}");
            for answer in
                operation.described["responses"].as_object().into_iter().flat_map(|all| all.values())
            {
                for code in items(&answer["x-codes"]) {
                    assert!(operation.section().contains(text(code)), "{id}: {code}");
                }
            }
        }
    }

    #[test]
    fn what_is_described_cannot_break_the_page() {
        assert_eq!(html::line("a `b<c>` & \"d\""), "a <code>b&lt;c&gt;</code> &amp; &quot;d&quot;");
        assert_eq!(html::prose("a\n\nb"), "<p>a</p>\n<p>b</p>\n");
    }
}
