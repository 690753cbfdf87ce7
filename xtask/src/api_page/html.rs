//! Text as HTML.

/// Text that stands in a page or in an attribute.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// One line with code between backticks.
pub fn line(text: &str) -> String {
    let escaped = escaped(text);
    let mut parts = escaped.split('`');
    let mut html = parts.next().unwrap_or_default().to_owned();
    while let Some(code) = parts.next() {
        html.extend(["<code>", code, "</code>", parts.next().unwrap_or_default()]);
    }
    html
}

/// Paragraphs.
pub fn prose(text: &str) -> String {
    let paragraphs = text.split("\n\n").filter(|paragraph| !paragraph.is_empty());
    paragraphs.map(|paragraph| format!("<p>{}</p>\n", line(paragraph))).collect::<Vec<_>>().concat()
}

/// A table under a heading; nothing if it has no rows.
pub fn table(heading: &str, columns: [&str; 3], rows: &str) -> String {
    let heading = if heading.is_empty() { String::new() } else { format!("<h4>{heading}</h4>\n") };
    let columns = columns.map(|column| format!("<th scope=\"col\">{column}</th>")).concat();
    if rows.is_empty() {
        return String::new();
    }
    format!("{heading}<table>\n<thead><tr>{columns}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
}
