import { isJsonObject, type JsonValue, member } from "../text/json.ts";
import { precedes } from "./drafts.ts";

/**
 * Whether what stands beside the `$ref` of a schema says nothing: before draft 2019-09 it stands for the whole schema (draft-07 Core,
 * section 8.3).
 * @param dialect The URI of its meta-schema; undefined where nothing is said of it.
 */
export function isReferenceAlone(schema: JsonValue, dialect: string | undefined): boolean {
  return typeof member(schema, "$ref") === "string" && precedes(dialect, "draft/2019-09");
}

/** Keywords of a schema that do not refuse a value, and so cannot contradict what a `$ref` beside them leads to. */
export const refusingNothing: ReadonlySet<string> = new Set([
  "title",
  "description",
  "default",
  "example",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "externalDocs",
  "xml",
]);

/**
 * Whether an `$id` beside such a `$ref` counts all the same: that of a schema that says its draft itself, since what has a
 * `$schema` is a document of its own.
 */
export function namesItself(schema: JsonValue): boolean {
  return isJsonObject(schema) && typeof schema.$schema === "string";
}
