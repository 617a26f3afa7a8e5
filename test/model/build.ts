import type { RefusalCode } from "../../generator/catalogue.ts";
import { type Diagnostic, Diagnostics } from "../../generator/diagnostics.ts";
import type { JsonObject, JsonValue } from "../../generator/load/text/json.ts";
import type { Api } from "../../generator/model/api/api.ts";
import type { Operation } from "../../generator/model/api/operation.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import { buildApi } from "../../generator/model/build-api.ts";
import { emptyLockFile, type LockFile } from "../../generator/model/names/lock-file.ts";
import { memoryDocument } from "../support/memory-node.ts";

export interface Built {
  readonly api: Api;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Builds the model of a document; the root's required members may be left out, and so may `type: object`: what is said of
 * that is left out unless it is asked for.
 */
export function build(
  document: JsonObject,
  {
    lock = emptyLockFile,
    files = {},
    allow = [],
    formats = "assert",
    split = false,
    include = [],
    exclude = [],
    lenient = false,
    missingTypes = false,
  }: {
    lock?: LockFile;
    files?: Record<string, JsonValue>;
    allow?: RefusalCode[];
    formats?: "assert" | "annotate";
    /** Whether declarations have a file for each tag and schema. */
    split?: boolean;
    include?: readonly string[];
    exclude?: readonly string[];
    lenient?: boolean;
    /** Whether it is told that members are described without `type: object`. */
    missingTypes?: boolean;
  } = {},
): Built {
  const diagnostics = new Diagnostics(allow, lenient);
  const root = { openapi: "3.1.0", info: { title: "Test", version: "1" }, ...document };
  const loaded = memoryDocument({ ...files, "openapi.yml": root }, diagnostics);
  return {
    api: buildApi(loaded, {
      diagnostics,
      lock,
      formats,
      files: split ? "tag" : "role",
      selection: { include, exclude },
    }),
    diagnostics: diagnostics.list.filter(({ code }) => missingTypes || code !== "missing-type"),
  };
}

/** Builds a document that must have no problem at all. */
export function buildClean(document: JsonObject, options: Parameters<typeof build>[1] = {}): Api {
  const { api, diagnostics } = build(document, options);
  if (diagnostics.length > 0) throw new Error(problems(diagnostics).join("\n"));
  return api;
}

export function buildSchemas(schemas: JsonObject, options: Parameters<typeof build>[1] = {}): Api {
  return buildClean({ components: { schemas } }, options);
}

/** `severity code pointer: message`, as tests compare diagnostics. */
export function problems(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ severity, code, location, message }) => {
    return `${severity} ${code} ${location?.pointer ?? ""}: ${message}`;
  });
}

/** The only operation of a document. */
export function onlyOperation(api: Api): Operation {
  const [operation] = api.operations;
  if (!operation || api.operations.length > 1) throw new Error(`There are ${api.operations.length} operations.`);
  return operation;
}

export function schemaNamed(api: Api, name: string): Schema {
  const schema = api.schemas.find((candidate) => candidate.name?.typescript === name);
  if (!schema) throw new Error(`No schema ${name} among ${schemaNamesOf(api).join(", ")}`);
  return schema;
}

export function schemaNamesOf(api: Api): readonly string[] {
  return api.schemas.map((schema) => schema.name?.typescript ?? "");
}

/** The schema of a property. */
export function property(schema: Schema, name: string): Schema {
  const found = schema.properties?.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`No property ${name}`);
  return found.schema;
}

/** A response that says nothing, for operations whose responses do not matter. */
export const nothing: JsonObject = { "204": { description: "nothing" } };
