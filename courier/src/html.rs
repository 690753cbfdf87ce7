//! The HTML of a mail. It stands alone: its styles are in it, nothing is loaded from elsewhere. It says its language and its
//! direction, is read aloud as an article, is at most 600 pixels wide, and has colours for dark screens.

/// The colours and sizes that stand in the elements: many mail programs read no style sheet.
const LINK: &str = "color:#0b57d0;text-decoration:underline;";
const PARAGRAPH: &str = "margin:0 0 16px;";
const QUIET: &str = "margin:0 0 8px;font-size:14px;line-height:1.5;color:#5a6372;";

/// For the mail programs that do read one. `!important`, for it has to win against what stands in the elements.
const STYLE: &str = ":root{color-scheme:light dark;supported-color-schemes:light dark}\
@media (prefers-color-scheme:dark){\
.page{background-color:#14161a!important}\
.card{background-color:#1e2127!important;color:#e6e8eb!important}\
.quiet{color:#a5adba!important}\
.line{border-color:#3a4049!important}\
a{color:#8ab4ff!important}}";

/// Languages that are written from right to left (by their usual script).
const RIGHT_TO_LEFT: [&str; 11] = ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ur", "yi"];
/// Scripts that are (ISO 15924); a language that names its script goes by it.
const RIGHT_TO_LEFT_SCRIPTS: [&str; 6] = ["adlm", "arab", "hebr", "nkoo", "syrc", "thaa"];

/// What the link is called by which one says that one wants no more mail.
const UNSUBSCRIBE: [(&str, &str); 26] = [
    ("ar", "إلغاء الاشتراك"),
    ("cs", "Odhlásit odběr"),
    ("da", "Afmeld"),
    ("de", "Abbestellen"),
    ("el", "Κατάργηση εγγραφής"),
    ("en", "Unsubscribe"),
    ("es", "Cancelar suscripción"),
    ("fa", "لغو اشتراک"),
    ("fi", "Peruuta tilaus"),
    ("fr", "Se désabonner"),
    ("he", "ביטול הרשמה"),
    ("hu", "Leiratkozás"),
    ("it", "Annulla iscrizione"),
    ("ja", "配信停止"),
    ("ko", "수신 거부"),
    ("nb", "Meld deg av"),
    ("nl", "Afmelden"),
    ("pl", "Wypisz się"),
    ("pt", "Cancelar inscrição"),
    ("ro", "Dezabonare"),
    ("ru", "Отписаться"),
    ("sv", "Avsluta prenumerationen"),
    ("tr", "Abonelikten çık"),
    ("uk", "Відписатися"),
    ("ur", "رکنیت ختم کریں"),
    ("zh", "退订"),
];

/// What stands below a mail.
#[derive(Debug, Clone, Copy, Default)]
pub struct Footer<'a> {
    /// The business's signature, as plain text.
    pub signature: Option<&'a str>,
    /// Where the reader says that they want no more.
    pub unsubscribe: Option<&'a str>,
}

/// The document around a mail's content. `body` is HTML already. A document of its own is kept as it is; what stands below
/// each mail goes to its end.
#[must_use]
pub fn document(language: &str, title: &str, body: &str, footer: Footer<'_>) -> String {
    let below = below(language, footer);
    if is_document(body) {
        return within_document(body, &below);
    }
    let (title, language_tag) = (escaped(title), language_attribute(language));
    let direction = direction(language);
    let side = if direction == "rtl" { "right" } else { "left" };
    format!(
        "<!DOCTYPE html>\n<html{language_tag} dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"supported-color-schemes\" content=\"light dark\">\n\
<meta name=\"format-detection\" content=\"telephone=no,date=no,address=no,email=no\">\n\
<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n\
<body class=\"page\" style=\"margin:0;padding:0;background-color:#f3f4f6;\">\n\
<div role=\"article\" aria-roledescription=\"email\" aria-label=\"{title}\"{language_tag} dir=\"{direction}\">\n\
<table role=\"presentation\" class=\"page\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
style=\"background-color:#f3f4f6;\"><tr><td align=\"center\" style=\"padding:24px 12px;\">\n\
<table role=\"presentation\" class=\"card\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
style=\"max-width:600px;background-color:#ffffff;color:#1c2128;border-radius:8px;\"><tr>\
<td align=\"{side}\" style=\"padding:28px 24px 12px;font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,\
Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;overflow-wrap:anywhere;\">\n\
{body}\n{below}</td></tr></table>\n</td></tr></table>\n</div>\n</body>\n</html>\n"
    )
}

fn below(language: &str, footer: Footer<'_>) -> String {
    let mut parts = String::new();
    if let Some(signature) = footer.signature {
        parts.push_str(&paragraphs_in(signature, "quiet", QUIET));
    }
    if let Some(url) = footer.unsubscribe {
        let (words, own) = unsubscribe_words(language);
        let tag = if own { "" } else { " lang=\"en\" dir=\"ltr\"" };
        let link = ["<a href=\"", &escaped(url), "\" style=\"", LINK, "\">", words, "</a>"].concat();
        parts.extend(["<p class=\"quiet\" style=\"", QUIET, "\"", tag, ">", &link, "</p>\n"]);
    }
    if parts.is_empty() {
        return parts;
    }
    format!(
        "<div class=\"line\" style=\"margin:24px 0 8px;padding-top:16px;border-top:1px solid #d9dde3;\">\n{parts}</div>\n"
    )
}

fn is_document(body: &str) -> bool {
    let small = body.to_ascii_lowercase();
    small.contains("<html") || small.contains("<body")
}

fn within_document(document: &str, below: &str) -> String {
    // The small letters of ASCII are as long as its capitals, so that places are the same in both.
    match document.to_ascii_lowercase().rfind("</body") {
        Some(end) => format!("{}{below}{}", &document[..end], &document[end..]),
        None => format!("{document}{below}"),
    }
}

/// Plain text as HTML: blank lines part paragraphs, line breaks stay, addresses become links, and nothing else in it is markup.
#[must_use]
pub fn paragraphs(text: &str) -> String {
    paragraphs_in(text, "", PARAGRAPH)
}

fn paragraphs_in(text: &str, class: &str, style: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    let mut html = String::new();
    for lines in text.lines().collect::<Vec<_>>().split(|line| line.trim().is_empty()) {
        if lines.is_empty() {
            continue;
        }
        let lines: Vec<String> = lines.iter().map(|line| with_links(line)).collect();
        html.extend(["<p", &class, " style=\"", style, "\">", &lines.join("<br>\n"), "</p>\n"]);
    }
    html
}

/// A line with its web addresses as links.
fn with_links(text: &str) -> String {
    let mut html = String::new();
    let mut rest = text;
    while let Some(begin) = link_begin(rest) {
        let end = begin + link_length(&rest[begin..]);
        let (before, link, after) = (&rest[..begin], escaped(&rest[begin..end]), &rest[end..]);
        html.push_str(&escaped(before));
        html.extend(["<a href=\"", &link, "\" style=\"", LINK, "\">", &link, "</a>"]);
        rest = after;
    }
    html.push_str(&escaped(rest));
    html
}

fn link_begin(text: &str) -> Option<usize> {
    ["https://", "http://"]
        .into_iter()
        .filter_map(|scheme| {
            let is_one = |&(at, _): &(usize, &str)| link_length(&text[at..]) > scheme.len();
            text.match_indices(scheme).find(is_one).map(|(at, _)| at)
        })
        .min()
}

/// Up to the next white space or bracket, without the punctuation of the sentence around it. A closing parenthesis belongs to
/// the address only if it was opened in it.
fn link_length(text: &str) -> usize {
    let end = text.find(|c: char| c.is_whitespace() || "<>\"“”„«»".contains(c)).unwrap_or(text.len());
    let mut link = &text[..end];
    loop {
        let shorter = link.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '…', '。', '،', '؟']);
        let shorter = match shorter.strip_suffix(')') {
            Some(inner) if inner.matches('(').count() <= inner.matches(')').count() => inner,
            _ => shorter,
        };
        if shorter.len() == link.len() {
            return link.len();
        }
        link = shorter;
    }
}

/// Text in HTML, as content or inside a quoted attribute.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
    html
}

/// ` lang="…"`, where it is a language tag at all.
fn language_attribute(language: &str) -> String {
    let is_tag = !language.is_empty()
        && language.len() <= 35
        && language.split('-').all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
    if is_tag { format!(" lang=\"{language}\"") } else { String::new() }
}

/// `rtl` or `ltr`, by the language's script or by how the language is usually written.
#[must_use]
pub fn direction(language: &str) -> &'static str {
    let tag = language.to_ascii_lowercase();
    let mut parts = tag.split(['-', '_']);
    let main = parts.next().unwrap_or_default();
    let script =
        parts.next().filter(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let is_rtl = match script {
        Some(script) => RIGHT_TO_LEFT_SCRIPTS.contains(&script),
        None => RIGHT_TO_LEFT.contains(&main),
    };
    if is_rtl { "rtl" } else { "ltr" }
}

/// What the link is called, and whether that is in the language asked for; it is English otherwise.
#[must_use]
pub fn unsubscribe_words(language: &str) -> (&'static str, bool) {
    let tag = language.to_ascii_lowercase();
    let main = match tag.split(['-', '_']).next().unwrap_or_default() {
        "no" | "nn" => "nb",
        "iw" => "he",
        main => main,
    };
    let found = UNSUBSCRIBE.iter().find(|(language, _)| *language == main);
    found.map_or(("Unsubscribe", false), |(_, words)| (*words, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(address: &str) -> String {
        format!("<a href=\"{address}\" style=\"{LINK}\">{address}</a>")
    }

    #[test]
    fn text_becomes_paragraphs() {
        let p = |inner: &str| format!("<p style=\"{PARAGRAPH}\">{inner}</p>\n");
        for (text, html) in [
            ("", String::new()),
            ("\n \n", String::new()),
            ("One", p("One")),
            ("One\nTwo", p("One<br>\nTwo")),
            ("One\n\nTwo\n \n\nThree\n", p("One") + &p("Two") + &p("Three")),
            ("One\r\n\r\nTwo", p("One") + &p("Two")),
            (
                "<script>alert('1')</script> & \"x\"",
                p("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;"),
            ),
        ] {
            assert_eq!(paragraphs(text), html, "{text:?}");
        }
    }

    #[test]
    fn addresses_become_links() {
        for (line, html) in [
            ("Join: https://z.example/j/1.", format!("Join: {}.", link("https://z.example/j/1"))),
            ("(https://z.example/a_(b))", format!("({})", link("https://z.example/a_(b)"))),
            ("https://z.example/?a=1&b=2!", link("https://z.example/?a=1&amp;b=2") + "!"),
            ("<https://z.example>", format!("&lt;{}&gt;", link("https://z.example"))),
            (
                "http://a.example, https://b.example",
                format!("{}, {}", link("http://a.example"), link("https://b.example")),
            ),
            (
                "https://z.example/\" onclick=\"x",
                format!("{}&quot; onclick=&quot;x", link("https://z.example/")),
            ),
            ("https://z.example/'onclick='x'", link("https://z.example/&#39;onclick=&#39;x") + "&#39;"),
            ("https:// and javascript:alert(1)", "https:// and javascript:alert(1)".to_owned()),
            ("https://. https://é.example/ü", format!("https://. {}", link("https://é.example/ü"))),
            ("no link", "no link".to_owned()),
        ] {
            assert_eq!(with_links(line), html, "{line}");
        }
    }

    #[test]
    fn a_document_says_its_language_and_direction() {
        for (language, begin) in [
            ("en", "<html lang=\"en\" dir=\"ltr\">"),
            ("pt-BR", "<html lang=\"pt-BR\" dir=\"ltr\">"),
            ("ar", "<html lang=\"ar\" dir=\"rtl\">"),
            ("he-IL", "<html lang=\"he-IL\" dir=\"rtl\">"),
            ("fa", "<html lang=\"fa\" dir=\"rtl\">"),
            ("ur-PK", "<html lang=\"ur-PK\" dir=\"rtl\">"),
            ("az-Arab", "<html lang=\"az-Arab\" dir=\"rtl\">"),
            ("ku-Latn", "<html lang=\"ku-Latn\" dir=\"ltr\">"),
            ("ar-Latn", "<html lang=\"ar-Latn\" dir=\"ltr\">"),
            ("\"><script>", "<html dir=\"ltr\">"),
            ("", "<html dir=\"ltr\">"),
        ] {
            let html = document(language, "<Title>", "<p>x</p>", Footer::default());
            assert!(html.contains(begin), "{language}: {html}");
            assert!(html.contains("<title>&lt;Title&gt;</title>"));
            assert!(!html.contains("<script"), "{language}");
        }
    }

    #[test]
    fn what_stands_below_is_escaped_and_in_the_readers_language() {
        let footer =
            Footer { signature: Some("Zoë <zoe@x.example>"), unsubscribe: Some("https://x.example/?a&b") };
        for (language, words) in
            [("de-AT", "Abbestellen</a>"), ("nn", "Meld deg av</a>"), ("eo", "Unsubscribe</a>")]
        {
            let html = document(language, "t", "<p>x</p>", footer);
            assert!(html.contains("Zoë &lt;zoe@x.example&gt;"));
            assert!(html.contains("href=\"https://x.example/?a&amp;b\""));
            assert!(html.contains(words), "{html}");
            assert_eq!(html.contains("<p class=\"quiet\" style=\"margin:0 0 8px;font-size:14px;line-height:1.5;color:#5a6372;\" lang=\"en\""), language == "eo");
        }
        for (body, expected) in [
            ("<html><body><p>x</p></BODY></html>", "</div>\n</BODY></html>"),
            ("<HTML lang=\"de\"><p>İx</p>", "</div>\n"),
        ] {
            let html = document("de", "t", body, footer);
            assert!(html.ends_with(expected) && html.contains("Abbestellen"), "{html}");
            assert!(!html.contains("<!DOCTYPE"), "an author's document is kept");
        }
        assert_eq!(document("de", "t", "<html></html>", Footer::default()), "<html></html>");
    }

    #[test]
    fn the_words_are_listed_by_language() {
        assert!(UNSUBSCRIBE.is_sorted());
    }
}
