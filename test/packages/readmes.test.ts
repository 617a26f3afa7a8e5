import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { installedProgram, repository, run } from "../support/command.ts";

/** The fenced TypeScript of a document, in order. */
async function examples(path: string): Promise<readonly string[]> {
  const text = await readFile(join(repository, path), "utf8");
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => match[1] ?? "");
}

/** What examples may speak of without saying it, beside what they say themselves. */
const surroundings: Readonly<Record<string, string>> = {
  client: 'declare const client: import("telnyx-oauth-client").default;',
  promise: 'declare const promise: import("telnyx-oauth-client").ApiPromise<object>;',
  Telnyx: 'import Telnyx from "telnyx-oauth-client";',
  // Of any type: some examples ask what it is, others say that it fits one.
  value: "declare const value: any;",
  input: "declare const input: any;",
  text: "declare const text: string;",
  apiKey: "declare const apiKey: string;",
  baseURL: "declare const baseURL: string;",
  id: "declare const id: string;",
  App: "interface App { readonly name: string }",
  Account: "interface Account { readonly id: string }",
  Who: "interface Who { readonly bearerAuth: Account; readonly oauthClientAuth: Account }",
};

function inItsSurroundings(example: string): string {
  const needed = Object.entries(surroundings).filter(
    ([name]) =>
      new RegExp(`\\b${name}\\b`).test(example) &&
      !new RegExp(`\\b(?:const|let|interface|import) (?:\\{ )?(?:\\w+, )*${name}\\b`).test(example),
  );
  const lines = needed.map(([, text]) => text);
  if (lines.some((line) => line.includes("interface Who"))) lines.push(surroundings.Account ?? "");
  return `${[...new Set(lines)].join("\n")}\n${example}\nexport {};\n`;
}

/** An example that leaves something out shows a part of a program. */
const isWhole = (example: string) => !/^\s*(?:\/\/ )?…,?$/m.test(example) && !example.includes("...oAuth");

test("the examples of the README files compile", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(repository, "test/packages/readmes-"));
  try {
    let number = 0;
    for (const path of ["README.md", ...["model", "server", "client"].map((role) => `generated/${role}/README.md`)]) {
      const whole = (await examples(path)).filter(isWhole).filter((text) => !text.includes("defineConfig"));
      expect(whole.length).toBeGreaterThan(1);
      for (const example of whole) {
        await writeFile(join(folder, `${number++}.ts`), `// ${path}\n${inItsSurroundings(example)}`);
      }
    }
    const compilerOptions = { noUnusedLocals: false, noUnusedParameters: false, noEmit: true };
    const config = { extends: "../../../tsconfig.json", compilerOptions, include: ["*.ts"], exclude: [] };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
    const { code, stdout } = await run(installedProgram("tsc"), ["-p", folder], { cwd: repository });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("the README's run of the generator writes as many files as there are", async () => {
  const text = await readFile(join(repository, "README.md"), "utf8");
  const [, counts = "", same] =
    /^ +emit +(.*?) +\d+ ms\n +write +0 changed, (\d+) the same, 0 removed +\d+ ms$/m.exec(text) ?? [];
  const filesOf = async (role: string): Promise<number> => {
    const entries = await readdir(join(repository, "generated", role), { recursive: true, withFileTypes: true });
    return entries.filter(
      (entry) => entry.isFile() && !/\b(?:node_modules|dist)\b/.test(entry.parentPath.slice(repository.length)),
    ).length;
  };
  const numbers = await Promise.all(["model", "server", "client", "conformance"].map(filesOf));
  const [model = 0, server = 0, client = 0, conformance = 0] = numbers;
  expect(counts).toBe(`model ${model} files, server ${server}, client ${client}, conformance ${conformance}`);
  // The lock file is one more.
  expect(Number(same)).toBe(model + server + client + conformance + 1);
});
