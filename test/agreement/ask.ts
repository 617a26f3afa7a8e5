/** Asks everybody about one value of a schema of a generated document. */
import { isJson } from "../../conformance/drawing/simpler.ts";
import type { JsonValue } from "../../generator/load/text/json.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import type { Issue } from "../../templates/runtime/model/issue.ts";
import type { SchemaFunctions } from "./functions.ts";
import type { GeneratedDocument } from "./generated-document.ts";
import { misplacedIssue } from "./issue-places.ts";
import { literalType } from "./literal-type.ts";
import type { TypeClaim } from "./types-hold.ts";
import { type Judgement, verdictOf } from "./verdict.ts";

/** A value that was found to fit, and the type that it should have. */
export interface Claim extends TypeClaim {
  readonly schema: Schema;
  /** The value that was asked about; what validation made of it may be what the claim is about. */
  readonly value: JsonValue;
}

export interface Answer {
  /** The kind of disagreement, if there is one. */
  readonly disagreement: string | undefined;
  /** Why a difference is none. */
  readonly excuse: string | undefined;
  /** What the compiler has to be asked. */
  readonly claims: readonly Claim[];
}

/** @param valid Whether the value fits, where somebody knows it better than ajv. */
export function ask(
  document: GeneratedDocument,
  schema: Schema,
  functions: SchemaFunctions,
  value: JsonValue,
  valid?: boolean,
): Answer {
  const judgement = judgementOf(document, schema, value, valid);
  const { fits, parsed, disagreement, excuse } = verdictOf(functions, value, judgement);
  if (disagreement !== undefined || !fits) return { disagreement, excuse, claims: [] };
  const claim = (type: string, held: JsonValue): Claim => {
    return { folder: document.folder, type, literal: literalType(held, [schema]), schema, value };
  };
  const input = claim(functions.input, value);
  if (functions.input === functions.output || !isJson(parsed)) return { disagreement, excuse, claims: [input] };
  // A document can contradict itself: then what comes out is of no type that could be named.
  if (functions.is(parsed) !== true) {
    return { disagreement, excuse: "a default that is put in makes a value that does not fit", claims: [input] };
  }
  return { disagreement, excuse, claims: [input, claim(functions.output, parsed)] };
}

function judgementOf(
  document: GeneratedDocument,
  schema: Schema,
  value: JsonValue,
  valid: boolean | undefined,
): Judgement {
  const misplaced = (issues: readonly Issue[]) => misplacedIssue(schema.node, issues);
  if (valid !== undefined) return { judge: valid, deciding: () => undefined, misplaced };
  const { plain, deciding } = document.judges(schema);
  return { judge: plain.fits(schema, value), deciding: () => deciding?.fits(schema, value), misplaced };
}
