/** The generated functions of one schema, found by name among the exports of a generated package. */
import type { JsonValue } from "../../generator/load/text/json.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import { schemaNames } from "../../generator/model/names/schema-names.ts";
import type { CheckResult, Issue } from "../../templates/runtime/model/issue.ts";
import type { StandardResult } from "../../templates/runtime/model/standard-schema.ts";
import type { GeneratedDocument } from "./generated-document.ts";

export interface SchemaFunctions {
  /** The types of a value that goes in, and of what comes out of validation. */
  readonly input: string;
  readonly output: string;
  readonly is: (value: JsonValue) => unknown;
  /** The interpreter by itself: `check` and `parse` ask it only about what the predicate refuses. */
  readonly explain: (value: JsonValue) => readonly Issue[];
  readonly check: (value: JsonValue) => CheckResult<unknown>;
  readonly parse: (value: JsonValue) => unknown;
  /** What libraries that take a Standard Schema call. */
  readonly validate: (value: JsonValue) => StandardResult<unknown>;
}

/** The functions of a named schema. @throws {Error} Where one is missing. */
export function functionsOf({ exports }: GeneratedDocument, schema: Schema): SchemaFunctions {
  const names = schemaNames(schema.name?.typescript ?? "", schema.inputName);
  const explain = functionAt(exports, "explain");
  const definition = memberOf(exports, names.schema);
  const standard = memberOf(memberOf(memberOf(exports, "companions"), names.type), "~standard");
  return {
    input: names.input ?? names.type,
    output: names.type,
    is: functionAt(exports, names.is),
    explain: (value) => explain(definition, value),
    check: functionAt(exports, names.check),
    parse: functionAt(exports, names.parse),
    validate: functionAt(standard, "validate"),
  };
}

function memberOf(object: unknown, name: string): unknown {
  return typeof object === "object" && object !== null ? Reflect.get(object, name) : undefined;
}

/** What a module exports has no type before it is generated: the caller says what the function gives. */
function functionAt(object: unknown, name: string) {
  const found = memberOf(object, name);
  if (typeof found !== "function") throw new Error(`there is no function ${name}`);
  return (...parameters: readonly unknown[]) => Reflect.apply(found, undefined, parameters);
}
