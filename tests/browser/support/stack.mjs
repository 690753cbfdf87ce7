// The real Worker in workerd beside the stand-ins for Zoom and for those who deliver messages: `cargo xtask stack`.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const XTASK = process.env.SLOTKEY_XTASK || `${ROOT}target/debug/xtask`;

/**
 * Starts an empty stack on free ports. It ends with this process, whatever happens.
 * @returns {Promise<{origin: string, zoom: string, outbox: string, management_key: string, state_dir: string, stop: () => Promise<void>}>}
 */
export async function startStack() {
  const child = spawn(XTASK, ["stack"], { cwd: ROOT, stdio: ["pipe", "pipe", "pipe"] });
  let complaints = "";
  child.stderr.on("data", (bytes) => (complaints += bytes));
  const ended = new Promise((resolve) => child.once("close", resolve));
  const facts = await Promise.race([
    new Promise((resolve) => createInterface(child.stdout).once("line", resolve)),
    new Promise((_, reject) => child.once("error", reject)),
    ended.then((code) => Promise.reject(new Error(`${XTASK} stack ended with ${code}:\n${complaints}`))),
  ]);
  const stop = async () => {
    child.stdin.end();
    await ended;
  };
  return { ...JSON.parse(facts), stop };
}
