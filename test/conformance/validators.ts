/** Validators for the schemas of the suite, by the whole pipeline: load, model, emit, print, import. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Diagnostic, Diagnostics } from "../../generator/diagnostics.ts";
import type { EmitSettings } from "../../generator/emit/core/context.ts";
import { moduleResolver } from "../../generator/emit/core/module-resolver.ts";
import { printFile } from "../../generator/emit/core/print-file.ts";
import { emitModel } from "../../generator/emit/model/emit-model.ts";
import { load } from "../../generator/load/load.ts";
import { isJsonObject, type JsonValue } from "../../generator/load/text/json.ts";
import { buildApi } from "../../generator/model/build-api.ts";
import { emptyLockFile } from "../../generator/model/names/lock-file.ts";

/** The two paths through the generated code, or why there are none. */
export type Validator =
  | {
      /** The fast predicate. */
      readonly is: (value: unknown) => boolean;
      /** The interpreter that collects what is wrong; whether it finds anything is compared with the predicate. */
      readonly fits: (value: unknown) => boolean;
    }
  | { readonly problem: string };

export interface Workshop {
  /** An empty folder. */
  readonly folder: string;
  /** Paths of documents by URI. */
  readonly documents: Readonly<Record<string, string>>;
  /** The version of OpenAPI that the schemas are of. */
  readonly openapi: "3.0.4" | "3.1.0";
}

/** One validator for each schema, in their order. Schemas that give themselves equal URIs go to different documents. */
export async function validatorsFor(
  schemas: readonly JsonValue[],
  formats: EmitSettings["formats"],
  workshop: Workshop,
): Promise<readonly Validator[]> {
  const found = new Map<number, Validator>();
  for (const batch of batches(schemas)) {
    const validators = await generated(batch, schemas, formats, workshop);
    for (const [index, validator] of validators) found.set(index, validator);
  }
  return schemas.map((_, index) => found.get(index) ?? { problem: "nothing was generated" });
}

function batches(schemas: readonly JsonValue[]): readonly number[][] {
  const filled: { readonly ids: Set<string>; readonly indices: number[] }[] = [];
  for (const [index, schema] of schemas.entries()) {
    const ids = identifiers(schema);
    const batch = filled.find((candidate) => ids.every((id) => !candidate.ids.has(id)));
    if (batch) {
      batch.indices.push(index);
      for (const id of ids) batch.ids.add(id);
    } else filled.push({ ids: new Set(ids), indices: [index] });
  }
  return filled.map(({ indices }) => indices);
}

/** What stands under `$id` anywhere, and what the schema may want from elsewhere under such a URI. */
function identifiers(value: JsonValue): string[] {
  if (Array.isArray(value)) return value.flatMap(identifiers);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    (key === "$id" || key === "$ref") && typeof member === "string" && !member.startsWith("#")
      ? [member.replace(/#.*/, "")]
      : identifiers(member),
  );
}

async function generated(
  indices: readonly number[],
  schemas: readonly JsonValue[],
  formats: EmitSettings["formats"],
  workshop: Workshop,
): Promise<ReadonlyMap<number, Validator>> {
  const diagnostics = new Diagnostics();
  let module: Readonly<Record<string, unknown>>;
  try {
    module = await imported(indices, schemas, formats, workshop, diagnostics);
  } catch (error) {
    if (indices.length > 1) return alone(indices, schemas, formats, workshop);
    const problem = diagnostics.hasErrors ? firstError(diagnostics.list) : String(error);
    return new Map(indices.map((index) => [index, { problem }]));
  }
  // A default that its own schema refuses is a mistake of the document, but changes nothing about the validator.
  const errors = diagnostics.list.filter(({ severity, code }) => severity === "error" && code !== "invalid-default");
  const problems = new Map(errors.map((error) => [indexOf(error), firstError([error])]));
  if (problems.has(undefined) && indices.length > 1) return alone(indices, schemas, formats, workshop);
  return new Map(
    indices.map((index) => {
      const problem = problems.get(index) ?? problems.get(undefined);
      return [index, problem === undefined ? validatorOf(module, `Schema${index}`) : { problem }];
    }),
  );
}

/** A schema whose problem cannot be told from the others' gets a document of its own. */
async function alone(
  indices: readonly number[],
  schemas: readonly JsonValue[],
  formats: EmitSettings["formats"],
  workshop: Workshop,
): Promise<ReadonlyMap<number, Validator>> {
  const all = new Map<number, Validator>();
  for (const index of indices) {
    for (const [key, validator] of await generated([index], schemas, formats, workshop)) all.set(key, validator);
  }
  return all;
}

let runs = 0;

async function imported(
  indices: readonly number[],
  schemas: readonly JsonValue[],
  formats: EmitSettings["formats"],
  { folder, documents, openapi }: Workshop,
  diagnostics: Diagnostics,
): Promise<Readonly<Record<string, unknown>>> {
  const here = join(folder, `run${++runs}`);
  const components = indices.map((index) => [`Schema${index}`, { $ref: `schemas/${index}.json` }] as const);
  const root = {
    openapi,
    info: { title: "Suite", version: "1" },
    paths: {},
    components: { schemas: Object.fromEntries(components) },
  };
  await write(join(here, "openapi.json"), JSON.stringify(root));
  for (const index of indices) await write(join(here, `schemas/${index}.json`), JSON.stringify(schemas[index]));
  const document = await load({ spec: "openapi.json", overlays: [], documents, cwd: here, diagnostics });
  const api = buildApi(document, { diagnostics, lock: emptyLockFile });
  const client = { className: "Suite", environmentPrefix: "SUITE" };
  const settings = { name: "suite", layout: "folder", importExtension: ".ts", formats, client } as const;
  for (const file of emitModel(api, { settings, diagnostics })) {
    if (file.kind === "typescript") {
      await write(join(here, "src", file.module.path), printFile(file, moduleResolver(settings)));
    } else await write(join(here, file.path), file.text);
  }
  const from = async (path: string) => import(pathToFileURL(join(here, path)).href);
  return {
    ...(await from("src/validators.ts")),
    ...(await from("src/definitions.ts")),
    ...(await from("src/runtime/index.ts")),
  };
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

function validatorOf(module: Readonly<Record<string, unknown>>, name: string): Validator {
  const { [`is${name}`]: is, explain } = module;
  if (typeof is !== "function" || typeof explain !== "function") return { problem: `there is no is${name}` };
  const definition = module[`schemaOf${name}`];
  return {
    is: (value) => is(value) === true,
    fits: (value) => {
      const issues: unknown = explain(definition, value);
      return Array.isArray(issues) && issues.length === 0;
    },
  };
}

/** The schema that a problem is about. */
function indexOf({ location }: Diagnostic): number | undefined {
  const number = /^schemas\/(\d+)\.json$/.exec(location?.file ?? "")?.[1];
  return number === undefined ? undefined : Number(number);
}

function firstError(diagnostics: readonly Diagnostic[]): string {
  const error = diagnostics.find(({ severity }) => severity === "error");
  return error ? `${error.code}: ${error.message}` : "nothing was reported";
}
