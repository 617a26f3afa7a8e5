import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { generateFeature } from "../feature.ts";

/** The program of docs/server.md that ends with streams open. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "specwright-shutting-down-"));
  await generateFeature(import.meta.dirname, folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs it on a free port until the test has finished. */
async function started(name: string, change: (code: string) => string = (code) => code) {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  if (typeof address !== "object" || address === null) throw new Error("there is no free port");
  const { port } = address;
  probe.close();
  const code = await readFile(join(folder, "main.ts"), "utf8");
  await writeFile(join(folder, name), change(code.replace("8787", String(port))));
  const running = spawn(process.execPath, ["--no-warnings", join(folder, name)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void running.kill("SIGKILL"));
  let printed = "";
  running.stdout.on("data", (text) => {
    printed += text;
  });
  await expect.poll(() => answers(port), { timeout: 20_000 }).toBe(true);
  return { port, running, printed: () => printed };
}

function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/elsewhere`).then(
    () => true,
    () => false,
  );
}

async function ended(running: ChildProcess): Promise<unknown> {
  return running.exitCode ?? (await once(running, "exit"))[0];
}

test("streams of events have their end, and then the program", { timeout: 40_000 }, async () => {
  const { port, running, printed } = await started("streams.ts");
  const streams = await Promise.all([1, 2, 3].map(() => fetch(`http://127.0.0.1:${port}/changes`)));
  const headers = { authorization: "Bearer t2", "content-type": "application/json" };
  await fetch(`http://127.0.0.1:${port}/notes/7`, { method: "PUT", headers, body: '{"text":"Eggs"}' });
  running.kill("SIGTERM");
  const texts = await Promise.all(streams.map((stream) => stream.text()));
  expect(texts).toEqual(Array.from({ length: 3 }, () => "data: 7\n\n"));
  expect([await ended(running), printed()]).toEqual([0, "ended\n"]);
});

test("who does not go is not waited for without end", { timeout: 40_000 }, async () => {
  const { port, running, printed } = await started("stalled.ts", (code) => code.replace("10_000", "1_500"));
  const stalled = connect(port, "127.0.0.1");
  stalled.on("error", () => {});
  const head =
    "PUT /notes/7 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer t2\r\nContent-Type: application/json\r\n";
  stalled.write(`${head}Content-Length: 15\r\n\r\n{"text"`);
  await new Promise((resolve) => setTimeout(resolve, 100));
  running.kill("SIGTERM");
  expect([await ended(running), printed()]).toEqual([0, "ended\n"]);
});
