/** Schemathesis sends the reference server what the document allows and what it does not, with all of its checks. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startReferenceServer } from "../end-to-end/reference-server.ts";
import { run } from "../support/command.ts";
import type { Judge } from "./judge.ts";
import { writeOverlaidDocument } from "./overlaid-document.ts";

const version = "4.32.5";

export const schemathesis: Judge = {
  name: "schemathesis",
  question: "Does the reference server keep to the document, whatever is sent?",
  async judge() {
    const folder = await mkdtemp(join(tmpdir(), "specwright-schemathesis-"));
    try {
      const program = await find(folder);
      if (program === undefined) return { absent: "it is not on PATH, and pip cannot install it" };
      const document = await writeOverlaidDocument(folder);
      const server = await startReferenceServer();
      try {
        const config = ["--config-file", join(import.meta.dirname, "schemathesis.toml")];
        const target = ["run", document, "--url", server.baseURL, "-H", `Authorization: Bearer ${server.apiKey}`];
        const how = ["--checks", "all", "--max-examples", "40", "--seed", "7", "--continue-on-failure", "--no-color"];
        const { code, stdout, stderr } = await run(program, [...config, ...target, ...how], { cwd: folder });
        const looked = /\d+ generated.*/.exec(stdout)?.[0] ?? "it did not come to its end";
        return { looked, findings: code === 0 ? [] : [`${stdout.slice(stdout.indexOf("= FAILURES"))}${stderr}`] };
      } finally {
        await server.stop();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** The program on PATH, or one that pip installs into the folder. */
async function find(folder: string): Promise<string | undefined> {
  const works = async (program: string, args: readonly string[]) =>
    (await run(program, args, { cwd: folder }).catch(() => undefined))?.code === 0;
  if (await works("schemathesis", ["--version"])) return "schemathesis";
  const bin = join(folder, "python", process.platform === "win32" ? "Scripts" : "bin");
  const installed =
    (await works("python3", ["-m", "venv", join(folder, "python")])) &&
    (await works(join(bin, "pip"), ["install", "--quiet", `schemathesis==${version}`]));
  return installed ? join(bin, "schemathesis") : undefined;
}
