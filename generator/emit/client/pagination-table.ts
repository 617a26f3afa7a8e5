import { pointerTokens } from "../../load/text/json.ts";
import type { Operation, Pagination } from "../../model/api/operation.ts";
import { certainLayers } from "../../model/schema/certain-parts.ts";
import { defaultOf } from "../../model/schema/reach.ts";
import type { ConstDeclaration } from "../core/declaration.ts";
import { code, list, literal, propertyKey } from "../core/printable.ts";
import { schemaOf } from "../wire/field-doc.ts";
import type { ClientOperation } from "./client-operation.ts";
import { runtimeType, runtimeValue } from "./modules.ts";
import { mayLackList, takenMethods } from "./page-body.ts";

/** A rule that no list goes by stays out of a bundle. */
const paginationRules = { page: "byPage", cursor: "byCursor", offset: "byOffset", link: "byLink" };

/** `…Pagination`: how to walk the pages of a list. It is apart from the operation's table, as only methods of resources do so. */
export function paginationTable(client: ClientOperation): ConstDeclaration | undefined {
  const { names, operation } = client;
  const { pagination } = operation;
  if (!pagination) return undefined;
  const { kind, ...places } = pagination;
  const members = Object.entries(places).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const placed = (name: string, value: string) => (name === "parameter" ? value : (pointerTokens(value) ?? []));
  const taken = takenMethods(client).map(({ name }) => name);
  const table = {
    ...beginning(operation, pagination),
    ...Object.fromEntries(members.map(([name, value]) => [name, placed(name, value)])),
    ...(mayLackList(client) && { optional: true }),
    ...(taken.length > 0 && { taken }),
  };
  return {
    kind: "const",
    name: names.pagination,
    doc: { paragraphs: [`How the pages of ${operation.name.typescript} follow one another.`], tags: [] },
    type: runtimeType("PaginationTable"),
    initializer: list("object", [
      code`kind: ${runtimeValue(paginationRules[kind])}`,
      ...Object.entries(table).map(([name, value]) => code`${propertyKey(name)}: ${literal(value)}`),
    ]),
  };
}

/**
 * Where the numbers of pages or items begin, and who asks for none begins. Pages are from 1, or from the default of their
 * parameter. Items are from 0, or from the least that their parameter can be; a default of 1 is the first one, and any
 * other one is where a list begins for who does not say.
 */
function beginning({ parameters }: Operation, pagination: Pagination): { first?: number; start?: number } {
  if (pagination.kind !== "page" && pagination.kind !== "offset") return {};
  const parameter = parameters.find((one) => one.in === "query" && one.name === pagination.parameter);
  const schema = parameter && schemaOf(parameter.value);
  const given = schema && defaultOf(schema)?.value;
  const usual = typeof given === "number" ? given : undefined;
  if (pagination.kind === "page") return usual === undefined || usual === 1 ? {} : { first: usual };
  const limits = (schema ? certainLayers(schema) : []).map(({ minimum = 0, exclusiveMinimum = -1 }) =>
    Math.max(minimum, exclusiveMinimum + 1),
  );
  const first = usual === 1 ? 1 : Math.max(0, ...limits);
  return { ...(first !== 0 && { first }), ...(usual !== undefined && usual !== first && { start: usual }) };
}
