/** One file for each tag and schema in the place of one for each role: what has to stay, and what has to come of it. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Project } from "ts-morph";
import { afterAll, beforeAll, expect, test } from "vitest";
import { catalogue } from "../../generator/catalogue.ts";
import { resolveConfig } from "../../generator/config.ts";
import { generate } from "../../generator/generate.ts";
import { repository, succeed } from "../support/command.ts";

/** Holds the output in both settings, in folders named after them. */
let out: string;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "specwright-layout-"));
  await writeFile(join(out, "package.json"), '{ "type": "module" }');
  const spec = join(repository, "test/golden/files-by-tag/spec.yml");
  for (const files of ["role", "tag"]) {
    const settings = { spec, out: files, files, name: "layout", layout: "folder", importExtension: ".ts" };
    await generate(resolveConfig(settings, out), { cwd: out });
  }
});

afterAll(() => rm(out, { recursive: true, force: true }));

test("every file can be imported first: no module needs at its start what waits for it", async () => {
  const program = join(import.meta.dirname, "import-each.ts");
  const { stdout } = await succeed(process.execPath, [program, out], { cwd: repository });
  const { imported, failures } = JSON.parse(stdout);
  expect(failures).toEqual([]);
  expect(imported).toBeGreaterThan(90);
});

test("what an application imports is called and found as before", async () => {
  const project = new Project({
    compilerOptions: { module: 199, noLib: true, types: [], allowImportingTsExtensions: true, noEmit: true },
  });
  const entries = ["model/index", "server/index", "server/operations", "client/index", "client/functions"];
  for (const entry of entries) {
    const [before, after] = ["role", "tag"].map((files) =>
      project
        .addSourceFileAtPath(join(out, files, `${entry}.ts`))
        .getExportSymbols()
        .map((symbol) => {
          const value = (symbol.getAliasedSymbol() ?? symbol).getValueDeclaration() === undefined ? "type" : "value";
          return `${value} ${symbol.getName()}`;
        })
        .sort(),
    );
    expect([entry, after]).toEqual([entry, before]);
    expect(after?.length).toBeGreaterThan(2);
  }
});

test("long files are warned of, and the one setting names the other", async () => {
  const schemas = Object.fromEntries(
    Array.from({ length: 130 }, (_, index) => [
      `Thing${index}`,
      { type: "object", properties: { id: { type: "string" } } },
    ]),
  );
  const members = Array.from({ length: 3000 }, (_, index) => [`member${index}`, { type: "string" }]);
  const large = { type: "object", properties: Object.fromEntries(members) };
  const warnings = async (files: string, all: object) => {
    const document = { openapi: "3.1.0", info: { title: "Many", version: "1" }, components: { schemas: all } };
    await writeFile(join(out, "many.json"), JSON.stringify(document));
    const settings = { spec: "many.json", out: "many", files, name: "many", packages: ["model"] };
    return (await generate(resolveConfig(settings, out), { check: true })).diagnostics;
  };
  const long = (path: string, help?: string) => ({
    code: "long-file",
    severity: "warning",
    message: expect.stringMatching(`^model/src/${path} has 3\\d\\d\\d lines`),
    ...(help !== undefined && { help: expect.stringContaining(help) }),
  });
  expect(await warnings("tag", schemas)).toEqual([]);
  expect(await warnings("role", schemas)).toEqual([long("validators.ts")]);
  expect(await warnings("tag", { Large: large })).toEqual([long("validators/Large.ts", "Files follow the tags")]);
  expect(catalogue["long-file"].fix).toContain("--files tag");
});
