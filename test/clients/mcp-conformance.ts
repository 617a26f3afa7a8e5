/** The Model Context Protocol's own conformance tool, whose authorization command has scenarios for servers. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { plainEnvironment } from "../support/command.ts";
import { freePort } from "../support/free-port.ts";
import { expect, type Installation } from "./installation.ts";

const PROGRAM = join(import.meta.dirname, "node_modules/@modelcontextprotocol/conformance/dist/index.js");

export async function mcpConformance(installation: Installation): Promise<void> {
  const port = await freePort();
  const redirect_uris = [`http://127.0.0.1:${port}/callback`];
  // A server that advertises `none` is asked with `none`, so that the client has to be a public one.
  const allowed_grant_types = ["authorization_code", "refresh_token"];
  const { id } = await installation.newClient({ redirect_uris, client_type: "public", allowed_grant_types });
  const words = ["authorization", "--url", installation.origin, "--client-id", id];
  const resource = ["--resource", installation.resource];
  const child = spawn(process.execPath, [PROGRAM, ...words, ...resource, "-p", String(port)], {
    env: plainEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  // The tool says where the user is to go before it listens for the user's return, and hangs up when it has the code.
  const follow = async (callback: URL) => {
    while (child.exitCode === null) {
      const answer = await fetch(callback).catch(() => undefined);
      if (answer) return;
      await delay(200);
    }
  };
  let output = "";
  const opened = new Set<string>();
  const listen = (chunk: string) => {
    output += chunk;
    // It prints where the user is to go, and waits at the callback.
    for (const [url] of output.matchAll(/https?:\/\/\S+\/oauth\/authorize\?\S+(?=\s)/g)) {
      if (opened.has(url)) continue;
      opened.add(url);
      installation
        .allow(url)
        .then(follow)
        .catch((error: unknown) => {
          output += String(error);
          child.kill();
        });
    }
  };
  child.stdout.setEncoding("utf8").on("data", listen);
  child.stderr.setEncoding("utf8").on("data", listen);
  const ended = once(child, "exit");
  const timer = setTimeout(() => child.kill(), 60_000);
  await ended;
  clearTimeout(timer);
  expect(child.exitCode === 0, `the tool finds nothing:\n${output}`);
  expect(opened.size > 0, `the tool has sent a user to the server:\n${output}`);
  console.log(
    output
      .split("\n")
      .filter((line) => /passed|failed|✓|✗|warning/i.test(line))
      .join("\n"),
  );
}
