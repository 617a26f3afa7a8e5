/**
 * `npm run runtimes`: the generated client, built, packed and installed, goes through one scenario on Node, Bun, Deno and
 * in Chromium. Prints a table; exit code 1 if anything is not as expected. What is not installed is said by name.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startReferenceServer } from "../end-to-end/reference-server.ts";
import { readCommandLine } from "../support/command-line.ts";
import { installTools } from "../support/install-tools.ts";
import { chromiumRuntime } from "./chromium.ts";
import { installClients } from "./packages.ts";
import { startProbeServer } from "./probe-server.ts";
import { programs } from "./programs.ts";
import type { Places, Runtime } from "./runtime.ts";
import { type Column, reportOf } from "./table.ts";

readCommandLine(
  "Usage: npm run runtimes\nTakes the generated client through one scenario on Node, Bun, Deno and in Chromium.",
  {},
);
installTools(import.meta.dirname, "the runtimes");
const remarks: string[] = [];
const runtimes = [...programs, chromiumRuntime((sentence) => remarks.push(sentence))];
const folder = await mkdtemp(join(tmpdir(), "specwright-runtimes-"));
try {
  const project = await installClients(folder);
  const reference = await startReferenceServer();
  const probe = await startProbeServer();
  try {
    const api = reference.baseURL;
    const places = { api, apiElsewhere: api, apiKey: reference.apiKey, probe: probe.origin, closed: probe.closed };
    // All at once: each mostly waits for answers that are slow on purpose.
    const columns = await Promise.all(runtimes.map((runtime) => columnOf(runtime, project, places)));
    const { text, passed, failed } = reportOf(columns.filter((column) => column !== undefined));
    console.log([text, ...remarks, `${passed} passed, ${failed} failed`].join("\n\n"));
    process.exitCode = failed > 0 ? 1 : 0;
  } finally {
    probe.stop();
    await reference.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** What a runtime makes of the scenario; undefined where it is not there, which is remarked upon. */
async function columnOf(runtime: Runtime, project: string, places: Places): Promise<Column | undefined> {
  const found = await runtime.find();
  if (typeof found === "string") {
    remarks.push(`Not tried: ${titleOf(runtime)}, since ${found}.`);
    return undefined;
  }
  const title = titleOf(runtime, found.version);
  try {
    return { title, results: await found.run(project, { ...places, surroundings: runtime.surroundings }) };
  } catch (error) {
    return { title, results: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** `Deno 2.9.5, no env` */
function titleOf({ name, remark }: Runtime, version?: string): string {
  const text = version === undefined ? name : `${name} ${version}`;
  return remark === undefined ? text : `${text}, ${remark}`;
}
