import { code, join, list, literal, type Printable } from "../core/printable.ts";
import { itemSchema } from "../schema/schema-shape.ts";
import { typeExpression } from "../schema/types/type-expression.ts";
import type { ClientOperation } from "./client-operation.ts";
import { runtimeType } from "./modules.ts";
import { schemaAt, takenMethods } from "./page-body.ts";
import { receivedType, successes } from "./result-type.ts";

/** `PagePromise<…>`, of a page's body, its items, and the methods that it goes without; undefined where the operation is no list. */
export function pagePromise(client: ClientOperation): Printable | undefined {
  const { pagination } = client.operation;
  const media = successes(client).flatMap(({ content }) => content)[0];
  if (!pagination || !media) return undefined;
  const items = media.schema && schemaAt(media.schema, pagination.items);
  const item = items && itemSchema(items);
  const types = [receivedType(media), item ? typeExpression(item, "input") : code`unknown`];
  const taken = takenMethods(client).map(({ name }) => literal(name));
  if (taken.length > 0) types.push(list("union", taken));
  return code`${runtimeType("PagePromise")}<${join(types, ", ")}>`;
}
