//! Running other programs, so that none outlives the task that started it.
//!
//! Every program runs in a process group of its own, led by a guard that waits on a pipe from us. When we end, for
//! whatever reason, the kernel closes the pipe and the guard kills its group: Ctrl-C, `kill -9` and a panic all leave
//! nothing behind, and nothing that we did not start is ever signalled.

use anyhow::{Context, Result, bail};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use std::io::Read;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How often a wait looks again.
const POLL: Duration = Duration::from_millis(20);

/// The guard: blocks until the pipe closes, then ends the group it leads, itself included.
const GUARD: &str = "read -r _; kill -KILL 0";

/// A process group that ends with us.
#[derive(Debug)]
pub struct Group {
    guard: Child,
    /// Held open for as long as the group may live.
    _pipe: ChildStdin,
    members: Vec<Child>,
}

impl Group {
    /// An empty group.
    pub fn new() -> Result<Self> {
        let mut guard = Command::new("/bin/sh")
            .args(["-c", GUARD])
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start /bin/sh")?;
        let pipe = guard.stdin.take().context("the guard has no pipe")?;
        Ok(Self { guard, _pipe: pipe, members: Vec::new() })
    }

    fn id(&self) -> Result<i32> {
        i32::try_from(self.guard.id()).context("process id out of range")
    }

    /// Starts a program in the group.
    pub fn spawn(&mut self, command: &mut Command) -> Result<&mut Child> {
        let child = command.process_group(self.id()?).spawn().with_context(|| cannot_start(command))?;
        self.members.push(child);
        self.members.last_mut().context("the child was just added")
    }

    /// Sends a signal to every process of the group. An empty group is not an error.
    pub fn signal(&self, signal: Signal) {
        if let Ok(id) = self.id() {
            // The only failure is "no such group": what was to be ended has ended.
            let _ = killpg(Pid::from_raw(id), signal);
        }
    }

    /// Whether a program that was started here has ended.
    pub fn ended(&mut self) -> bool {
        self.members.iter_mut().any(|child| !matches!(child.try_wait(), Ok(None)))
    }

    /// Kills everything in the group at once and reaps it.
    pub fn kill(&mut self) {
        self.signal(Signal::SIGKILL);
        for child in self.members.iter_mut().chain([&mut self.guard]) {
            let _ = child.wait();
        }
    }

    /// Asks the group to end, waits up to `patience`, then kills what is left.
    pub fn stop(&mut self, patience: Duration) {
        for child in &self.members {
            if let Ok(id) = i32::try_from(child.id()) {
                let _ = nix::sys::signal::kill(Pid::from_raw(id), Signal::SIGTERM);
            }
        }
        let deadline = Instant::now() + patience;
        while Instant::now() < deadline
            && self.members.iter_mut().any(|child| matches!(child.try_wait(), Ok(None)))
        {
            std::thread::sleep(POLL);
        }
        self.kill();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
    }
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start {}", command.get_program().to_string_lossy())
}

/// The command as a person would type it, for messages.
#[must_use]
pub fn describe(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|argument| argument.to_string_lossy().into_owned()));
    words.join(" ")
}

/// Runs a program to its end, its output passing through, and returns how it ended.
pub fn status(command: &mut Command) -> Result<ExitStatus> {
    let mut group = Group::new()?;
    command.stdin(Stdio::null());
    Ok(group.spawn(command)?.wait()?)
}

/// Runs a program to its end, its output passing through; failing is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let ended = status(command)?;
    if !ended.success() {
        bail!("`{}` failed ({ended})", describe(command));
    }
    Ok(())
}

/// Runs a program quietly; when it fails, what it printed is part of the error.
pub fn run_quietly(command: &mut Command) -> Result<()> {
    let (ended, text, errors) = capture(command)?;
    if !ended.success() {
        bail!("`{}` failed ({ended})\n{text}{errors}", describe(command));
    }
    Ok(())
}

/// What a program prints, without the newline at its end.
pub fn stdout_of(command: &mut Command) -> Result<String> {
    let (ended, text, errors) = capture(command)?;
    if !ended.success() {
        bail!("`{}` failed ({ended})\n{errors}", describe(command));
    }
    Ok(text.trim_end().to_owned())
}

/// Runs a program to its end; what it printed, its errors among it where they came, and how it ended.
pub fn keep(mut command: Command) -> Result<(ExitStatus, String)> {
    let mut group = Group::new()?;
    let (mut output, writer) = std::io::pipe().context("no pipe for its output")?;
    command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
    group.spawn(&mut command)?;
    // Our ends of what it writes to; while they are open, its output has no end.
    drop(command);
    let text = read_all(Some(&mut output));
    let child = group.members.last_mut().context("the child was just added")?;
    Ok((child.wait()?, text))
}

/// Runs a program to its end and keeps its output and its errors.
fn capture(command: &mut Command) -> Result<(ExitStatus, String, String)> {
    let mut group = Group::new()?;
    let child = group.spawn(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()))?;
    let (mut output, mut errors) = (child.stdout.take(), child.stderr.take());
    // Both at once: a full pipe that nobody reads would stop the program.
    let (text, error_text) = std::thread::scope(|scope| {
        let errors = scope.spawn(|| read_all(errors.as_mut()));
        (read_all(output.as_mut()), errors.join().unwrap_or_default())
    });
    Ok((child.wait()?, text, error_text))
}

fn read_all(source: Option<&mut impl Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(source) = source {
        // What could be read before an error is still worth showing.
        let _ = source.read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The first of `names` that is a program on the search path.
#[must_use]
pub fn find_program(names: &[&str]) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    names
        .iter()
        .flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|candidate| is_executable(candidate))
}

fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_and_errors_are_kept_in_their_order() {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", "echo one; echo two >&2; echo three; exit 4"]);
        let (ended, text) = keep(command).expect("sh runs");
        assert_eq!((ended.code(), text.as_str()), (Some(4), "one\ntwo\nthree\n"));
    }
}
