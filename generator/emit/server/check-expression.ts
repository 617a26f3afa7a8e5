import type { Schema } from "../../model/schema.ts";
import type { EmitSettings } from "../core/context.ts";
import { type OutputModule, outputModule } from "../core/module.ts";
import { code, type Printable, valueFrom } from "../core/printable.ts";
import { definition } from "../schema/definition.ts";
import { namedFunction } from "../schema/named-schema.ts";

export const runtime = outputModule("server", "runtime/index.ts");

/**
 * The function that checks a schema's values at run time: `checkTokenRequest`, or one made from the schema's table.
 * Undefined where there is nothing to check.
 * @param module The run-time part that makes one: the server's own, or another package's.
 */
export function checkExpression(
  schema: Schema | undefined,
  settings: EmitSettings,
  module: OutputModule = runtime,
): Printable | undefined {
  const subject = schema && behindReference(schema);
  if (!subject || saysNothing(subject)) return undefined;
  return namedFunction(subject, "check") ?? code`${valueFrom(module, "checkBy")}(${definition(subject, settings)})`;
}

/** The same where decoding gives values of the right type already. */
export function checkAfterDecoding(
  schema: Schema | undefined,
  settings: EmitSettings,
  module: OutputModule = runtime,
): Printable | undefined {
  return schema && saysOnlyType(behindReference(schema)) ? undefined : checkExpression(schema, settings, module);
}

/** The target of a reference that has no other keywords beside it. */
function behindReference(schema: Schema): Schema {
  let subject = schema;
  while (!subject.name && subject.ref && constraintsOf(subject).every((keyword) => keyword === "ref")) {
    subject = subject.ref;
  }
  return subject;
}

function saysNothing(schema: Schema): boolean {
  return schema.types === undefined && constraintsOf(schema).length === 0;
}

function saysOnlyType(schema: Schema): boolean {
  const constraints = constraintsOf(schema);
  if (constraints.length === 0) return true;
  return (
    constraints.every((keyword) => keyword === "items") && schema.items !== undefined && saysOnlyType(schema.items)
  );
}

/** Members of a schema that no value can break. */
const annotations: ReadonlySet<string> = new Set<keyof Schema>([
  "node",
  "name",
  "component",
  "variant",
  "types",
  "title",
  "description",
  "deprecated",
  "readOnly",
  "writeOnly",
  "default",
  "examples",
  "externalDocs",
  "xml",
  "reach",
  "dynamicAnchor",
]);

function constraintsOf(schema: Schema): readonly string[] {
  return Object.entries(schema).flatMap(([key, value]) => {
    const empty = value === undefined || (key === "always" && value === true);
    return empty || annotations.has(key) ? [] : [key];
  });
}
