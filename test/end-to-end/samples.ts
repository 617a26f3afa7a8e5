import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { plainEnvironment, repository, run } from "../support/command.ts";
import type { ReferenceServer } from "./reference-server.ts";

/** One piece of code of a Markdown document, with the heading that it stands under. */
export interface Sample {
  readonly title: string;
  readonly code: string;
}

/** How a sample ended. */
export interface Outcome {
  readonly title: string;
  /** `done`, or the class and status of the API's error; anything else means that the sample does not run. */
  readonly ended: string;
  readonly runs: boolean;
}

/** The fenced JavaScript of a Markdown document, in order. */
export function samplesOf(markdown: string): readonly Sample[] {
  const samples: Sample[] = [];
  const pattern = /^## (?<title>.+)$|^```javascript\n(?<code>[\s\S]*?)^```$/gm;
  let title = "";
  for (const { groups } of markdown.matchAll(pattern)) {
    if (groups?.title) title = groups.title;
    if (groups?.code) samples.push({ title, code: groups.code });
  }
  return samples;
}

export async function readSamples(path: string): Promise<readonly Sample[]> {
  return samplesOf((await readFile(path, "utf8")).replaceAll("\r\n", "\n"));
}

/**
 * Runs a sample as it stands, in a process of its own, with `telnyx` resolved to the generated client and the server's
 * address and API key in the environment.
 * @param folder Where the sample's file is written.
 */
export async function runSample(sample: Sample, server: ReferenceServer, folder: string): Promise<Outcome> {
  const file = join(folder, `${sample.title.replace(/\W+/g, "-").toLowerCase()}.mjs`);
  await writeFile(file, sample.code);
  const { code, stderr } = await run(
    process.execPath,
    ["--conditions=specwright-source", "--import", join(import.meta.dirname, "resolve-telnyx.ts"), file],
    {
      cwd: repository,
      env: plainEnvironment({ TELNYX_BASE_URL: server.baseURL, TELNYX_API_KEY: server.apiKey, NODE_NO_WARNINGS: "1" }),
    },
  );
  if (code === 0) return { title: sample.title, ended: "done", runs: true };
  const error = /^(?:\s*throw|.*?)(?<name>\w+Error): (?<status>\d{3})\b/m.exec(stderr)?.groups;
  if (error?.name && error.status) return { title: sample.title, ended: `${error.name} ${error.status}`, runs: true };
  return { title: sample.title, ended: stderr.trim().split("\n").slice(0, 8).join("\n"), runs: false };
}
