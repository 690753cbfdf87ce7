//! Just enough HTTP to ask a server on this machine whether it is there.

use anyhow::{Context, Result};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

/// Longer than any answer of a healthy server on loopback takes.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(5);
/// Enough for a server with nothing to do.
const GLANCE_TIMEOUT: Duration = Duration::from_millis(300);

/// The address of a port on this machine.
#[must_use]
pub fn local(port: u16) -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, port))
}

/// Sends a GET request and returns the status of the answer.
pub fn get_status(port: u16, path: &str) -> Result<u16> {
    get_status_within(ANSWER_TIMEOUT, port, path)
}

/// Whether the port answers a request at once, whatever the answer.
#[must_use]
pub fn answers(port: u16) -> bool {
    get_status_within(GLANCE_TIMEOUT, port, "/").is_ok()
}

fn get_status_within(timeout: Duration, port: u16, path: &str) -> Result<u16> {
    let mut stream = TcpStream::connect_timeout(&local(port), timeout)?;
    stream.set_read_timeout(Some(timeout))?;
    stream.set_write_timeout(Some(timeout))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
    let mut head = [0; "HTTP/1.1 200".len()];
    stream.read_exact(&mut head)?;
    std::str::from_utf8(&head)?.rsplit(' ').next().and_then(|code| code.parse().ok()).context("not HTTP")
}

/// Whether nobody listens on the port.
#[must_use]
pub fn is_free(port: u16) -> bool {
    TcpListener::bind(local(port)).is_ok()
}

/// Ports to choose from: below those that systems give to outgoing connections. A client that tries again and again to
/// reach a server which is down would sooner or later be given the server's own port, and hold it.
const CHOSEN_PORTS: std::ops::Range<u16> = 20_000..32_000;

/// Ports that nobody listens on, all different.
pub fn free_ports<const N: usize>() -> Result<[u16; N]> {
    let mut listeners = Vec::with_capacity(N);
    let mut ports = [0; N];
    let mut candidates = candidate_ports();
    for port in &mut ports {
        let (listener, free) = candidates
            .find_map(|candidate| Some((TcpListener::bind(local(candidate)).ok()?, candidate)))
            .context("no free port")?;
        *port = free;
        // Held until all are chosen, so that none is chosen twice.
        listeners.push(listener);
    }
    Ok(ports)
}

/// All of [`CHOSEN_PORTS`], from a place that differs from one call to the next.
fn candidate_ports() -> impl Iterator<Item = u16> {
    use std::hash::{BuildHasher, RandomState};
    let count = CHOSEN_PORTS.len();
    let first = usize::try_from(RandomState::new().hash_one(std::process::id()) % count as u64).unwrap_or(0);
    CHOSEN_PORTS.cycle().skip(first).take(count)
}
