//! Just enough HTTP to ask a server on this machine whether it is there.

use anyhow::{Context, Result};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Mutex, PoisonError};
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
/// So many of them belong to one of our processes: several times what the servers of one need at a time, and enough for
/// 120 processes.
const BLOCK_SIZE: u16 = 100;

/// The ports of this process, for as long as it lives.
///
/// A port that was chosen is free until its server listens, and again while the server is down. Did another process choose
/// from the same ports, or we ourselves the same one again, it could be taken in between.
#[derive(Debug)]
struct Block {
    /// On the first port, which is never given away: whoever holds it has the block.
    claim: TcpListener,
    first: u16,
    /// How far into the block the last choice was.
    last: u16,
}

impl Block {
    /// A block that no other process has, from a place that differs from one process to the next.
    fn claim() -> Option<Self> {
        use std::hash::{BuildHasher, RandomState};
        let firsts = CHOSEN_PORTS.step_by(usize::from(BLOCK_SIZE));
        let count = firsts.len();
        let place =
            usize::try_from(RandomState::new().hash_one(std::process::id()) % count as u64).unwrap_or(0);
        let mut candidates = firsts.cycle().skip(place).take(count);
        candidates
            .find_map(|first| Some(Self { claim: TcpListener::bind(local(first)).ok()?, first, last: 0 }))
    }

    /// The next port that nobody listens on, held. A port comes again only when all others have been chosen.
    fn next(&mut self) -> Option<TcpListener> {
        (1..BLOCK_SIZE).find_map(|_| {
            self.last = self.last % (BLOCK_SIZE - 1) + 1;
            TcpListener::bind(local(self.first + self.last)).ok()
        })
    }
}

/// Ports that nobody listens on, all different, and that no other process of ours is given.
pub fn free_ports<const N: usize>() -> Result<[u16; N]> {
    static BLOCK: Mutex<Option<Block>> = Mutex::new(None);
    let mut claimed = BLOCK.lock().unwrap_or_else(PoisonError::into_inner);
    let block = match &mut *claimed {
        Some(block) => block,
        none => none.insert(Block::claim().context("all ports are taken")?),
    };
    ports_of(block)
}

fn ports_of<const N: usize>(block: &mut Block) -> Result<[u16; N]> {
    let mut listeners = Vec::with_capacity(N);
    let mut ports = [0; N];
    for port in &mut ports {
        let listener = block.next().with_context(|| format!("no free port beside {:?}", block.claim))?;
        *port = listener.local_addr()?.port();
        // Held until all are chosen, so that none is chosen twice.
        listeners.push(listener);
    }
    Ok(ports)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processes_have_ports_of_their_own() {
        let (one, other) = (Block::claim().expect("free"), Block::claim().expect("free"));
        assert_ne!(one.first, other.first);
        assert!(CHOSEN_PORTS.contains(&(one.first + BLOCK_SIZE - 1)));
    }

    #[test]
    fn a_port_comes_again_only_after_all_others() {
        let mut block = Block::claim().expect("free");
        let claimed = block.first;
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..BLOCK_SIZE / 4 {
            for port in ports_of::<2>(&mut block).expect("free") {
                assert!(port > claimed && port < claimed + BLOCK_SIZE, "{port} is not of {claimed}");
                assert!(seen.insert(port), "{port} came twice");
            }
        }
    }

    #[test]
    fn a_port_that_somebody_listens_on_is_passed_over() {
        let mut block = Block::claim().expect("free");
        let taken = TcpListener::bind(local(block.first + 1)).expect("free");
        let [port] = ports_of(&mut block).expect("free");
        assert_ne!(Some(port), taken.local_addr().ok().map(|address| address.port()));
    }
}
