import type { Diagnostics } from "../../diagnostics.ts";
import type { Api } from "../../model/api.ts";
import type { Operation } from "../../model/operation.ts";
import type { Schema } from "../../model/schema.ts";
import { subschemas } from "./subschemas.ts";

/** Reports every schema that asks for what no validator is written for. */
export function refuseUnsupported(api: Api, diagnostics: Diagnostics): void {
  const seen = new Set<Schema>(api.schemas);
  for (const operation of api.operations) for (const schema of schemasOf(operation)) seen.add(schema);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const schema of seen) {
    for (const part of subschemas(schema)) seen.add(part);
    refuse(schema, diagnostics);
  }
  for (const schema of seen) refuseNamelessCycle(schema, diagnostics);
}

function refuse(schema: Schema, diagnostics: Diagnostics): void {
  for (const keyword of ["readOnly", "writeOnly"] as const) {
    if (!schema[keyword]) continue;
    const node = schema.node.get(keyword) ?? schema.node;
    diagnostics.error("unsupported-direction", `\`${keyword}\` members are not told apart by direction`, {
      location: node.location(),
    });
  }
}

/** A cycle needs a name somewhere: its validator calls itself by it. */
function refuseNamelessCycle(schema: Schema, diagnostics: Diagnostics): void {
  if (schema.name || !schema.reach.recursive) return;
  const reached = new Set<Schema>(nameless(schema));
  for (const part of reached) for (const next of nameless(part)) reached.add(next);
  if (!reached.has(schema)) return;
  diagnostics.error("unsupported-schema", "the schema holds itself without having a name", {
    location: schema.node.location(),
    help: "Make it a component of its own.",
  });
}

function nameless(schema: Schema): readonly Schema[] {
  return subschemas(schema).filter((part) => part.name === undefined);
}

/** The schemas of an operation's parameters, bodies and headers. */
function schemasOf(operation: Operation): readonly Schema[] {
  const headers = operation.responses.flatMap((response) => response.headers);
  const media = [
    ...(operation.body?.content ?? []),
    ...operation.responses.flatMap((response) => response.content),
    ...[...operation.parameters, ...headers].flatMap(({ value }) =>
      value.kind === "content" ? [value.mediaType] : [],
    ),
  ];
  const parameters = [...operation.parameters, ...headers].map(({ value }) =>
    value.kind === "schema" ? value.schema : undefined,
  );
  return [...media.flatMap(({ schema, itemSchema }) => [schema, itemSchema]), ...parameters].filter(
    (schema) => schema !== undefined,
  );
}
