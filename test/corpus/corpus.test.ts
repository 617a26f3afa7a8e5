import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { leftOutLines } from "../roundtrip/report.ts";
import { temporaryFolder } from "../support/command.ts";
import { examineDocument, faultsOf } from "./examine-document.ts";
import { typeErrors } from "./type-errors.ts";

const spec = (path: string) => `openapi: 3.1.0
info: { title: t, version: "1" }
paths:
  ${path}: { get: { operationId: look, responses: { "204": { description: none } } } }
`;

async function document(text: string) {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, "spec.yml"), text);
  return { name: "spec.yml", spec: "spec.yml", cwd };
}

test("a document is generated, compiled, and sent to and fro", { timeout: 60_000 }, async () => {
  const outcome = await examineDocument(await document(spec("/a/{b}").replace("operationId", bound)), examination);
  expect(outcome).toMatchObject({ operations: 1, refusals: 0, problems: [], typeErrors: [] });
  expect(outcome.peakBytes).toBeGreaterThan(1e7);
  expect(outcome.trial?.examination).toMatchObject({ operations: 1, differences: [] });
});

test("what was not tried is said, with the reason", () => {
  const examination = {
    name: "spec.yml",
    operations: 1,
    exchanges: 0,
    refusals: 0,
    left: new Map([["nothing was drawn: none", 3]]),
    differences: [],
  };
  const trial = { name: "spec.yml", seconds: 1, examination };
  expect(leftOutLines(trial)).toEqual(["\nspec.yml: left out", "      3  nothing was drawn: none"]);
  expect(leftOutLines({ ...trial, examination: { ...examination, left: new Map() } })).toEqual([]);
});

const bound = "parameters: [{ name: b, in: path, required: true, schema: { type: string } }], operationId";
const examination = { runs: 1, allow: [], strict: true };

test("what is wrong with a document is said, with its place", async () => {
  const { problems, trial } = await examineDocument(await document(spec("/a/{b}")), examination);
  expect(problems).toEqual([expect.stringMatching(/^invalid-path at .*spec\.yml:4: /)]);
  expect(trial).toBeUndefined();
});

test("what arrives as something else is said, with what shows it again", () => {
  const difference = {
    operation: "look",
    way: "socket",
    seed: 7,
    what: "a valid request was answered with 404",
    sent: {},
    expected: {},
  } as const;
  const examination = {
    name: "a.yml",
    operations: 1,
    exchanges: 1,
    refusals: 0,
    left: new Map(),
    differences: [difference],
  };
  const trial = { name: "a.yml", seconds: 1, examination, problem: undefined };
  expect(faultsOf({ name: "a.yml", problems: [], typeErrors: ["error TS1"], trial })).toEqual([
    "error TS1",
    expect.stringContaining("a.yml look (over a socket, seed 7): a valid request was answered with 404"),
  ]);
});

test("what can be mended is, where that is not forbidden, and compiles", { timeout: 60_000 }, async () => {
  // Three operations at what is one path: the server can tell two of them apart, and each reads its own names.
  const more = `  /a/{number}:
    parameters: [{ name: number, in: path, required: true, schema: { type: integer } }]
    delete: { operationId: remove, responses: { "204": { description: none } } }
  /a/{b}#again: { get: { operationId: look, responses: { "204": { description: none } } } }
`;
  const outcome = await examineDocument(await document(spec("/a/{b}") + more), { ...examination, strict: false });
  expect(outcome).toMatchObject({ operations: 3, mends: 5, problems: [], typeErrors: [] });
  expect(outcome.trial?.examination).toMatchObject({ operations: 2, differences: [] });
});

test("what does not compile is found, also where there are no types of a platform", async () => {
  const folder = await temporaryFolder();
  const files = { model: "export const a: number = 1;", server: "export const b: string = 1;", client: "export {};" };
  for (const [role, text] of Object.entries(files)) {
    await mkdir(join(folder, role));
    await writeFile(join(folder, role, "index.ts"), text);
  }
  await writeFile(join(folder, "model/uses.ts"), "export const url = new URL(import.meta.url);");
  const errors = await typeErrors(folder);
  expect(errors.filter((error) => error.includes("server/index.ts"))).toHaveLength(2);
  expect(errors.filter((error) => error.startsWith("model: model/uses.ts"))).toHaveLength(2);
  expect(errors).toHaveLength(4);
});
