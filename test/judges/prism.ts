/** Prism serves the document, and judges every request of the generated client by it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "telnyx-oauth-client/functions";
import { freePort } from "../support/free-port.ts";
import { calls } from "./client-calls.ts";
import type { Judge } from "./judge.ts";
import { writeOverlaidDocument } from "./overlaid-document.ts";
import { notInstalled, toolFile } from "./tool.ts";

export const prism: Judge = {
  name: "prism",
  question: "Are the requests of the generated client those that the document describes?",
  async judge() {
    const program = toolFile("@stoplight/prism-cli/dist/index.js");
    if (program === undefined) return { absent: notInstalled };
    const folder = await mkdtemp(join(tmpdir(), "specwright-prism-"));
    const port = await freePort();
    const document = await writeOverlaidDocument(folder);
    // With --errors a request that breaks the document is answered with an error that says so.
    const child = spawn(process.execPath, [program, "mock", document, "-h", "127.0.0.1", "-p", `${port}`, "--errors"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      await listening(child.stdout);
      const client = createClient({
        baseURL: `http://127.0.0.1:${port}`,
        apiKey: "KEY-of-the-api",
        clientID: "the client",
        // Without a colon, which RFC 7617 allows in a password and Prism does not.
        clientSecret: "it's a secret ü",
      });
      const findings: string[] = [];
      for (const [name, call] of calls) {
        const { status, response } = await call(client);
        const violations = response.headers.get("sl-violations");
        if (violations !== null || status >= 400) findings.push(`${name}: ${status} ${violations ?? ""}`);
      }
      return { findings, looked: `${calls.length} calls` };
    } finally {
      const ended = once(child, "exit");
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Waits until Prism says that it listens. */
function listening(output: NodeJS.ReadableStream): Promise<void> {
  return new Promise((ready, fail) => {
    let text = "";
    output.on("data", (chunk: Buffer) => {
      text += chunk;
      if (text.includes("Prism is listening")) ready();
    });
    output.on("end", () => fail(new Error(`Prism ended:\n${text}`)));
  });
}
