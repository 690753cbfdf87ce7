//! Connections that can be cut: a peer that goes away in the middle is something that no HTTP answer can express.

use axum::extract::connect_info::Connected;
use axum::serve::IncomingStream;
use std::io;
use std::net::Shutdown;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};

/// How long to wait when the system refuses a connection, for instance for want of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Hangs up on one connection.
#[derive(Clone, Debug)]
pub struct Cutter(Option<Arc<std::net::TcpStream>>);

impl Cutter {
    /// Not one byte more goes out or comes in.
    pub fn cut(&self) {
        if let Some(stream) = &self.0 {
            // The other side may have hung up already.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

/// Accepts connections and keeps a second handle of each, to cut it by.
#[derive(Debug)]
pub struct Exchange(pub TcpListener);

impl Exchange {
    async fn next(&self) -> io::Result<(TcpStream, Cutter)> {
        let (stream, _) = self.0.accept().await?;
        let stream = stream.into_std()?;
        let cutter = Cutter(Some(Arc::new(stream.try_clone()?)));
        Ok((TcpStream::from_std(stream)?, cutter))
    }
}

impl axum::serve::Listener for Exchange {
    type Io = TcpStream;
    /// Who calls does not matter here; how to hang up on them does.
    type Addr = Cutter;

    async fn accept(&mut self) -> (TcpStream, Cutter) {
        loop {
            if let Ok(accepted) = self.next().await {
                return accepted;
            }
            tokio::time::sleep(ACCEPT_PAUSE).await;
        }
    }

    fn local_addr(&self) -> io::Result<Cutter> {
        Ok(Cutter(None))
    }
}

impl Connected<IncomingStream<'_, Exchange>> for Cutter {
    fn connect_info(stream: IncomingStream<'_, Exchange>) -> Self {
        stream.remote_addr().clone()
    }
}
