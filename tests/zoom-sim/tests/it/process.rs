//! The program: its ready line and its end.

use std::{process::Stdio, time::Duration};

use anyhow::{Context as _, Result};
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::{Child, Command},
    time::timeout,
};

async fn start(arguments: &[&str]) -> Result<(Child, String)> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_zoom-sim"))
        .args(["--port", "0"])
        .args(arguments)
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let output = child.stdout.take().context("no output")?;
    let line = BufReader::new(output).lines().next_line().await?.context("no ready line")?;
    let origin = line.strip_prefix("zoom-sim listening on ").context(line.clone())?.to_owned();
    Ok((child, origin))
}

#[tokio::test]
async fn it_says_when_it_is_ready_and_ends_on_a_signal() -> Result<()> {
    for signal in ["-TERM", "-INT"] {
        let (mut child, origin) = start(&["--basic-users", "a@example.test,b@example.test"]).await?;
        assert!(origin.starts_with("http://127.0.0.1:"), "{origin}");
        let users: Vec<serde_json::Value> =
            reqwest::get(format!("{origin}/_control/users")).await?.json().await?;
        assert_eq!(users.iter().map(|user| &user["type"]).collect::<Vec<_>>(), [1, 1]);

        // A call that hangs does not keep it alive.
        let client = reqwest::Client::new();
        let fault = serde_json::json!({ "operation": "any", "fault": "hang" });
        client.post(format!("{origin}/_control/faults")).json(&fault).send().await?;
        let hanging = tokio::spawn(client.get(format!("{origin}/v2/users/me")).send());
        tokio::time::sleep(Duration::from_millis(100)).await;

        let id = child.id().context("ended already")?.to_string();
        Command::new("kill").args([signal, &id]).status().await?;
        let status = timeout(Duration::from_secs(5), child.wait()).await??;
        assert!(status.success(), "{signal}: {status}");
        assert!(hanging.await?.is_err());
    }
    Ok(())
}

#[tokio::test]
async fn it_refuses_a_user_without_an_address() -> Result<()> {
    let output = Command::new(env!("CARGO_BIN_EXE_zoom-sim"))
        .args(["--port", "0", "--basic-users", "nobody"])
        .kill_on_drop(true)
        .output();
    let output = timeout(Duration::from_secs(5), output).await??;
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("`nobody` is not an email address"));
    Ok(())
}
