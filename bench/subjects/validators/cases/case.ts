import type { JsonObject, JsonValue } from "../../../../generator/load/text/json.ts";

/** The documents that the schemas of the cases stand in. */
export type DocumentId = "oauth" | "own" | "github";

/** One schema, with values that fit it and values that do not. */
export interface Case {
  /** How `--only` names it. */
  readonly id: string;
  /** What is validated, for the report. */
  readonly title: string;
  readonly document: DocumentId;
  /** The type in the generated package: `is<type>` and `check<type>` are measured. */
  readonly type: string;
  /**
   * Values of several shapes, since an API's answers have members that come and go: with one shape only, an engine makes
   * of every access to a member a fixed offset, which it cannot in a server.
   * @param schemas `components.schemas` of the document.
   */
  readonly valid: (schemas: JsonValue) => readonly JsonValue[];
  /** Values with one fault each, at the beginning, in the middle and at the end of what is looked at. */
  readonly invalid: (schemas: JsonValue) => readonly Labelled[];
  /**
   * Values that fit, in ways that few have in mind. Whether a contender takes them is part of the report; their times
   * are not, since whoever refuses a value has nothing more to do with it.
   */
  readonly unusual?: readonly Labelled[];
}

export interface Labelled {
  /** What is wrong or unusual, as the report says it. */
  readonly what: string;
  readonly value: JsonValue;
}

/** A copy of an object without some of its members. */
export function without(object: JsonObject, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

/** The members in another order, which is another shape to the engine. */
export function reversed(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).reverse());
}
