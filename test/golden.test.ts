import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ts } from "ts-morph";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogue } from "../generator/catalogue.ts";
import { resolveConfig } from "../generator/config.ts";
import { type Diagnostic, Diagnostics, GenerationFailed, isMended } from "../generator/diagnostics.ts";
import { generate } from "../generator/generate.ts";
import { load } from "../generator/load/load.ts";
import { buildApi } from "../generator/model/build-api.ts";
import { emptyLockFile } from "../generator/model/names/lock-file.ts";
import { countDiagnostics, printDiagnostics } from "../generator/print-diagnostics.ts";
import { installedProgram, repository, run } from "./support/command.ts";

/**
 * Small documents, one for each feature, with what is generated for them: the files in which the feature shows.
 * `vitest run test/golden.test.ts -u` writes them anew; the pull request shows what that changed.
 */
const features: Readonly<Record<string, readonly string[]>> = {
  "all-of": ["model/schemas.ts", "model/validators.ts"],
  "bodies-json-and-form": [
    "model/schemas.ts",
    "server/handlers.ts",
    "server/operations.ts",
    "client/operations.ts",
    "client/resources.ts",
  ],
  "defaults-in-both-directions": [
    "model/schemas.ts",
    "model/validators.ts",
    "model/definitions.ts",
    "server/handlers.ts",
    "client/operations.ts",
  ],
  directions: [
    "model/schemas.ts",
    "model/validators.ts",
    "model/definitions.ts",
    "model/index.ts",
    "server/handlers.ts",
    "server/operations.ts",
    "client/operations.ts",
  ],
  "discriminator-and-heirs": ["model/schemas.ts", "model/validators.ts", "model/definitions.ts"],
  "enums-and-nullable": ["model/schemas.ts", "model/validators.ts", "model/definitions.ts"],
  "files-by-tag": [
    "model/index.ts",
    "model/schemas.ts",
    "model/schemas/Dog.ts",
    "model/schemas/operations/Pets.ts",
    "model/validators.ts",
    "model/validators/Aux_.ts",
    "model/validators/Cat.ts",
    "model/validators/Owner.ts",
    "model/validators/Pet.ts",
    "model/validators/Visit2.ts",
    "model/definitions.ts",
    "model/definitions/Dog.ts",
    "model/companions/Visit2.ts",
    "server/handlers.ts",
    "server/handlers/Con_.ts",
    "server/operations.ts",
    "server/operations/Pets.ts",
    "server/README.md",
    "server/handlers/Pets.md",
    "server/router.ts",
    "server/router/Con_.ts",
    "server/router/Pets.ts",
    "server/webhooks/operations.ts",
    "client/operations.ts",
    "client/operations/Con_.ts",
    "client/operations/shared.ts",
    "client/resources.ts",
    "client/resources/pets.ts",
    "client/functions.ts",
    "client/functions/Pets.ts",
    "client/README.md",
    "client/operations/Con_.md",
    "client/response-checks.ts",
    "client/response-checks/Con_.ts",
    "specwright.lock.json",
  ],
  "forbidden-defaults": ["model/schemas.ts", "model/definitions.ts", "server/handlers.ts"],
  "heirs-beside-null": ["model/schemas.ts", "model/validators.ts", "model/definitions.ts"],
  "hostile-text": [
    "model/schemas.ts",
    "model/validators.ts",
    "model/definitions.ts",
    "server/handlers.ts",
    "server/operations.ts",
    "server/router.ts",
    "server/security.ts",
    "client/operations.ts",
    "client/resources.ts",
    "client/README.md",
  ],
  lenient: [
    "model/schemas.ts",
    "model/validators.ts",
    "server/handlers.ts",
    "server/operations.ts",
    "server/router.ts",
    "client/operations.ts",
    "client/resources.ts",
  ],
  names: [
    "model/schemas.ts",
    "model/validators.ts",
    "model/companions.ts",
    "server/handlers.ts",
    "server/router.ts",
    "client/resources.ts",
    "client/functions.ts",
    "specwright.lock.json",
  ],
  "narrowed-values": ["model/schemas.ts", "model/validators.ts"],
  pagination: ["client/operations.ts", "client/resources.ts", "client/response-checks.ts"],
  parameters: [
    "server/handlers.ts",
    "server/operations.ts",
    "server/router.ts",
    "client/operations.ts",
    "client/resources.ts",
  ],
  "recursive-schema": ["model/schemas.ts", "model/validators.ts"],
  "responses-by-status": [
    "server/handlers.ts",
    "server/operations.ts",
    "client/operations.ts",
    "client/resources.ts",
    "client/errors.ts",
  ],
  "security-and-or": [
    "server/security.ts",
    "server/handlers.ts",
    "server/operations.ts",
    "client/security.ts",
    "client/create-client.ts",
    "client/operations.ts",
  ],
  servers: ["server/router.ts", "client/create-client.ts", "client/operations.ts"],
  "types-alone": ["model/schemas.ts", "model/index.ts", "model/README.md"],
  vendors: ["model/validators.ts", "server/router.ts", "client/operations.ts", "client/functions.ts"],
  "union-with-discriminator": ["model/schemas.ts", "model/validators.ts", "model/definitions.ts"],
  "without-a-type": ["model/schemas.ts", "model/index.ts"],
};

/** Documents that nothing is written for, with what is printed instead. */
const failures = ["mistakes", "refusals"];

/** The codes of what a lenient run mends: for each a document, with what is printed then. */
const mendable = Object.entries(catalogue).flatMap(([code, entry]) => ("mend" in entry ? [code] : []));

const golden = join(import.meta.dirname, "golden");
/** Documents with a fault of their own each, and what is printed where it is mended. */
const mends = join(import.meta.dirname, "mends");
let out: string;

function configuration(feature: string, folder: string) {
  const settings = {
    layout: "folder",
    importExtension: ".ts",
    name: feature,
    lenient: feature === "lenient",
    files: feature === "files-by-tag" ? "tag" : "role",
    ...(feature === "types-alone" && { packages: ["model"], validators: false }),
  };
  return resolveConfig({ ...settings, spec: join(golden, feature, "spec.yml"), out: folder }, golden);
}

/** The files below a folder, with `/` between folders, sorted. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "specwright-golden-"));
  await writeFile(join(out, "package.json"), '{ "type": "module" }');
  for (const feature of Object.keys(features)) await generate(configuration(feature, join(out, feature)));
});

afterAll(() => rm(out, { recursive: true, force: true }));

describe.each(Object.entries(features))("%s", (feature, files) => {
  test.each(files)("%s", async (file) => {
    const text = await readFile(join(out, feature, file), "utf8");
    await expect(text).toMatchFileSnapshot(join(golden, feature, file));
  });
});

test.each(failures)("%s: what is printed", async (name) => {
  const failure = await generate(configuration(name, join(out, name)), { cwd: join(golden, name) }).catch(
    (error: unknown) => error,
  );
  if (!(failure instanceof GenerationFailed)) throw new Error("the document was accepted");
  const printed = printDiagnostics(failure.diagnostics, { color: false });
  await expect(`${printed}\n`).toMatchFileSnapshot(join(golden, name, "diagnostics.txt"));
});

describe("what is mended", () => {
  async function reported(code: string, lenient: boolean): Promise<readonly Diagnostic[]> {
    const diagnostics = new Diagnostics([], lenient);
    const document = await load({ spec: `${code}.yml`, overlays: [], cwd: mends, diagnostics }).catch(
      (error: unknown) => {
        if (!(error instanceof GenerationFailed)) throw error;
      },
    );
    if (document) buildApi(document, { diagnostics, lock: emptyLockFile });
    return diagnostics.list;
  }

  test.each(mendable)("%s: what is printed", async (code) => {
    const mended = await reported(code, true);
    const counts = countDiagnostics(mended);
    const printed = `${printDiagnostics(mended, { color: false })}\n${counts}\n`;
    await expect(printed).toMatchFileSnapshot(join(mends, `${code}.txt`));
    expect(mended.filter((diagnostic) => diagnostic.code === code && isMended(diagnostic))).not.toEqual([]);
  });

  test.each(mendable)("%s: an error, where the run is not lenient, that says what would be done", async (code) => {
    // Valid to the letter, and read so where nothing else is asked for.
    const isWarning = ({ code }: Diagnostic) => ["contradiction", "ignored-keyword", "missing-type"].includes(code);
    const [strict, mended] = [await reported(code, false), await reported(code, true)];
    const errors = strict.filter(({ severity }) => severity === "error");
    expect(mended.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(errors.map(({ code, message, mend }) => [code, message, mend])).toEqual(
      mended
        .filter((diagnostic) => isMended(diagnostic) && !isWarning(diagnostic))
        .map(({ code, message, mend }) => [code, message, mend]),
    );
    const helps = printDiagnostics(errors, { color: false }).match(/^ {2}help {2}With --lenient, /gm);
    expect(helps ?? []).toHaveLength(errors.length);
    const warnings = strict.filter(isWarning);
    expect(warnings.every(({ severity }) => severity === "warning")).toBe(true);
    expect(warnings.flatMap(({ help }) => mendIn(help) ?? [])).toEqual(
      mended.filter((diagnostic) => isMended(diagnostic) && isWarning(diagnostic)).map(({ mend }) => mend),
    );
  });
});

/** What a lenient run would do, as the end of a help says. */
function mendIn(help = ""): string | undefined {
  return /(?:^| )With --lenient, (?<mend>[^.]*(?:\.\d[^.]*)*)\.$/.exec(help)?.groups?.mend;
}

test("the folders hold what is compared here, and nothing else", async () => {
  const compared = [
    ...Object.entries(features).flatMap(([feature, files]) =>
      ["spec.yml", ...files].map((file) => `${feature}/${file}`),
    ),
    ...failures.flatMap((name) => [`${name}/spec.yml`, `${name}/diagnostics.txt`]),
  ];
  expect(await filesBelow(golden)).toEqual(compared.sort());
  expect(await filesBelow(mends)).toEqual(mendable.flatMap((code) => [`${code}.yml`, `${code}.txt`]).sort());
});

test("all output compiles, run-time files included, under the strictest settings", { timeout: 120_000 }, async () => {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    noImplicitOverride: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    isolatedModules: true,
    allowImportingTsExtensions: true,
    skipLibCheck: false,
    noEmit: true,
    target: "es2022",
    lib: ["es2022"],
    module: "nodenext",
    types: ["node"],
    typeRoots: [join(repository, "node_modules/@types")],
  };
  await writeFile(join(out, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  const { code, stdout } = await run(installedProgram("tsc"), ["-p", out], { cwd: repository });
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
});

describe("text that tries to leave its place", () => {
  /** What every payload of the document wants to run. */
  const payload = /globalThis\.pwned/g;
  const literals = new Set([
    ts.SyntaxKind.StringLiteral,
    ts.SyntaxKind.NoSubstitutionTemplateLiteral,
    ts.SyntaxKind.RegularExpressionLiteral,
  ]);

  async function written(): Promise<readonly { readonly path: string; readonly text: string }[]> {
    const paths = await filesBelow(join(out, "hostile-text"));
    return Promise.all(
      paths.map(async (path) => ({ path, text: await readFile(join(out, "hostile-text", path), "utf8") })),
    );
  }

  /** The tokens of a source file: what the compiler makes code of. Comments are none. */
  function tokensOf(node: ts.Node, source: ts.SourceFile): readonly ts.Node[] {
    const children = node.getChildren(source).filter((child) => !ts.isJSDoc(child));
    return children.length === 0 ? [node] : children.flatMap((child) => tokensOf(child, source));
  }

  test("stands in literals and comments alone", async () => {
    const places = { literal: 0, comment: 0 };
    for (const { path, text } of await written()) {
      if (!path.endsWith(".ts")) continue;
      const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
      const tokens = tokensOf(source, source);
      for (const { index } of text.matchAll(payload)) {
        const token = tokens.find((node) => node.getStart(source) <= index && index < node.getEnd());
        if (token) expect(literals, `${path}: ${token.getText(source)}`).toContain(token.kind);
        places[token ? "literal" : "comment"]++;
      }
    }
    // So that the test cannot pass for want of payloads.
    expect(places.literal).toBeGreaterThan(20);
    expect(places.comment).toBeGreaterThan(20);
  });

  test("holds no character that ends a line or hides text, but for line feeds", async () => {
    const suspicious = (await written()).flatMap(({ path, text }) =>
      [...text.matchAll(/[^\P{C}\n]|[\u2028\u2029]/gu)].map(({ 0: character, index }) => [path, index, character]),
    );
    expect(suspicious).toEqual([]);
  });

  test("gives no orders to the compiler", async () => {
    for (const { path, text } of await written()) {
      if (!path.endsWith(".ts")) continue;
      expect(text, path).not.toMatch(/^\s*(?:\/\/|\/?\*+)\s*@(?:ts-|internal)/m);
      expect(text, path).not.toMatch(/^\/\/\//m);
    }
  });

  test("stands in Markdown as text", async () => {
    const readmes = (await written()).filter(({ path }) => path.endsWith("README.md"));
    expect(readmes.length).toBeGreaterThan(0);
    for (const { text } of readmes) {
      expect(text).not.toMatch(/<(?:script|img)/);
      expect(text).not.toMatch(/\]\(javascript:/);
    }
  });

  test("does not run when the output is imported", async () => {
    const modules = ["model", "server", "client"].map((role) => join(out, "hostile-text", role, "index.ts"));
    const program = `for (const path of ${JSON.stringify(modules)}) await import(path);
      console.log(globalThis.pwned, Object.getPrototypeOf({}) === Object.prototype);`;
    const { stdout, stderr } = await run(process.execPath, ["--input-type=module", "--eval", program], { cwd: out });
    expect({ stdout, stderr }).toEqual({ stdout: "undefined true\n", stderr: "" });
  });
});
