//! Connections that can be cut: a listener whose lines the handlers may hang up on without a byte of answer.
//!
//! `drop` and `drop_after` (see [`crate::fault`]) need what no HTTP answer can express: a peer that goes away in
//! the middle. A cut line fails every further read and write, so hyper gives the connection up and closes the socket.

use std::{
    io,
    net::SocketAddr,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use axum::{extract::connect_info::Connected, serve::IncomingStream};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
};

/// How long to wait when the system refuses a connection, for instance for want of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Cuts one line, or with the exchange's own switch all of them.
#[derive(Clone, Debug)]
pub struct Cutter {
    this_line: Arc<AtomicBool>,
    all_lines: Arc<AtomicBool>,
}

impl Cutter {
    /// Hangs up: not one byte more goes out or comes in on this line.
    pub fn cut(&self) {
        self.this_line.store(true, Ordering::Release);
    }

    fn check(&self) -> io::Result<()> {
        if self.this_line.load(Ordering::Acquire) || self.all_lines.load(Ordering::Acquire) {
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        Ok(())
    }
}

/// Accepts lines and holds the switch that cuts them all.
#[derive(Debug)]
pub struct Exchange {
    listener: TcpListener,
    all_lines: Arc<AtomicBool>,
}

impl Exchange {
    /// Takes over a bound listener. Once `all_lines` is true, no line carries anything any more.
    pub fn new(listener: TcpListener, all_lines: Arc<AtomicBool>) -> Self {
        Self { listener, all_lines }
    }
}

impl axum::serve::Listener for Exchange {
    type Io = Line;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Line, SocketAddr) {
        loop {
            if let Ok((stream, peer)) = self.listener.accept().await {
                // Small answers should not wait for more; a socket that cannot do it works all the same.
                let _ = stream.set_nodelay(true);
                let cutter = Cutter { this_line: Arc::default(), all_lines: Arc::clone(&self.all_lines) };
                return (Line { stream, cutter }, peer);
            }
            tokio::time::sleep(ACCEPT_PAUSE).await;
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

impl Connected<IncomingStream<'_, Exchange>> for Cutter {
    fn connect_info(stream: IncomingStream<'_, Exchange>) -> Self {
        stream.io().cutter.clone()
    }
}

/// One accepted connection.
#[derive(Debug)]
pub struct Line {
    stream: TcpStream,
    cutter: Cutter,
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.cutter.check()?;
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.cutter.check()?;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.cutter.check()?;
        Pin::new(&mut self.stream).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.cutter.check()?;
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
