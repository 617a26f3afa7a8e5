import { pointerTokens } from "../../load/json.ts";
import type { Schema } from "../../model/schema.ts";
import { code, type Printable } from "../core/printable.ts";
import { itemSchema, propertySchema } from "../schema/schema-shape.ts";
import { typeExpression } from "../schema/type-expression.ts";
import type { ClientOperation } from "./client-operation.ts";
import { receivedType, successes } from "./result-type.ts";

/** The types of a list's page and of its items. */
export interface PageTypes {
  readonly body: Printable;
  readonly item: Printable;
}

/** Undefined where the operation is no list. */
export function pageTypes(client: ClientOperation): PageTypes | undefined {
  const { pagination } = client.operation;
  const media = successes(client).flatMap(({ content }) => content)[0];
  if (!pagination || !media) return undefined;
  const items = media.schema && schemaAt(media.schema, pagination.items);
  const item = items && itemSchema(items);
  return { body: receivedType(media), item: item ? typeExpression(item, "input") : code`unknown` };
}

/** The schema of a member of a value, by a JSON Pointer into the value. */
function schemaAt(schema: Schema, pointer: string): Schema | undefined {
  return (pointerTokens(pointer) ?? []).reduce<Schema | undefined>(
    (current, name) => current && propertySchema(current, name),
    schema,
  );
}
