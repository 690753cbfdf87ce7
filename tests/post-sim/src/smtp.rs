//! An SMTP server (RFC 5321) with `AUTH`, `SIZE`, `8BITMIME`, `SMTPUTF8` and enhanced codes, for tests: it is strict about the
//! order of commands and about line ends, and keeps every message that it takes. Commands and data are read by a parser that
//! is not ours.

use crate::fault::Fault;
use crate::message::{Channel, Content, message_id};
use crate::office::Office;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use smtp_proto::request::receiver::{DataReceiver, RequestReceiver};
use smtp_proto::{AUTH_LOGIN, AUTH_PLAIN, Error, MAIL_SMTPUTF8, Request};
use std::io;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// Largest message, in bytes.
const SIZE_MAX: usize = 10 * 1_024 * 1_024;
/// How long a client may say nothing (RFC 5321, 4.5.3.2.7).
const PATIENCE: Duration = Duration::from_mins(5);

/// Serves every connection until the future is dropped.
pub async fn serve(listener: TcpListener, office: Office) -> io::Result<()> {
    let mut sessions = tokio::task::JoinSet::new();
    loop {
        let (stream, _) = listener.accept().await?;
        let office = office.clone();
        sessions.spawn(async move {
            let session =
                Session { stream, office, unread: Vec::new(), hello: false, login: false, mail: None };
            // A client that hangs up ends its session, and that is all.
            let _ = session.run().await;
        });
        while sessions.try_join_next().is_some() {}
    }
}

/// A mail whose message has not come yet.
#[derive(Default)]
struct Mail {
    from: String,
    to: Vec<String>,
    utf8: bool,
    fault: Option<Fault>,
}

/// One connection.
struct Session {
    stream: TcpStream,
    office: Office,
    unread: Vec<u8>,
    hello: bool,
    login: bool,
    mail: Option<Mail>,
}

/// Whether the session goes on.
enum Next {
    Command,
    End,
}

impl Session {
    async fn run(mut self) -> io::Result<()> {
        self.say("220 post-sim ESMTP").await?;
        let mut receiver = RequestReceiver::default();
        loop {
            let Some(line) = self.line().await? else { return Ok(()) };
            if !line.ends_with(b"\r\n") {
                self.say("500 5.5.2 A line ends with CR and LF.").await?;
                continue;
            }
            let request = receiver.ingest(&mut line.iter()).map(Request::into_owned);
            if let Next::End = self.answer(request).await? {
                return Ok(());
            }
        }
    }

    async fn answer(&mut self, request: Result<Request<String>, Error>) -> io::Result<Next> {
        match request {
            Ok(Request::Ehlo { .. }) => self.greet().await?,
            Ok(Request::Helo { .. }) => {
                self.hello = true;
                self.say("250 post-sim").await?;
            }
            Ok(Request::Quit) => {
                self.say("221 2.0.0 Bye").await?;
                return Ok(Next::End);
            }
            Ok(Request::Noop { .. }) => self.say("250 2.0.0 OK").await?,
            Ok(Request::Rset) => {
                self.mail = None;
                self.say("250 2.0.0 OK").await?;
            }
            Ok(Request::Vrfy { .. }) => self.say("252 2.5.2 Try and see.").await?,
            Ok(_) if !self.hello => self.say("503 5.5.1 EHLO first.").await?,
            Ok(Request::Auth { mechanism, initial_response }) => {
                self.sign_in(mechanism, &initial_response).await?;
            }
            Ok(Request::Mail { from }) => self.begin(from.address, from.flags, from.size).await?,
            Ok(Request::Rcpt { to }) => return self.add(to.address).await,
            Ok(Request::Data) => return self.data().await,
            Ok(_) => self.say("502 5.5.1 Not here.").await?,
            Err(Error::UnknownCommand | Error::InvalidResponse { .. }) => {
                self.say("500 5.5.2 What?").await?;
            }
            Err(_) => self.say("501 5.5.4 That cannot be read.").await?,
        }
        Ok(Next::Command)
    }

    async fn greet(&mut self) -> io::Result<()> {
        self.hello = true;
        self.mail = None;
        let login = if self.office.config.smtp_login.is_some() { "250-AUTH PLAIN LOGIN\r\n" } else { "" };
        let offers = format!(
            "250-post-sim\r\n{login}250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n250 SIZE {SIZE_MAX}"
        );
        self.say(&offers).await
    }

    async fn sign_in(&mut self, mechanism: u64, initial: &str) -> io::Result<()> {
        let given = match mechanism {
            AUTH_PLAIN => {
                let response =
                    if initial.is_empty() { self.challenge("").await? } else { initial.to_owned() };
                let plain = decoded(&response);
                let mut parts = plain.split('\0').skip(1).map(ToOwned::to_owned);
                parts.next().zip(parts.next())
            }
            AUTH_LOGIN => {
                let user = self.challenge("VXNlcm5hbWU6").await?;
                let password = self.challenge("UGFzc3dvcmQ6").await?;
                Some((decoded(&user), decoded(&password)))
            }
            _ => return self.say("504 5.5.4 Not that one.").await,
        };
        self.login = given.is_some() && given == self.office.config.smtp_login;
        if self.login {
            self.say("235 2.7.0 Welcome").await
        } else {
            self.say("535 5.7.8 User or password is wrong.").await
        }
    }

    async fn challenge(&mut self, words: &str) -> io::Result<String> {
        self.say(&format!("334 {words}")).await?;
        let line = self.line().await?.unwrap_or_default();
        Ok(String::from_utf8_lossy(&line).trim().to_owned())
    }

    async fn begin(&mut self, from: String, flags: u64, size: usize) -> io::Result<()> {
        let utf8 = flags & MAIL_SMTPUTF8 != 0;
        let refusal = if self.office.config.smtp_login.is_some() && !self.login {
            Some("530 5.7.0 Sign in first.")
        } else if self.mail.is_some() {
            Some("503 5.5.1 One mail at a time.")
        } else if size > SIZE_MAX {
            Some("552 5.3.4 Too large.")
        } else if !from.is_ascii() && !utf8 {
            Some("550 5.6.7 SMTPUTF8 is needed.")
        } else {
            None
        };
        if let Some(refusal) = refusal {
            return self.say(refusal).await;
        }
        self.mail = Some(Mail { from, utf8, ..Mail::default() });
        self.say("250 2.1.0 OK").await
    }

    async fn add(&mut self, to: String) -> io::Result<Next> {
        let Some(mail) = &mut self.mail else {
            self.say("503 5.5.1 MAIL first.").await?;
            return Ok(Next::Command);
        };
        if !to.is_ascii() && !mail.utf8 {
            self.say("553 5.6.7 SMTPUTF8 is needed.").await?;
            return Ok(Next::Command);
        }
        let fault = self.office.desk().next_fault(Channel::Smtp, &to);
        if fault == Some(Fault::BadAddress) {
            self.say("550 5.1.1 No such mailbox.").await?;
        } else {
            mail.fault = fault.or(mail.fault);
            mail.to.push(to);
            self.say("250 2.1.5 OK").await?;
        }
        Ok(Next::Command)
    }

    async fn data(&mut self) -> io::Result<Next> {
        let Some(mail) = self.mail.take_if(|mail| !mail.to.is_empty()) else {
            self.say("503 5.5.1 RCPT first.").await?;
            return Ok(Next::Command);
        };
        self.say("354 Go on; a dot ends it.").await?;
        let Some(message) = self.message().await? else { return Ok(Next::End) };
        match mail.fault {
            Some(Fault::Hang) => std::future::pending().await,
            Some(Fault::Drop) => return Ok(Next::End),
            Some(Fault::Status(code, _)) => {
                self.say(&format!("{code} {}.3.0 On purpose.", code / 100)).await?;
                return Ok(Next::Command);
            }
            Some(Fault::Code(_)) => {
                self.say("554 5.6.0 On purpose.").await?;
                return Ok(Next::Command);
            }
            Some(Fault::Slow(ms)) => tokio::time::sleep(Duration::from_millis(ms)).await,
            Some(Fault::HangAfter | Fault::DropAfter | Fault::BadAddress) | None => {}
        }
        if let Some(refusal) = refusal(&mail, &message) {
            self.say(refusal).await?;
            return Ok(Next::Command);
        }
        let (fault, id) = (mail.fault, self.keep(mail, &message));
        match fault {
            Some(Fault::HangAfter) => std::future::pending().await,
            Some(Fault::DropAfter) => return Ok(Next::End),
            _ => {}
        }
        self.say(&format!("250 2.0.0 OK: queued as {id}")).await?;
        Ok(Next::Command)
    }

    fn keep(&self, mail: Mail, message: &[u8]) -> String {
        let mut content = Content::from_mime(message).unwrap_or_default();
        // To whom it goes is what the envelope says.
        content.to = mail.to;
        if content.from.is_empty() {
            content.from = mail.from;
        }
        let key = message_id(message);
        self.office.desk().keep(Channel::Smtp, key, content, |number| format!("{number:010X}"))
    }

    async fn message(&mut self) -> io::Result<Option<Vec<u8>>> {
        let (mut receiver, mut message) = (DataReceiver::new(), Vec::new());
        // The dot that ends a message may stand at its very beginning, after the line end of the command.
        receiver.ingest(&mut b"\r\n".iter(), &mut Vec::new());
        let mut chunk = std::mem::take(&mut self.unread);
        loop {
            let mut bytes = chunk.iter();
            if receiver.ingest(&mut bytes, &mut message) {
                self.unread = bytes.as_slice().to_vec();
                return Ok(Some(message));
            }
            if message.len() > SIZE_MAX || !self.read_into(&mut chunk).await? {
                return Ok(None);
            }
        }
    }

    /// A whole line, its end included; nothing after the last one.
    async fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        loop {
            if let Some(end) = self.unread.iter().position(|&byte| byte == b'\n') {
                return Ok(Some(self.unread.drain(..=end).collect()));
            }
            let mut chunk = Vec::new();
            if self.unread.len() > 4_096 || !self.read_into(&mut chunk).await? {
                return Ok(None);
            }
            self.unread.extend_from_slice(&chunk);
        }
    }

    async fn read_into(&mut self, chunk: &mut Vec<u8>) -> io::Result<bool> {
        chunk.clear();
        let reading = self.stream.read_buf(chunk);
        let count = tokio::time::timeout(PATIENCE, reading).await.unwrap_or(Ok(0))?;
        Ok(count > 0)
    }

    async fn say(&mut self, words: &str) -> io::Result<()> {
        self.stream.write_all(format!("{words}\r\n").as_bytes()).await
    }
}

fn decoded(text: &str) -> String {
    STANDARD.decode(text).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// What is wrong with a message: lines of more than 998 octets, line ends that are none, letters that nobody has announced.
fn refusal(mail: &Mail, message: &[u8]) -> Option<&'static str> {
    let bare = message.iter().enumerate().any(|(at, &byte)| match byte {
        b'\n' => at == 0 || message[at - 1] != b'\r',
        b'\r' => message.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    let is_long = message.split(|&byte| byte == b'\n').any(|line| line.len() > 999);
    if bare {
        Some("554 5.6.0 A line end is CR and LF.")
    } else if is_long {
        Some("554 5.6.0 A line is too long.")
    } else if !message.is_ascii() && !mail.utf8 {
        Some("554 5.6.7 Letters beyond ASCII need SMTPUTF8.")
    } else {
        None
    }
}
