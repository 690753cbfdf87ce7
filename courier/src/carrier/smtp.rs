//! Mail by an SMTP server (RFC 5321), over any stream of bytes: a Worker's socket, or a test's.
//!
//! What goes over the line is a command or the message, and no command is made of anything that could end one. A connection
//! that cannot be encrypted carries nothing, unless the server is on this machine.

use super::MailCarrier;
use crate::answer::told;
use crate::letter::Letter;
use crate::mime::message;
use crate::post::NoAnswer;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use shared::courier::Receipt;
use shared::limits;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

/// What [`Receipt::Taken`] says.
const BY: &str = "smtp";
/// Codes of RFC 3463 for an address that gets no mail: no such mailbox, no such domain, no address at all, moved away, no
/// mail for the domain (RFC 7505), switched off.
const DEAD: [&str; 6] = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"];

/// When the line is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// From the first byte (RFC 8314).
    Tls,
    /// From `STARTTLS` on (RFC 3207), which the server has to offer.
    StartTls,
    /// Never: the server is on this machine.
    None,
}

/// A server, and by what it knows us.
#[derive(Clone, PartialEq, Eq)]
pub struct Server {
    /// Its name, or its address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// When the line is encrypted.
    pub security: Security,
    /// User and password, where it asks for them.
    pub login: Option<(String, String)>,
}

/// A line to a server.
pub trait Line: AsyncRead + AsyncWrite + Unpin {
    /// The same line, encrypted from here on.
    #[must_use]
    fn start_tls(self) -> Self;
}

/// Somebody who opens lines.
pub trait Connect {
    /// What they open.
    type Line: Line;

    /// Opens a line to a server; with [`Security::Tls`] it is encrypted already.
    fn connect(&self, server: &Server) -> impl Future<Output = Result<Self::Line, NoAnswer>>;
}

/// A carrier by such a server. It knows no idempotency key: a mail whose answer was lost may come twice, under the same
/// `Message-ID`.
pub struct SmtpMail<C> {
    /// The server.
    pub server: Server,
    /// Who opens lines.
    pub connect: C,
}

impl<C: Connect> MailCarrier for SmtpMail<C> {
    async fn carry(&self, letter: &Letter) -> Receipt {
        let message = message(letter);
        let envelope = Envelope { from: &letter.from.address, to: &letter.to.address, message: &message };
        let outcome = match self.connect.connect(&self.server).await {
            Ok(line) => hand_over(line, &self.server, envelope).await,
            Err(_) => Err(Fault::Broken),
        };
        receipt(outcome)
    }
}

/// What is handed over.
#[derive(Debug, Clone, Copy)]
pub struct Envelope<'a> {
    /// The address that failures go to.
    pub from: &'a str,
    /// To whom.
    pub to: &'a str,
    /// The message.
    pub message: &'a [u8],
}

/// What was being done when the server said something else than hoped for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Its first words.
    Greeting,
    /// `EHLO`.
    Hello,
    /// `STARTTLS`.
    Tls,
    /// `AUTH`.
    Login,
    /// `MAIL`.
    From,
    /// `RCPT`.
    To,
    /// `DATA`, and the message.
    Message,
}

/// Why a message was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No connection, or it broke, or the server has hung up.
    Broken,
    /// What came is no reply of SMTP.
    Garbled,
    /// The server said no.
    Said(Stage, Reply),
    /// It offers no encryption, or something was slipped in before that.
    NotEncrypted,
    /// It offers no way to sign in that we know.
    NoLogin,
    /// It takes no addresses with letters beyond ASCII.
    OnlyAscii,
    /// The message is larger than it takes.
    TooLarge,
    /// An address that could break a command.
    BadAddress,
}

/// A server's reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Its code, 200 to 599.
    pub code: u16,
    /// What follows the code, by line.
    pub lines: Vec<String>,
}

impl Reply {
    /// The code of RFC 3463 that its text begins with: `5.1.1`.
    fn enhanced(&self) -> Option<&str> {
        let word = self.lines.first()?.split(' ').next()?;
        let is_one = word.split('.').count() == 3
            && word.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
        is_one.then_some(word)
    }

    fn is_positive(&self) -> bool {
        (200..400).contains(&self.code)
    }
}

/// Hands a message over and says good-bye; what the server calls it.
pub async fn hand_over<L: Line>(
    line: L,
    server: &Server,
    envelope: Envelope<'_>,
) -> Result<Option<String>, Fault> {
    let mut session = Session { line, buffer: Vec::new() };
    session.greeting().await?;
    let hello = hello(envelope.from);
    let mut offers = session.hello(&hello).await?;
    if server.security == Security::StartTls {
        session = session.encrypted(&offers).await?;
        // What was said before may have been said by anybody (RFC 3207, 4.2).
        offers = session.hello(&hello).await?;
    }
    if let Some((user, password)) = &server.login {
        session.sign_in(&offers, user, password).await?;
    }
    let queued = session.send(&offers, envelope).await?;
    session.leave().await;
    Ok(queued)
}

/// What we are called: the sender's domain. A Worker has no name of its own.
fn hello(from: &str) -> String {
    let domain = from.rsplit_once('@').map_or("", |(_, domain)| domain);
    let is_name = !domain.is_empty()
        && domain.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    if is_name { domain.to_owned() } else { "localhost".to_owned() }
}

/// What a server offers, by line of its reply to `EHLO`.
struct Offers(Vec<String>);

impl Offers {
    /// What follows a keyword, where it is offered.
    fn of(&self, keyword: &str) -> Option<&str> {
        self.0.iter().find_map(|line| {
            let (word, rest) = line.split_once([' ', '=']).unwrap_or((line, ""));
            word.eq_ignore_ascii_case(keyword).then_some(rest)
        })
    }

    fn has(&self, keyword: &str) -> bool {
        self.of(keyword).is_some()
    }

    fn signs_in_by(&self, mechanism: &str) -> bool {
        self.of("AUTH").is_some_and(|all| all.split(' ').any(|one| one.eq_ignore_ascii_case(mechanism)))
    }
}

/// A line, and what has come over it and was not read yet.
struct Session<L> {
    line: L,
    buffer: Vec<u8>,
}

impl<L: Line> Session<L> {
    async fn greeting(&mut self) -> Result<(), Fault> {
        let reply = self.reply().await?;
        expected(Stage::Greeting, reply).map(drop)
    }

    async fn hello(&mut self, name: &str) -> Result<Offers, Fault> {
        let reply = self.ask(Stage::Hello, &format!("EHLO {name}")).await?;
        // The first line names the server.
        Ok(Offers(reply.lines.into_iter().skip(1).collect()))
    }

    async fn encrypted(mut self, offers: &Offers) -> Result<Self, Fault> {
        if !offers.has("STARTTLS") {
            return Err(Fault::NotEncrypted);
        }
        self.ask(Stage::Tls, "STARTTLS").await?;
        if !self.buffer.is_empty() {
            // It would be taken for something that came encrypted.
            return Err(Fault::NotEncrypted);
        }
        Ok(Self { line: self.line.start_tls(), buffer: Vec::new() })
    }

    async fn sign_in(&mut self, offers: &Offers, user: &str, password: &str) -> Result<(), Fault> {
        if offers.signs_in_by("PLAIN") {
            let both = STANDARD.encode(format!("\0{user}\0{password}"));
            self.ask(Stage::Login, &format!("AUTH PLAIN {both}")).await.map(drop)
        } else if offers.signs_in_by("LOGIN") {
            self.ask(Stage::Login, "AUTH LOGIN").await?;
            self.ask(Stage::Login, &STANDARD.encode(user)).await?;
            self.ask(Stage::Login, &STANDARD.encode(password)).await.map(drop)
        } else {
            Err(Fault::NoLogin)
        }
    }

    async fn send(&mut self, offers: &Offers, envelope: Envelope<'_>) -> Result<Option<String>, Fault> {
        let Envelope { from, to, message } = envelope;
        if !is_path(from) || !is_path(to) {
            return Err(Fault::BadAddress);
        }
        let size = message.len();
        let limit = offers.of("SIZE").and_then(|limit| limit.trim().parse::<usize>().ok());
        if limit.is_some_and(|limit| limit > 0 && size > limit) {
            return Err(Fault::TooLarge);
        }
        let mut parameters = String::new();
        if limit.is_some() {
            parameters.extend([" SIZE=", &size.to_string()]);
        }
        if !from.is_ascii() || !to.is_ascii() || !message.is_ascii() {
            if !offers.has("SMTPUTF8") || !offers.has("8BITMIME") {
                return Err(Fault::OnlyAscii);
            }
            parameters.push_str(" BODY=8BITMIME SMTPUTF8");
        }
        self.ask(Stage::From, &format!("MAIL FROM:<{from}>{parameters}")).await?;
        self.ask(Stage::To, &format!("RCPT TO:<{to}>")).await?;
        let go_on = self.ask(Stage::Message, "DATA").await?;
        if go_on.code != 354 {
            return Err(Fault::Garbled);
        }
        self.write(&stuffed(message)).await?;
        let reply = self.reply().await?;
        let taken = expected(Stage::Message, reply)?;
        if taken.code >= 300 {
            return Err(Fault::Garbled);
        }
        Ok(queue_id(&taken))
    }

    /// The message is taken: what comes of this changes nothing, so it is not waited for.
    async fn leave(mut self) {
        if self.write(b"QUIT\r\n").await.is_ok() {
            let _ = self.line.shutdown().await;
        }
    }

    /// Says a command and hears that it was done.
    async fn ask(&mut self, stage: Stage, command: &str) -> Result<Reply, Fault> {
        self.write(format!("{command}\r\n").as_bytes()).await?;
        let reply = self.reply().await?;
        expected(stage, reply)
    }

    async fn write(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        self.line.write_all(bytes).await.map_err(|_| Fault::Broken)?;
        self.line.flush().await.map_err(|_| Fault::Broken)
    }

    /// Reads a reply (RFC 5321, 4.2): lines of the same code, all but the last with a hyphen after it.
    async fn reply(&mut self) -> Result<Reply, Fault> {
        let mut lines = Vec::new();
        let mut of_all = None;
        while lines.len() < limits::COURIER_SMTP_LINES_MAX {
            let (code, is_last, text) = parsed(&self.read_line().await?).ok_or(Fault::Garbled)?;
            if *of_all.get_or_insert(code) != code {
                return Err(Fault::Garbled);
            }
            lines.push(text);
            if is_last {
                return Ok(Reply { code, lines });
            }
        }
        Err(Fault::Garbled)
    }

    async fn read_line(&mut self) -> Result<Vec<u8>, Fault> {
        loop {
            if let Some(end) = self.buffer.iter().position(|&byte| byte == b'\n') {
                let mut line: Vec<u8> = self.buffer.drain(..=end).collect();
                line.pop();
                line.pop_if(|byte| *byte == b'\r');
                return Ok(line);
            }
            if self.buffer.len() > limits::COURIER_SMTP_LINE_BYTES_MAX {
                return Err(Fault::Garbled);
            }
            let mut chunk = [0; 1_024];
            match self.line.read(&mut chunk).await {
                Ok(0) | Err(_) => return Err(Fault::Broken),
                Ok(count) => self.buffer.extend_from_slice(&chunk[..count]),
            }
        }
    }
}

fn expected(stage: Stage, reply: Reply) -> Result<Reply, Fault> {
    if reply.is_positive() { Ok(reply) } else { Err(Fault::Said(stage, reply)) }
}

/// Code, whether it is the last line, and the text.
fn parsed(line: &[u8]) -> Option<(u16, bool, String)> {
    let (code, rest) = line.split_at_checked(3)?;
    let code: u16 =
        code.iter().all(u8::is_ascii_digit).then(|| std::str::from_utf8(code).ok()?.parse().ok())??;
    let (is_last, text) = match rest.split_first() {
        None => (true, &[][..]),
        Some((b' ', text)) => (true, text),
        Some((b'-', text)) => (false, text),
        Some(_) => return None,
    };
    (200..600).contains(&code).then(|| (code, is_last, String::from_utf8_lossy(text).into_owned()))
}

/// Whether an address can stand in angle brackets in a command: nothing in it ends the one or the other.
fn is_path(address: &str) -> bool {
    address.contains('@')
        && address.len() <= limits::EMAIL_BYTES_MAX
        && !address.chars().any(|c| c.is_control() || c.is_whitespace() || "<>\"\\".contains(c))
}

/// The message as it goes over the line: all its lines end with CRLF, a line that begins with a dot gets another one, and a
/// dot alone ends it (RFC 5321, 4.5.2). A line feed that stands alone is made a whole line end, so that no server can take it
/// for something else than the next one does.
fn stuffed(message: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(message.len() + message.len() / 32 + 8);
    let mut lines = message.split(|&byte| byte == b'\n').peekable();
    while let Some(line) = lines.next() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if lines.peek().is_none() && line.is_empty() {
            break;
        }
        for part in line.split(|&byte| byte == b'\r') {
            if part.first() == Some(&b'.') {
                out.push(b'.');
            }
            out.extend_from_slice(part);
            out.extend_from_slice(b"\r\n");
        }
    }
    out.extend_from_slice(b".\r\n");
    out
}

/// What most servers say: `2.0.0 Ok: queued as 4c2…`.
fn queue_id(reply: &Reply) -> Option<String> {
    let (_, rest) = reply.lines.last()?.split_once("queued as ")?;
    let id = rest.split_whitespace().next()?;
    Some(told(id.trim_end_matches(['.', ';', ','])))
}

/// What became of the message, by what the server has said.
#[must_use]
pub fn receipt(outcome: Result<Option<String>, Fault>) -> Receipt {
    let later = |reason: &str| Receipt::Later { reason: reason.to_owned(), after_seconds: None };
    let refused = |reason: &str| Receipt::Refused { reason: reason.to_owned(), address_is_dead: false };
    match outcome {
        Ok(provider_id) => Receipt::Taken { by: BY.to_owned(), provider_id },
        Err(Fault::Broken) => later("The mail server cannot be reached, or the connection broke."),
        Err(Fault::Garbled) => later("The mail server answers something that is no SMTP."),
        // A server that offered it yesterday may offer it again; somebody in between may have taken the offer away.
        Err(Fault::NotEncrypted) => later("The mail server offers no encryption."),
        Err(Fault::NoLogin) => refused("The mail server offers no way to sign in that is known here."),
        Err(Fault::OnlyAscii) => refused("The mail server takes no addresses with letters beyond ASCII."),
        Err(Fault::TooLarge) => refused("The mail is larger than the mail server takes."),
        Err(Fault::BadAddress) => refused("The address is none that mail can be sent to."),
        Err(Fault::Said(stage, reply)) => said(stage, &reply),
    }
}

fn said(stage: Stage, reply: &Reply) -> Receipt {
    let words = told(&format!("{} {}", reply.code, reply.lines.join(" ")));
    if reply.code < 500 {
        let reason = format!("The mail server asks to try again later: {words}");
        return Receipt::Later { reason, after_seconds: None };
    }
    let reason = match stage {
        // Its words may repeat what was said to it.
        Stage::Login => "The mail server does not accept this installation's user and password.".to_owned(),
        _ => format!("The mail server refuses it: {words}"),
    };
    let address_is_dead = stage == Stage::To && reply.enhanced().is_some_and(|code| DEAD.contains(&code));
    Receipt::Refused { reason, address_is_dead }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::pin::Pin;
    use std::task::{Context, Poll};
    use tokio::io::{DuplexStream, ReadBuf, duplex};

    /// A line in memory that notes when it is encrypted, by a byte that no command has.
    struct TestLine(DuplexStream);

    const TLS: &[u8] = b"\x16";

    impl AsyncRead for TestLine {
        fn poll_read(
            mut self: Pin<&mut Self>,
            cx: &mut Context<'_>,
            buf: &mut ReadBuf<'_>,
        ) -> Poll<std::io::Result<()>> {
            Pin::new(&mut self.0).poll_read(cx, buf)
        }
    }

    impl AsyncWrite for TestLine {
        fn poll_write(
            mut self: Pin<&mut Self>,
            cx: &mut Context<'_>,
            buf: &[u8],
        ) -> Poll<std::io::Result<usize>> {
            // A few bytes at a time, as a busy network takes them.
            let some = buf.len().min(7);
            Pin::new(&mut self.0).poll_write(cx, &buf[..some])
        }

        fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
            Pin::new(&mut self.0).poll_flush(cx)
        }

        fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
            Pin::new(&mut self.0).poll_shutdown(cx)
        }
    }

    impl Line for TestLine {
        fn start_tls(mut self) -> Self {
            let noop = &mut Context::from_waker(std::task::Waker::noop());
            assert!(Pin::new(&mut self.0).poll_write(noop, TLS).is_ready());
            self
        }
    }

    /// A turn of the scripted server: what it must hear (a prefix), and what it says then; no words: it hangs up.
    type Turn = (&'static str, Option<&'static str>);

    const EHLO: &str = "250-mx.example\r\n250-SIZE 100000\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-STARTTLS\r\n250 AUTH LOGIN PLAIN\r\n";
    const MESSAGE: &[u8] = b"Subject: x\r\n\r\n.\r\n..\r\n.hidden\r\nend\r\n";

    /// Plays a script and tells what the server has heard, and what came of it.
    async fn play(
        server: &Server,
        envelope: Envelope<'_>,
        script: &[Turn],
    ) -> (String, Result<Option<String>, Fault>) {
        let (near, mut far) = duplex(64);
        let peer = async {
            let mut heard = Vec::new();
            for (expected, words) in script {
                let begin = heard.len();
                let is_message = *expected == "message";
                while !expected.is_empty() {
                    let mut chunk = [0; 64];
                    let count = far.read(&mut chunk).await.unwrap_or(0);
                    heard.extend_from_slice(&chunk[..count]);
                    let turn = &heard[begin..];
                    let end: &[u8] = if is_message { b"\r\n.\r\n" } else { b"\r\n" };
                    if count == 0 || turn.ends_with(end) {
                        break;
                    }
                }
                let turn = String::from_utf8_lossy(&heard[begin..]).into_owned();
                assert!(is_message || turn.starts_with(expected), "{turn:?} instead of {expected:?}");
                match words {
                    Some(words) => far.write_all(words.as_bytes()).await.expect("the line is open"),
                    None => break,
                }
            }
            drop(far);
            String::from_utf8_lossy(&heard).into_owned()
        };
        let (heard, outcome) = tokio::join!(peer, hand_over(TestLine(near), server, envelope));
        (heard, outcome)
    }

    fn server(security: Security, login: bool) -> Server {
        let login = login.then(|| ("user".to_owned(), "pass word".to_owned()));
        Server { host: "mx.example".into(), port: 25, security, login }
    }

    fn envelope() -> Envelope<'static> {
        Envelope { from: "book@salon.example", to: "ada@example.com", message: MESSAGE }
    }

    #[tokio::test]
    async fn a_message_is_handed_over() {
        let (heard, outcome) = play(
            &server(Security::StartTls, true),
            envelope(),
            &[
                ("", Some("220-mx.example\r\n220 at your service\r\n")),
                ("EHLO salon.example", Some(EHLO)),
                ("STARTTLS", Some("220 go\r\n")),
                ("\u{16}EHLO salon.example", Some(EHLO)),
                ("AUTH PLAIN AHVzZXIAcGFzcyB3b3Jk", Some("235 2.7.0 ok\r\n")),
                ("MAIL FROM:<book@salon.example> SIZE=35", Some("250 2.1.0 ok\r\n")),
                ("RCPT TO:<ada@example.com>\r\n", Some("250 2.1.5 ok\r\n")),
                ("DATA", Some("354 go\r\n")),
                ("message", Some("250 2.0.0 Ok: queued as 4C2F.\r\n")),
                ("QUIT", None),
            ],
        )
        .await;
        assert_eq!(outcome, Ok(Some("4C2F".into())));
        assert!(
            heard.contains("DATA\r\nSubject: x\r\n\r\n..\r\n...\r\n..hidden\r\nend\r\n.\r\nQUIT\r\n"),
            "{heard}"
        );
    }

    #[tokio::test]
    async fn a_server_without_plain_is_signed_in_to_by_login() {
        let (_, outcome) = play(
            &server(Security::Tls, true),
            envelope(),
            &[
                ("", Some("220 mx\r\n")),
                ("EHLO", Some("250-mx\r\n250 AUTH=LOGIN\r\n")),
                ("AUTH LOGIN\r\n", Some("334 VXNlcm5hbWU6\r\n")),
                ("dXNlcg==", Some("334 UGFzc3dvcmQ6\r\n")),
                ("cGFzcyB3b3Jk", Some("235 ok\r\n")),
                ("MAIL FROM:<book@salon.example>\r\n", Some("250 ok\r\n")),
                ("RCPT", Some("250 ok\r\n")),
                ("DATA", Some("354 go\r\n")),
                ("message", Some("250 ok\r\n")),
                ("QUIT", None),
            ],
        )
        .await;
        assert_eq!(outcome, Ok(None));
    }

    /// How many turns go well, what is said then, whether it is refused, for a dead address or another reason, and the reason.
    type Row = (usize, Option<&'static str>, Result<bool, ()>, String);

    /// What happens after a number of turns that went well, and what becomes of the message then.
    #[tokio::test]
    async fn whatever_goes_wrong_says_whether_it_is_worth_another_try() {
        const WELL: [Turn; 6] = [
            ("", Some("220 mx\r\n")),
            ("EHLO", Some("250-mx\r\n250 SIZE 100000\r\n")),
            ("MAIL", Some("250 ok\r\n")),
            ("RCPT", Some("250 ok\r\n")),
            ("DATA", Some("354 go\r\n")),
            ("message", Some("250 ok\r\n")),
        ];
        let broken = "The mail server cannot be reached, or the connection broke.";
        let garbled = "The mail server answers something that is no SMTP.";
        let again = "The mail server asks to try again later: ";
        let refuses = "The mail server refuses it: ";
        let table: [Row; 20] = [
            (0, None, Err(()), broken.into()),
            (0, Some("554 no service\r\n"), Ok(false), format!("{refuses}554 no service")),
            (0, Some("421 busy\r\n"), Err(()), format!("{again}421 busy")),
            (0, Some("HTTP/1.1 400 Bad Request\r\n"), Err(()), garbled.into()),
            (0, Some("220-a\r\n250 b\r\n"), Err(()), garbled.into()),
            (1, Some("250"), Err(()), broken.into()),
            (1, Some("502 what?\r\n"), Ok(false), format!("{refuses}502 what?")),
            (2, Some("452 4.3.1 full\r\n"), Err(()), format!("{again}452 4.3.1 full")),
            (2, Some("550 5.7.1 not you\r\n"), Ok(false), format!("{refuses}550 5.7.1 not you")),
            (3, Some("550 5.1.1 no such user\r\n"), Ok(true), format!("{refuses}550 5.1.1 no such user")),
            (
                3,
                Some("550-5.1.1 no\r\n550 5.1.1 such user\r\n"),
                Ok(true),
                format!("{refuses}550 5.1.1 no 5.1.1 such user"),
            ),
            (3, Some("556 5.1.10 null MX\r\n"), Ok(true), format!("{refuses}556 5.1.10 null MX")),
            (3, Some("550 5.7.1 spam\r\n"), Ok(false), format!("{refuses}550 5.7.1 spam")),
            (3, Some("550 blocked\r\n"), Ok(false), format!("{refuses}550 blocked")),
            (3, Some("450 4.2.1 greylisted\r\n"), Err(()), format!("{again}450 4.2.1 greylisted")),
            (3, None, Err(()), broken.into()),
            (4, Some("250 what?\r\n"), Err(()), garbled.into()),
            (5, Some("554 5.6.0 no\r\n"), Ok(false), format!("{refuses}554 5.6.0 no")),
            (5, Some("451 4.3.0 later\r\n"), Err(()), format!("{again}451 4.3.0 later")),
            (5, None, Err(()), broken.into()),
        ];
        for (well, words, refused, reason) in table {
            let mut script = WELL[..well].to_vec();
            script.push((WELL[well].0, words));
            let (_, outcome) = play(&server(Security::None, false), envelope(), &script).await;
            let expected = match refused {
                Ok(address_is_dead) => Receipt::Refused { reason, address_is_dead },
                Err(()) => Receipt::Later { reason, after_seconds: None },
            };
            assert_eq!(receipt(outcome), expected, "{well} {words:?}");
        }
        let long = format!("220 {}", "x".repeat(limits::COURIER_SMTP_LINE_BYTES_MAX));
        let many = "220-x\r\n".repeat(limits::COURIER_SMTP_LINES_MAX);
        for words in [long, many] {
            let words: &'static str = words.leak();
            let (_, outcome) = play(&server(Security::None, false), envelope(), &[("", Some(words))]).await;
            assert_eq!(outcome, Err(Fault::Garbled));
        }
    }

    #[tokio::test]
    async fn nothing_is_said_to_a_server_that_cannot_be_trusted_with_it() {
        let hello = ("", Some("220 mx\r\n"));
        for (server, script, expected) in [
            (
                server(Security::StartTls, true),
                vec![hello, ("EHLO", Some("250-mx\r\n250 AUTH PLAIN\r\n"))],
                Fault::NotEncrypted,
            ),
            (
                server(Security::StartTls, true),
                vec![hello, ("EHLO", Some(EHLO)), ("STARTTLS", Some("220 go\r\n250 AUTH PLAIN\r\n"))],
                Fault::NotEncrypted,
            ),
            (
                server(Security::Tls, true),
                vec![hello, ("EHLO", Some("250-mx\r\n250 AUTH CRAM-MD5\r\n"))],
                Fault::NoLogin,
            ),
            (
                server(Security::Tls, false),
                vec![hello, ("EHLO", Some("250-mx\r\n250 SIZE 10\r\n"))],
                Fault::TooLarge,
            ),
        ] {
            let (heard, outcome) = play(&server, envelope(), &script).await;
            assert_eq!(outcome, Err(expected));
            assert!(!heard.contains("AUTH") && !heard.contains("MAIL"), "{heard}");
        }
        let login =
            [hello, ("EHLO", Some(EHLO)), ("AUTH", Some("535 5.7.8 AHVzZXIAcGFzcyB3b3Jk is wrong\r\n"))];
        let (_, outcome) = play(&server(Security::Tls, true), envelope(), &login).await;
        let reason = "The mail server does not accept this installation's user and password.".to_owned();
        assert_eq!(receipt(outcome), Receipt::Refused { reason, address_is_dead: false });
    }

    #[tokio::test]
    async fn letters_beyond_ascii_need_a_server_that_takes_them() {
        let envelope = Envelope { to: "zoë@example.com", ..envelope() };
        let begin = ("", Some("220 mx\r\n"));
        let (heard, outcome) =
            play(&server(Security::Tls, false), envelope, &[begin, ("EHLO", Some("250 mx\r\n"))]).await;
        assert_eq!(outcome, Err(Fault::OnlyAscii), "{heard}");
        let mail = ("MAIL FROM:<book@salon.example> SIZE=35 BODY=8BITMIME SMTPUTF8\r\n", Some("250 ok\r\n"));
        let to = ("RCPT TO:<zoë@example.com>", None);
        let (_, outcome) =
            play(&server(Security::Tls, false), envelope, &[begin, ("EHLO", Some(EHLO)), mail, to]).await;
        assert_eq!(outcome, Err(Fault::Broken));
    }

    #[tokio::test]
    async fn no_address_makes_a_command() {
        for address in [
            "a@b.example>\r\nRCPT TO:<eve@evil.example",
            "a@b.example> SIZE=1",
            "a b@c.example",
            "a@b.example\n",
            "\"a\"@b.example",
            "<a@b.example>",
            "a\0@b.example",
            "nobody",
            "",
        ] {
            for envelope in [Envelope { to: address, ..envelope() }, Envelope { from: address, ..envelope() }]
            {
                let script = [("", Some("220 mx\r\n")), ("EHLO", Some(EHLO))];
                let (heard, outcome) = play(&server(Security::Tls, false), envelope, &script).await;
                assert_eq!(outcome, Err(Fault::BadAddress), "{address:?}");
                assert_eq!(heard.lines().count(), 1, "{heard}");
            }
        }
    }

    proptest::proptest! {
        /// Somebody else's reader takes the dots out again, and finds the end where it is.
        #[test]
        fn whatever_is_stuffed_is_read_back(message in "[.a\\r\\n]{0,60}") {
            let line = stuffed(message.as_bytes());
            let mut found = Vec::new();
            let mut receiver = smtp_proto::request::receiver::DataReceiver::new();
            receiver.ingest(&mut b"\r\n".iter(), &mut Vec::new());
            let mut rest = line.iter();
            proptest::prop_assert!(receiver.ingest(&mut rest, &mut found));
            proptest::prop_assert_eq!(rest.len(), 0);
            let lines = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n").trim_end_matches('\n').to_owned();
            proptest::prop_assert_eq!(lines(&String::from_utf8_lossy(&found)), lines(&message));
        }
    }

    #[test]
    fn a_message_ends_where_it_ends_and_nowhere_before() {
        for (message, line) in [
            ("a\r\n", "a\r\n.\r\n"),
            ("a", "a\r\n.\r\n"),
            ("", ".\r\n"),
            (".", "..\r\n.\r\n"),
            ("a\r\n.\r\nb\r\n", "a\r\n..\r\nb\r\n.\r\n"),
            ("a\n.\nb", "a\r\n..\r\nb\r\n.\r\n"),
            ("a\r.\rb\r\n", "a\r\n..\r\nb\r\n.\r\n"),
            ("a\n.\r\nb", "a\r\n..\r\nb\r\n.\r\n"),
            ("a\r\n\r\n", "a\r\n\r\n.\r\n"),
        ] {
            assert_eq!(String::from_utf8_lossy(&stuffed(message.as_bytes())), line, "{message:?}");
        }
    }
}
