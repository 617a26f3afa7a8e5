/**
 * How many schemas may describe one value, each a part of the one before. What is asked of a value is asked in as many
 * calls, here and in validators, and a JavaScript engine has room for some thousands.
 */
import { sameValueParts } from "./map-subschemas.ts";
import type { Schema } from "./schema.ts";
import { emptySchema, type SchemaDraft } from "./schema-draft.ts";
import type { SchemaGraph } from "./schema-graph.ts";

const most = 500;

/** Refuses schemas that are parts of parts of another one, more than 500 levels deep, and reads them as any value. */
export function limitComposition(graph: SchemaGraph): void {
  const found = tooDeep(graph.entries.map((entry) => entry.schema));
  if (found.length === 0) return;
  const drafts = new Map<Schema, SchemaDraft>(graph.entries.map(({ schema }) => [schema, schema]));
  for (const schema of found) {
    const { node } = schema;
    const message = `this schema describes the same value as more than ${most} others that it is a part of`;
    graph.diagnostics.error("unsupported-schema", message, {
      location: node.location("key"),
      help: "Say what the value is with fewer schemas between.",
    });
    for (const [keyword, value] of node.entries()) graph.leaveOut(keyword, "stands too deep in others", value, schema);
    const draft = drafts.get(schema);
    if (draft) Object.assign(draft, { ...emptySchema(node), component: schema.component });
  }
}

/**
 * The first schemas beyond the limit on every way. The schemas of a circle, which is refused elsewhere, and what lies
 * behind it are not looked at.
 */
function tooDeep(schemas: readonly Schema[]): readonly Schema[] {
  const parts = new Map<Schema, readonly Schema[]>();
  const waiting = new Map<Schema, number>();
  for (const schema of schemas) {
    const own = sameValueParts(schema);
    // Most schemas have none.
    if (own.length === 0) continue;
    parts.set(schema, own);
    for (const part of own) waiting.set(part, (waiting.get(part) ?? 0) + 1);
  }
  const depths = new Map<Schema, number>();
  const found: Schema[] = [];
  const ready = [...parts.keys()].filter((schema) => !waiting.has(schema));
  // A list is walked in the order of insertion, what is added on the way included.
  for (const schema of ready) {
    const depth = depths.get(schema) ?? 0;
    if (depth === most) found.push(schema);
    for (const part of parts.get(schema) ?? []) {
      depths.set(part, Math.max(depths.get(part) ?? 0, depth === most ? 0 : depth + 1));
      const left = (waiting.get(part) ?? 0) - 1;
      waiting.set(part, left);
      if (left === 0) ready.push(part);
    }
  }
  return found;
}
