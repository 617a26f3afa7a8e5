/**
 * That an answer leaves only after the disk has what it says, shown by system calls: one redemption under strace, in
 * which the sync of the database's log comes before the bytes of the answer.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Cluster } from "../reference/support/cluster.ts";

/** Adds a sentence where it is not so; says why where it cannot be seen here. */
export async function showSync(found: string[]): Promise<void> {
  const trial = spawnSync("strace", ["-o", "/dev/null", process.execPath, "--version"], { encoding: "utf8" });
  if (trial.error || trial.status !== 0) {
    console.log(`fsync: not looked at, since strace ${trial.error ? "is not here" : "may not trace processes here"}.`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "oauth-fsync-"));
  const trace = join(folder, "trace");
  const calls = "trace=fdatasync,fsync,read,write,writev,sendto,sendmsg";
  // With -D the server is what was spawned, and signals reach it.
  const tracer = ["strace", "-D", "-f", "-y", "-s", "24", "-e", calls, "-o", trace];
  try {
    const cluster = await Cluster.start({ DATABASE_URL: `sqlite:${folder}/oauth.db` }, [{ tracer }]);
    try {
      const client = await cluster.newClient();
      const code = await cluster.newCode(client);
      const { status } = await cluster.node(0).redeem(client, code);
      if (status !== 200) found.push(`under strace a code is answered with ${status}`);
    } finally {
      await cluster.stop();
    }
    const whole = readFileSync(trace, "utf8").split("\n");
    const lines = whole.slice(whole.findIndex((line) => line.includes("POST /v2/oauth/token")));
    const begun = lines.findIndex((line) => /f(?:data)?sync\(\d+<[^>]*oauth\.db-wal>/.test(line));
    const sync = endOf(lines, begun);
    const answer = lines.findIndex((line) => line.includes("HTTP/1.1 200"));
    if (sync >= 0 && answer > sync) {
      const call = lines[begun]?.replace(/^\d+ +/, "").replace(folder, "");
      console.log(`fsync: ${call} has ended before the answer's bytes.`);
    } else {
      found.push(`the answer (call ${answer}) does not wait for the sync of the log (call ${sync})`);
    }
  } finally {
    if (existsSync(folder)) rmSync(folder, { recursive: true });
  }
}

/** The line in which a call ends: its own, or a later one of the same thread where others came between. */
function endOf(lines: readonly string[], begun: number): number {
  const [thread] = lines[begun]?.split(" ") ?? [];
  if (!lines[begun]?.includes("<unfinished")) return begun;
  const resumed = new RegExp(`^${thread} +<\\.\\.\\. f(?:data)?sync resumed>`);
  return lines.findIndex((line, index) => index > begun && resumed.test(line));
}
