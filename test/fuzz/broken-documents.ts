/**
 * Documents that somebody got wrong: valid ones with a few mutations of their structure, and then of their text. Most
 * are still so near to a document that every stage of the generator gets to see some of it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc, { type Arbitrary } from "fast-check";
import { stringify } from "yaml";
import {
  deepCopy,
  isJsonObject,
  isMutableArray,
  isMutableObject,
  type JsonValue,
  pointerToken,
  setMember,
} from "../../generator/load/text/json.ts";
import { parseYaml } from "../../generator/load/text/yaml-text.ts";
import { payloads } from "../hostile-specs/payloads.ts";

export interface BrokenDocument {
  /** `api.json` or `api.yml`. */
  readonly name: string;
  readonly text: string;
}

const folders = ["../load/valid-documents", "../hostile-specs/documents", "../golden"];

/** The texts of valid documents of all versions. */
const originals: readonly string[] = folders.flatMap((folder) => {
  const path = join(import.meta.dirname, folder);
  const files = readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yml"))
    .sort();
  return files
    .map((name) => readFileSync(join(path, name), "utf8"))
    .filter((text) => /^(?:openapi|swagger):/m.test(text));
});

/** Keys that mean something somewhere. */
const keywords: readonly string[] = [
  ...[
    "$ref",
    "$id",
    "$anchor",
    "$dynamicRef",
    "$dynamicAnchor",
    "$schema",
    "$defs",
    "$self",
    "allOf",
    "oneOf",
    "anyOf",
  ],
  ...["not", "if", "then", "else", "items", "prefixItems", "contains", "properties", "patternProperties", "required"],
  ...["additionalProperties", "unevaluatedProperties", "unevaluatedItems", "propertyNames", "dependentSchemas", "type"],
  ...["dependentRequired", "enum", "const", "default", "example", "examples", "format", "pattern", "nullable"],
  ...["multipleOf", "maximum", "exclusiveMaximum", "minLength", "maxItems", "minContains", "uniqueItems", "readOnly"],
  ...["discriminator", "mapping", "propertyName", "schema", "content", "encoding", "headers", "parameters", "style"],
  ...["explode", "in", "name", "paths", "webhooks", "callbacks", "components", "schemas", "responses", "requestBody"],
  ...["servers", "variables", "security", "tags", "operationId", "get", "query", "additionalOperations", "default"],
  ...["itemSchema", "x-specwright", "openapi", "swagger", "definitions", "consumes", "produces", "schemes", "basePath"],
];

const scalars: readonly JsonValue[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, "", "string", "object", "null", "2.0", "3.0.4", "3.1.1", "3.2.0"],
  ...["^(a+)+$", "[", "(?<a>b)\\k<a>", "/{a}/{a}", "/{", "{$request.body#/a}", "*/*", "application/json", "4XX", "#"],
];

const value: Arbitrary<JsonValue> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...scalars) },
  { weight: 2, arbitrary: fc.constantFrom(...payloads) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<JsonValue>([], {}, [[]], [{}], { a: {} }, [null], { $ref: "#" }, { $ref: 1 }),
  },
  { weight: 1, arbitrary: fc.nat({ max: 520 }).map(nested) },
);

function nested(depth: number): JsonValue {
  let value: JsonValue = "deep";
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { allOf: value };
  return value;
}

/** How to write the pointer of a reference. */
const spellings: readonly ((pointer: string) => string)[] = [
  (pointer) => `#${pointer}`,
  (pointer) => `#${pointer.split("/").map(encodeToken).join("/")}`,
  (pointer) => `#${pointer.replaceAll("%", "%25")}/..`,
  (pointer) => `#${pointer}/`,
  (pointer) => `#${pointer.slice(1)}`,
  (pointer) => `api.json#${pointer}`,
  (pointer) => `api.yml#${pointer}`,
  (pointer) => `./../specs/api.yml#${pointer}`,
  (pointer) => `#${pointer}%`,
  (pointer) => pointer,
];

function encodeToken(token: string): string {
  return encodeURIComponent(token.toWellFormed());
}

const place = fc.nat({ max: 1_000_000 });

type Mutation = (root: JsonValue) => void;

/** One change of a document in place. Numbers say where, by the order in which its parts come up. */
const mutation: Arbitrary<Mutation> = fc.oneof(
  fc.record({ at: place, value }).map(
    ({ at, value }) =>
      (root: JsonValue) =>
        put(nth(root, at), value),
  ),
  fc.record({ at: place }).map(
    ({ at }) =>
      (root: JsonValue) =>
        remove(nth(root, at)),
  ),
  fc.record({ at: place, from: place }).map(({ at, from }) => (root: JsonValue) => {
    const source = nth(root, from);
    if (source) put(nth(root, at), deepCopy(source.value));
  }),
  fc.record({ at: place, to: place, spelling: fc.constantFrom(...spellings) }).map((drawn) => (root: JsonValue) => {
    const target = nth(root, drawn.to);
    if (target) put(nth(root, drawn.at), { $ref: drawn.spelling(target.pointer) });
  }),
  fc.record({ at: place, up: fc.nat({ max: 3 }), beside: fc.boolean() }).map((drawn) => (root: JsonValue) => {
    const found = nth(root, drawn.at);
    const target = found?.pointer
      .split("/")
      .slice(0, -drawn.up || undefined)
      .join("/");
    if (target === undefined || !found) return;
    if (drawn.beside && isMutableObject(found.value)) setMember(found.value, "$ref", `#${target}`);
    else put(found, { $ref: `#${target}` });
  }),
  fc
    .record({ at: place, key: fc.constantFrom(...keywords, ...payloads), from: place, value: fc.option(value) })
    .map((drawn) => (root: JsonValue) => {
      const holder = nth(root, drawn.at)?.value;
      const added = drawn.value ?? deepCopy(nth(root, drawn.from)?.value ?? null);
      if (isMutableObject(holder)) setMember(holder, drawn.key, added);
      else if (isMutableArray(holder)) holder.push(added);
    }),
  fc.record({ at: place, key: fc.constantFrom(...keywords, ...payloads) }).map(({ at, key }) => (root: JsonValue) => {
    const found = nth(root, at);
    if (!found || !isMutableObject(found.holder)) return;
    setMember(found.holder, key, found.value);
    if (key !== found.key) Reflect.deleteProperty(found.holder, found.key);
  }),
);

interface Found {
  readonly holder: JsonValue;
  readonly key: string;
  readonly value: JsonValue;
  readonly pointer: string;
}

/** A part of a document, by its number. */
function nth(root: JsonValue, number: number): Found | undefined {
  const all: Found[] = [];
  const visit = (holder: JsonValue, path: string): void => {
    if (typeof holder !== "object" || holder === null) return;
    for (const [key, value] of Object.entries(holder)) {
      const pointer = `${path}/${pointerToken(key)}`;
      all.push({ holder, key, value, pointer });
      if (pointer.length < 2000) visit(value, pointer);
    }
  };
  visit(root, "");
  return all[number % Math.max(all.length, 1)];
}

function put(found: Found | undefined, value: JsonValue): void {
  if (isMutableArray(found?.holder)) found.holder[Number(found.key)] = value;
  else if (isMutableObject(found?.holder)) setMember(found.holder, found.key, value);
}

function remove(found: Found | undefined): void {
  if (isMutableArray(found?.holder)) found.holder.splice(Number(found.key), 1);
  else if (isMutableObject(found?.holder)) Reflect.deleteProperty(found.holder, found.key);
}

/** What means something to a parser of YAML or JSON. */
const tokens: readonly string[] = [
  ...[
    "&a ",
    "*a",
    "<<: *a\n",
    "<<: [*a, *a]\n",
    "? ",
    "- ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    ",",
    '"',
    "'",
    "|\n",
    ">-\n",
    "#",
  ],
  ...[
    "\t",
    "\r",
    "\n",
    "\n  ",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "!!binary ",
    "!!set ",
    "!a ",
    "\u0000",
    "\ufeff",
    "\ud800",
  ],
  ...[
    "1e999",
    "123456789012345678901234567890",
    ".inf",
    ".nan",
    "0x1F",
    "null",
    "~: ",
    "1: ",
    "true: ",
    "[a]: ",
    "{a: b}: ",
  ],
  ...["\\u0000", "\\ud800", "\\x", "//", "/*", "2001-12-14", "=", "@", "`", "\u0085", "\u2028", "\u001b[2J"],
];

type Edit = (text: string) => string;

const edit: Arbitrary<Edit> = fc.oneof(
  fc.record({ at: place, token: fc.constantFrom(...tokens) }).map(({ at, token }) => (text: string) => {
    const index = at % (text.length + 1);
    return text.slice(0, index) + token + text.slice(index);
  }),
  fc.record({ at: place, length: fc.nat({ max: 40 }) }).map(({ at, length }) => (text: string) => {
    const index = at % (text.length + 1);
    return text.slice(0, index) + text.slice(index + length);
  }),
  fc.record({ at: place, to: place }).map(({ at, to }) => (text: string) => {
    const lines = text.split("\n");
    const line = lines[at % lines.length] ?? "";
    return lines.toSpliced(to % (lines.length + 1), 0, line).join("\n");
  }),
  fc.record({ at: place }).map(
    ({ at }) =>
      (text: string) =>
        text.slice(0, at % (text.length + 1)),
  ),
  fc.constant((text: string) => text.replaceAll("\n", "\r\n")),
);

export const brokenDocuments: Arbitrary<BrokenDocument> = fc
  .record({
    original: fc.constantFrom(...originals),
    mutations: fc.array(mutation, { maxLength: 4 }),
    edits: fc.oneof(
      { weight: 3, arbitrary: fc.constant<Edit[]>([]) },
      { weight: 1, arbitrary: fc.array(edit, { minLength: 1, maxLength: 3 }) },
    ),
    json: fc.boolean(),
  })
  .map(({ original, mutations, edits, json }) => {
    const root = parseYaml(original).value;
    for (const mutate of mutations) mutate(root);
    const whole = json ? JSON.stringify(root, undefined, 1) : yamlText(root);
    return { name: json ? "api.json" : "api.yml", text: edits.reduce((text, change) => change(text), whole) };
  });

function yamlText(root: JsonValue): string {
  return isJsonObject(root) ? stringify(root, { aliasDuplicateObjects: true }) : JSON.stringify(root);
}
