import type { SpecNode } from "../../load/document/spec-node.ts";
import type { JsonValue } from "../../load/text/json.ts";
import { isJsonObject, pointerToken } from "../../load/text/json.ts";
import { reachedFrom } from "../../reached-from.ts";
import type { Api } from "../api/api.ts";
import type { Name } from "../api/name.ts";
import type { Operation } from "../api/operation.ts";
import type { Schema } from "../api/schema.ts";
import { upperFirst } from "./spelling.ts";

/**
 * The names of an earlier run that the document does not say itself: those spelled differently and those of inline
 * things. It stands beside the output, is committed with it, and settles new clashes in favour of what was there first.
 */
export interface LockFile {
  readonly version: 1;
  /**
   * Names by place: `#/components/schemas/foo-bar`, and `parts/pet.yml#/Owner` in another file, relative to the
   * document's folder.
   */
  readonly names: Readonly<Record<string, string>>;
  /** `PetInput` and its kind, by the place of the schema. */
  readonly inputs: Readonly<Record<string, string>>;
}

export const emptyLockFile: LockFile = { version: 1, names: {}, inputs: {} };

/**
 * The lock file of the next run. What the configuration leaves out keeps the names that it had, for as long as it stands in
 * the document, so that it is called as before when it is generated again.
 * @param before The lock file of the earlier run.
 */
export function lockFileOf(api: Api, before: LockFile = emptyLockFile): LockFile {
  const keyOf = lockKeys(api.node);
  const names: [string, string][] = [];
  const inputs: [string, string][] = [];
  const add = (key: string, name: Name, conventional = true): void => {
    if (name.reason !== "extension" && (name.typescript !== name.spec || !conventional)) {
      names.push([key, name.typescript]);
    }
  };
  for (const schema of api.schemas) {
    // A small beginning is recorded too: the functions of `pet` are `isPet`, which a later `Pet` would take.
    if (schema.name)
      add(schemaKey(keyOf, schema), schema.name, upperFirst(schema.name.typescript) === schema.name.typescript);
    if (schema.inputName !== undefined) inputs.push([schemaKey(keyOf, schema), schema.inputName]);
    const { name, inputName } = schema.objectForm ?? {};
    if (name) add(objectFormKey(schemaKey(keyOf, schema)), name);
    if (inputName !== undefined) inputs.push([objectFormKey(schemaKey(keyOf, schema)), inputName]);
  }
  for (const [operation, [key]] of operationKeys(keyOf, allOperations(api))) add(key, operation.name);
  for (const group of api.groups) add(tagKey(group.name.spec), group.name);
  for (const { node, name, option } of api.securitySchemes) {
    add(keyOf(node), name);
    if (option.typescript !== name.typescript) add(optionKey(keyOf(node)), option);
  }
  // Which of two names that differ in capitals alone was there first, no name says.
  for (const [key, name] of api.files?.names ?? []) add(key, name, false);
  const isLeftOut = insideOf(api.leftOut);
  const kept = (entries: Readonly<Record<string, string>>) => Object.entries(entries).filter(([key]) => isLeftOut(key));
  return {
    version: 1,
    names: sorted([...new Map([...kept(before.names), ...names])]),
    inputs: sorted([...new Map([...kept(before.inputs), ...inputs])]),
  };
}

/** @returns Undefined if the value is no lock file of this version. */
export function parseLockFile(value: JsonValue): LockFile | undefined {
  if (!isJsonObject(value) || value.version !== 1) return undefined;
  const names = stringMembers(value.names);
  const inputs = stringMembers(value.inputs);
  return names && inputs ? { version: 1, names, inputs } : undefined;
}

/** Keys that are the same on every machine: files are relative to the folder of the document. */
export function lockKeys(root: SpecNode): (node: SpecNode) => string {
  const folder = root.file.slice(0, root.file.lastIndexOf("/") + 1);
  return (node) => {
    if (node.file === root.file) return `#${node.pointer}`;
    return `${node.file.startsWith(folder) ? node.file.slice(folder.length) : node.file}#${node.pointer}`;
  };
}

/**
 * A schema with a dynamic scope is one of several of its node: what the scope leads to belongs to its identity. So does
 * the form of a schema that has several.
 */
export function schemaKey(
  keyOf: (node: SpecNode) => string,
  schema: Pick<Schema, "node" | "scope" | "variant">,
): string {
  const { node, scope, variant } = schema;
  if (variant) {
    const { of, kind, place } = variant;
    return [schemaKey(keyOf, of), kind, ...(place === undefined ? [] : [place])].join(" ");
  }
  return scope ? `${keyOf(node)} with ${scope.map((target) => keyOf(target.node)).join(" and ")}` : keyOf(node);
}

/** The type of a schema's objects, by the key of the schema. */
export function objectFormKey(schema: string): string {
  return `${schema} object`;
}

/** The client's option for the credentials of a scheme, by the key of the scheme. */
export function optionKey(scheme: string): string {
  return `${scheme} option`;
}

/** A tag is known by its name: its index in the list of tags would change with the list. */
export function tagKey(tag: string): string {
  return `#/tags/${pointerToken(tag)}`;
}

type Placed = Pick<Operation, "node" | "path" | "place">;

/**
 * The key of each operation, and behind it those that it has where its path item stands in fewer places or in more: what
 * is locked by these counts, too.
 *
 * One path item may stand in several places (OpenAPI 3.1 section 4.8.9). The path belongs to the identity of an operation,
 * and of those of webhooks and callbacks the place where they would have one key.
 */
export function operationKeys<Of extends Placed>(
  keyOf: (node: SpecNode) => string,
  operations: readonly Of[],
): ReadonlyMap<Of, readonly [key: string, ...others: string[]]> {
  const named = operations.map((operation) => ({ operation, key: pathKey(keyOf, operation) }));
  const alike = Map.groupBy(named, ({ key }) => key);
  return new Map(
    named.map(({ operation, key }) => {
      const own = keyOf(operation.node);
      const place = keyOf(operation.place);
      const isThere = own.startsWith(place) && /^(?:\/additionalOperations)?\/[^/]*$/.test(own.slice(place.length));
      const placed = `${own} at ${place}`;
      return [operation, isThere || alike.get(key)?.length === 1 ? [key, placed] : [placed, key]];
    }),
  );
}

function pathKey(keyOf: (node: SpecNode) => string, { node, path: { template } }: Placed): string {
  const key = keyOf(node);
  return !template.startsWith("/") || key.startsWith(`#/paths/${pointerToken(template)}/`)
    ? key
    : `${key} at ${template}`;
}

/** The operations of paths and webhooks and, through their callbacks, all others. */
export function allOperations(api: Pick<Api, "operations" | "webhooks">): readonly Operation[] {
  const roots = [...api.operations, ...api.webhooks.flatMap((webhook) => webhook.operations)];
  return [...reachedFrom(roots, ({ callbacks }) => callbacks.flatMap((callback) => callback.operations))];
}

/** Whether a key is one of the places, or of something that stands in one. */
function insideOf(places: readonly string[]): (key: string) => boolean {
  const known = new Set(places);
  return (key) => {
    if (known.has(key)) return true;
    for (const { index } of key.matchAll(endOfPlace)) if (known.has(key.slice(0, index))) return true;
    return false;
  };
}

/** Where a place may end in a key: what stands in it follows, or what the functions above write after it. Names may hold spaces too. */
const endOfPlace = / (?:with|at) | (?:writable|readable|base|notNull|object|part|option|file)(?= |$)|\//g;

function sorted(entries: [string, string][]): Record<string, string> {
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

function stringMembers(value: JsonValue | undefined): Record<string, string> | undefined {
  if (!isJsonObject(value)) return undefined;
  const entries = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return entries.length === Object.keys(value).length ? Object.fromEntries(entries) : undefined;
}
