/** The documents whose texts are replaced, and how: a text is replaced wherever it stands, so that names still lead to what they name. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  isJsonArray,
  isJsonObject,
  type JsonValue,
  type MutableJsonObject,
  pointerTokens,
  setMember,
} from "../../generator/load/text/json.ts";
import { parseYaml } from "../../generator/load/text/yaml-text.ts";

/** Files by their names without the ending, which are texts too: `api`, `parts`, `overlay`. */
export type Documents = Readonly<Record<string, JsonValue>>;

export function readDocuments(): Documents {
  const read = (name: string) =>
    parseYaml(readFileSync(join(import.meta.dirname, "documents", `${name}.yml`), "utf8")).value;
  return { api: read("api"), parts: read("parts"), overlay: read("overlay") };
}

/** The text of a file: JSON, which can hold every character as an escape. */
export function fileText(document: JsonValue): string {
  return JSON.stringify(document, undefined, 1);
}

/** Every different text, whether a name or a value, in the order in which they come up. */
export function textsOf(documents: Documents): readonly string[] {
  const found = new Set<string>(Object.keys(documents));
  const visit = (value: JsonValue): void => {
    if (typeof value === "string") found.add(value);
    else if (isJsonArray(value)) value.forEach(visit);
    else if (isJsonObject(value)) {
      for (const [key, member] of Object.entries(value)) {
        found.add(key);
        visit(member);
      }
    }
  };
  for (const document of Object.values(documents)) visit(document);
  return [...found];
}

/** The documents with some texts in the places of others. */
export function replaced(documents: Documents, changes: ReadonlyMap<string, string>): Documents {
  const copy = (value: JsonValue): JsonValue => {
    if (typeof value === "string") return replacedText(value, changes);
    if (isJsonArray(value)) return value.map(copy);
    if (!isJsonObject(value)) return value;
    const object: MutableJsonObject = {};
    for (const [key, member] of Object.entries(value)) setMember(object, replacedText(key, changes), copy(member));
    return object;
  };
  return Object.fromEntries(
    Object.entries(documents).map(([name, document]) => [changes.get(name) ?? name, copy(document)]),
  );
}

function replacedText(text: string, changes: ReadonlyMap<string, string>): string {
  const whole = changes.get(text);
  if (whole !== undefined) return whole;
  const hash = text.indexOf("#/");
  if (hash >= 0 && !text.includes("{$")) return replacedReference(text.slice(0, hash), text.slice(hash + 2), changes);
  return text.replace(/\{([^{}]+)\}/g, (found, name: string) => (changes.has(name) ? `{${changes.get(name)}}` : found));
}

function replacedReference(address: string, pointer: string, changes: ReadonlyMap<string, string>): string {
  const tokens = pointer.split("/").map((token) => {
    const name = decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
    const changed = replacedText(name, changes);
    if (changed === name) return token;
    return encodeURIComponent(changed.toWellFormed().replaceAll("~", "~0").replaceAll("/", "~1"));
  });
  const file = changes.get(address.replace(/\.json$/, ""));
  return `${file === undefined ? address : `${encodeURIComponent(file.toWellFormed())}.json`}#/${tokens.join("/")}`;
}

/** Members whose values no two objects of a document share. */
const unique: ReadonlySet<string> = new Set(["operationId", "name", "method", "url"]);

/**
 * The texts in groups in which all can be replaced by the same one: no two are names within one object, where one would
 * take the place of the other.
 */
export function independentGroups(documents: Documents, texts: readonly string[]): readonly (readonly string[])[] {
  const scopes = new Map<string, Set<unknown>>();
  const enter = (text: string, scope: unknown) => scopes.set(text, (scopes.get(text) ?? new Set()).add(scope));
  for (const name of Object.keys(documents)) enter(name, documents);
  const visit = (value: JsonValue, key: string): void => {
    if (typeof value === "string" && unique.has(key)) enter(value, key);
    else if (isJsonArray(value)) {
      for (const item of value) {
        if (typeof item === "string") enter(item, value);
        visit(item, "");
      }
    } else if (isJsonObject(value)) {
      for (const [name, member] of Object.entries(value)) {
        enter(name, value);
        visit(member, name);
      }
    }
  };
  for (const document of Object.values(documents)) visit(document, "");
  const groups: { readonly texts: string[]; readonly scopes: Set<unknown> }[] = [];
  for (const text of texts) {
    const own = scopes.get(text) ?? new Set();
    const free = groups.find((candidate) => ![...own].some((scope) => candidate.scopes.has(scope)));
    const group = free ?? { texts: [], scopes: new Set() };
    if (!free) groups.push(group);
    group.texts.push(text);
    for (const scope of own) group.scopes.add(scope);
  }
  return groups.map((group) => group.texts);
}

/** The texts that stand at places of replaced documents: the name of the member and the value. Both have the same order of members. */
export function textsAt(
  documents: Documents,
  changes: ReadonlyMap<string, string>,
  places: readonly { readonly file: string; readonly pointer: string }[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const copies = Object.values(replaced(documents, changes));
  const names = Object.keys(documents);
  for (const { file, pointer } of places) {
    const index = names.findIndex((name) => file.endsWith(`/${changes.get(name) ?? name}.json`));
    let [original, copy] = [Object.values(documents)[index], copies[index]];
    for (const token of pointerTokens(pointer) ?? []) {
      const position = isJsonObject(copy) ? Object.keys(copy).indexOf(token) : Number(token);
      if (isJsonObject(original)) found.add(Object.keys(original)[position] ?? "");
      [original, copy] = [Object.values(original ?? {})[position], Object.values(copy ?? {})[position]];
    }
    if (typeof original === "string") found.add(original);
  }
  return found;
}
