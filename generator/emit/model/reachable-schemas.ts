import type { Api } from "../../model/api/api.ts";
import type { Operation } from "../../model/api/operation.ts";
import type { Schema } from "../../model/api/schema.ts";
import { appliedSubschemas } from "../../model/schema/map-subschemas.ts";
import { reachedFrom } from "../../reached-from.ts";

/** Every schema that has a name or that an operation needs, and what they refer to or hold, each once. */
export function reachableSchemas(api: Api): ReadonlySet<Schema> {
  return reachedFrom([...api.schemas, ...api.operations.flatMap(schemasOf)], appliedSubschemas);
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
