import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { project, specwright, textsBelow } from "../cli/notes-project.ts";
import { plainEnvironment, repository } from "../support/command.ts";

const config = (extension: string) => `export default {
  spec: "notes.yml", out: "out", name: "notes", layout: "folder", cache: false, importExtension: "${extension}",
};
`;

/** Starts a run that changes nearly every file, and sends the signal some milliseconds after the first one is written. */
async function interrupted(cwd: string, signal: NodeJS.Signals, delay: number) {
  const script = ["--conditions=specwright-source", join(repository, "bin/specwright.js")];
  const args = ["generate", "--config", "after.config.mjs", "--quiet"];
  const child = spawn(process.execPath, [...script, ...args], { cwd, env: plainEnvironment(), stdio: "ignore" });
  const ended = once(child, "exit");
  const isWriting = () => readdirSync(join(cwd, "out/model")).some((name) => name.endsWith(".tmp"));
  while (child.exitCode === null && !isWriting()) await sleep(1);
  await sleep(delay);
  child.kill(signal);
  const [code, by]: unknown[] = await ended;
  return { code, by };
}

test.skipIf(process.platform === "win32")(
  "a run that is interrupted while it writes leaves the output as it was, or done",
  async () => {
    const cwd = await project({ "before.config.mjs": config(".js"), "after.config.mjs": config(".ts") });
    const run = (name: string) => specwright(["generate", "--config", name, "--quiet"], { cwd });
    await run("after.config.mjs");
    const after = await textsBelow(join(cwd, "out"));
    await run("before.config.mjs");
    const before = await textsBelow(join(cwd, "out"));
    await cp(join(cwd, "out"), join(cwd, "saved"), { recursive: true });
    let kept = 0;
    for (let round = 0; round < 4 || (kept === 0 && round < 10); round++) {
      const signal = round % 2 === 0 ? "SIGINT" : "SIGTERM";
      // Sooner and sooner after the first file is there.
      const { by } = await interrupted(cwd, signal, round === 0 ? 0 : (Math.random() * 60) / round);
      const left = await textsBelow(join(cwd, "out"));
      const isDone = left.get(join("model", "index.ts")) === after.get(join("model", "index.ts"));
      expect(left).toEqual(isDone ? after : before);
      if (!isDone) {
        expect(by).toBe(signal);
        kept++;
      }
      await rm(join(cwd, "out"), { recursive: true });
      await cp(join(cwd, "saved"), join(cwd, "out"), { recursive: true });
    }
    expect(kept).toBeGreaterThan(0);
  },
);
