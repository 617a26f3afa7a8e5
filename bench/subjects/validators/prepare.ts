import { spawnSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { catalogue, type RefusalCode } from "../../../generator/catalogue.ts";
import { resolveConfig } from "../../../generator/config.ts";
import { Diagnostics, GenerationFailed } from "../../../generator/diagnostics.ts";
import { emit } from "../../../generator/emit/emit.ts";
import { load } from "../../../generator/load/load.ts";
import { child, type JsonValue, member } from "../../../generator/load/text/json.ts";
import { buildApi } from "../../../generator/model/build-api.ts";
import { emptyLockFile } from "../../../generator/model/names/lock-file.ts";
import { BenchError } from "../../harness/bench-error.ts";
import { repository } from "../../harness/built-package.ts";
import { referencesOf } from "./json-schema.ts";
import { ownDocument } from "./own-schemas.ts";

/** A document with the package of types and validators that specwright wrote of it, compiled. */
export interface Prepared {
  /** In the shape of OpenAPI 3.1, whatever the text was: the peers get their schemas from it. */
  readonly root: JsonValue;
  /** The folder of the package `model`; its JavaScript is in `dist/`. */
  readonly model: string;
  /** The types of the package, with the JSON Pointers of their schemas. */
  readonly types: readonly { readonly name: string; readonly pointer: string }[];
}

const refusals = Object.entries(catalogue).flatMap(([code, entry]) => ("refusal" in entry ? [code] : []));
const isRefusal = (code: string): code is RefusalCode => refusals.includes(code);

/**
 * Runs the pipeline and compiles what comes out, as a user would: `tsc --build` in the package.
 * @param folder An empty folder, or one that does not exist.
 * @throws BenchError where the document is refused or the package does not compile.
 */
export async function prepare(spec: string, folder: string): Promise<Prepared> {
  const diagnostics = new Diagnostics(refusals.filter(isRefusal));
  const config = resolveConfig({ spec, out: folder, name: "bench", packages: ["model"] }, folder);
  try {
    const document = await load({ spec, overlays: [], cwd: folder, diagnostics });
    const api = buildApi(document, { diagnostics, lock: emptyLockFile });
    const files = emit(api, config.packages, { settings: config.settings, diagnostics });
    if (diagnostics.hasErrors) throw new GenerationFailed(diagnostics.list);
    for (const { path, text } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    compile(join(folder, "model"));
    return {
      root: document.root.value,
      model: join(folder, "model"),
      types: api.schemas.flatMap(({ name, node }) =>
        name === undefined ? [] : [{ name: name.typescript, pointer: node.pointer }],
      ),
    };
  } catch (error) {
    if (!(error instanceof GenerationFailed)) throw error;
    const errors = error.diagnostics.filter(({ severity }) => severity === "error");
    throw new BenchError(`${spec}: ${errors.map(({ code, message }) => `${code}: ${message}`).join("; ")}`);
  }
}

function compile(model: string): void {
  const compiler = join(repository, "node_modules/typescript/bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [compiler, "--build", model], { encoding: "utf8" });
  if (status !== 0) throw new BenchError(`The generated package does not compile:\n${stdout.trim()}`);
}

/** The schema of a type of a prepared document. */
export function schemaOf({ root, types }: Prepared, type: string): JsonValue {
  const pointer = types.find(({ name }) => name === type)?.pointer;
  if (pointer === undefined) throw new BenchError(`The generated package has no type ${type}.`);
  return schemaAt(root, pointer);
}

/** The value that a JSON Pointer leads to (RFC 6901 section 4). */
export function schemaAt(root: JsonValue, pointer: string): JsonValue {
  const tokens = pointer.split("/").slice(1);
  const found = tokens.reduce<JsonValue | undefined>(
    (value, token) => value && child(value, token.replaceAll("~1", "/").replaceAll("~0", "~")),
    root,
  );
  if (found === undefined) throw new Error(`nothing stands at ${pointer}`);
  return found;
}

/** Writes the document with the schemas that no public document has. */
export async function writeOwnDocument(path: string): Promise<void> {
  await writeFile(path, JSON.stringify(ownDocument));
}

/**
 * Writes GitHub's document with its component schemas alone: two of its paths match the same requests as others, which
 * is an error where a server is to be generated.
 * @param names The components to keep, together with what they refer to; all where it is left out.
 */
export async function writeGithubDocument(path: string, names?: readonly string[]): Promise<void> {
  const source = createRequire(import.meta.url).resolve("@octokit/openapi/generated/api.github.com.json");
  const document: JsonValue = JSON.parse(await readFile(source, "utf8"));
  const schemas = member(member(document, "components"), "schemas");
  const kept = names === undefined ? schemas : closure(names, schemas);
  const { openapi, info } = Object.fromEntries(["openapi", "info"].map((key) => [key, member(document, key)]));
  await writeFile(path, JSON.stringify({ openapi, info, paths: {}, components: { schemas: kept } }));
}

function closure(names: readonly string[], schemas: JsonValue | undefined): JsonValue {
  const found = new Map<string, JsonValue>();
  const pending = [...names];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const schema = member(schemas, name);
    if (found.has(name) || schema === undefined) continue;
    found.set(name, schema);
    pending.push(...referencesOf(schema));
  }
  return Object.fromEntries(found);
}
