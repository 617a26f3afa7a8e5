/** What drawing needs to know of a document. */
import type { Diagnostic } from "../generator/diagnostics.ts";
import type { JsonValue } from "../generator/load/text/json.ts";
import type { Api } from "../generator/model/api/api.ts";
import type { Schema } from "../generator/model/api/schema.ts";
import type { Operation as OperationTable } from "../templates/runtime/server/operation.ts";

export interface Described {
  readonly api: Api;
  /** The generated server's tables, by the names of their operations. */
  readonly tables: ReadonlyMap<string, OperationTable>;
  readonly judge: Judge;
  /** What is wrong with the document itself: what it stands in says nothing that could be held to. */
  readonly mistakes: readonly Diagnostic[];
}

/** Says which values fit a schema. It may not know: then it says so neither way. */
export interface Judge {
  /** Whether nothing is known against a value. */
  fits(schema: Schema, value: JsonValue): boolean;
  /** Whether a value is known not to fit. */
  refuses(schema: Schema, value: JsonValue): boolean;
}

/** Whether a value fits a schema, where there is one. */
export type Fits = (schema: Schema | undefined, value: JsonValue) => boolean;
