/** What the document says of the bodies that are pages of a list. */

import type { PageMethods } from "../../../templates/runtime/client/page.ts";
import type { Diagnostics } from "../../diagnostics.ts";
import { pointerTokens } from "../../load/text/json.ts";
import type { Property, Schema } from "../../model/api/schema.ts";
import { impliedTypes } from "../../model/schema/allowed-types.ts";
import { valueLayers } from "../../model/schema/certain-parts.ts";
import { composedOf } from "../../model/schema/reach.ts";
import { reachedFrom } from "../../reached-from.ts";
import { together } from "../schema/together.ts";
import type { ClientOperation } from "./client-operation.ts";
import { successes } from "./result-type.ts";

/** The schema of the member of a value, by a JSON Pointer into the value. */
export function schemaAt(schema: Schema, pointer: string): Schema | undefined {
  return (pointerTokens(pointer) ?? []).reduce<Schema | undefined>(
    (current, name) => current && memberOf(current, name)?.schema,
    schema,
  );
}

/** Whether one of the bodies may have nothing or null where others have the list: what says nothing of it lets it be so. */
export function mayLackList(client: ClientOperation): boolean {
  const names = pointerTokens(client.operation.pagination?.items ?? "") ?? [];
  return someLack(bodies(client), names, new Map()) !== false;
}

/** What was found of each schema, by how many names of the way were left; "open" while it is looked for. */
type Known = Map<Schema, Map<number, boolean | undefined | "open">>;

/** Whether one of several bodies may lack what others have there; undefined where none describes it. */
function someLack(schemas: readonly Schema[], names: readonly string[], known: Known): boolean | undefined {
  // What is an alternative of its own says nothing more by that.
  const others = schemas.filter((schema) => known.get(schema)?.get(names.length) !== "open");
  const found = others.map((schema) => lacks(schema, names, known));
  return found.every((one) => one === undefined) ? undefined : found.some((one) => one !== false);
}

function lacks(schema: Schema, names: readonly string[], known: Known): boolean | undefined {
  const ofSchema: NonNullable<ReturnType<Known["get"]>> = known.get(schema) ?? new Map();
  known.set(schema, ofSchema);
  const before = ofSchema.get(names.length);
  if (before !== "open" && ofSchema.has(names.length)) return before;
  ofSchema.set(names.length, "open");
  const found = lacksAnew(schema, names, known);
  ofSchema.set(names.length, found);
  return found;
}

function lacksAnew(schema: Schema, names: readonly string[], known: Known): boolean | undefined {
  if (impliedTypes(schema)?.has("null")) return true;
  const [name, ...rest] = names;
  if (name === undefined) return false;
  const member = memberOf(schema, name);
  if (member) return !member.required || someLack([member.schema], rest, known);
  const unions = valueLayers(schema).flatMap(({ anyOf, oneOf }) => [anyOf ?? [], oneOf ?? []]);
  const found = unions.map((alternatives) => someLack(alternatives, names, known));
  // A value is one of each union: where one of them has the list, it is there.
  return found.includes(false) ? false : found.includes(true) || undefined;
}

/** What all that a value fits says of a member together. */
function memberOf(schema: Schema, name: string): Omit<Property, "name"> | undefined {
  const layers = valueLayers(schema);
  const found = layers.flatMap(({ properties = [] }) => properties.filter((property) => property.name === name));
  const all = together(found.map((property) => property.schema));
  return all && { schema: all, required: layers.some(({ required = [] }) => required.includes(name)) };
}

/** Each has the name of a method: none of them may be missing here. */
const methods: Readonly<Record<Exclude<keyof PageMethods<unknown, unknown>, symbol>, true>> = {
  getPaginatedItems: true,
  hasNextPage: true,
  getNextPage: true,
  iterPages: true,
};

/** The declared members of the body that have the name of a page's method, each name once. */
export function takenMethods(client: ClientOperation): readonly Property[] {
  const taken = new Map<string, Property>();
  for (const layer of reachedFrom(bodies(client), composedOf)) {
    for (const property of layer.properties ?? []) {
      if (Object.hasOwn(methods, property.name) && !taken.has(property.name)) taken.set(property.name, property);
    }
  }
  return [...taken.values()];
}

/** Warns of methods that pages go without: who looks for them in the README does not find them. */
export function warnOfTakenMethods(client: ClientOperation, diagnostics: Diagnostics): void {
  const { node, pagination } = client.operation;
  if (!pagination) return;
  const said = node.get("x-specwright")?.get("pagination") ?? node;
  for (const { name, schema } of takenMethods(client)) {
    const message = `the body of a page has a member \`${name}\`, so that a page has no method of this name`;
    diagnostics.warning("name-clash", message, {
      location: said.location("key"),
      related: [{ message: "the member", location: schema.node.location("key") }],
      help: "`for await` walks the list all the same.",
    });
  }
}

/** The schemas of the bodies of successes that may hold a list. */
function bodies(client: ClientOperation): readonly Schema[] {
  const content = successes(client).flatMap(({ content }) => content);
  return content.flatMap(({ kind, schema }) => ((kind === "json" || kind === "range") && schema ? [schema] : []));
}
