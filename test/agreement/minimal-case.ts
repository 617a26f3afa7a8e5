/** The smallest document that still shows what a larger one showed. */
import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { partsOf, simplerValues } from "../../conformance/drawing/simpler.ts";
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from "../../generator/load/text/json.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import { ask, type Claim } from "./ask.ts";
import { functionsOf } from "./functions.ts";
import { type GeneratedDocument, generateDocument, writeSchemas } from "./generated-document.ts";
import { typeErrors } from "./types-hold.ts";

/** Schemas as the components of a document, and a value of the one called `Subject`, if it is about one. */
export interface Case {
  readonly schemas: JsonObject;
  readonly value?: JsonValue;
}

export interface MinimalCase extends Case {
  /** What the case shows. */
  readonly what: string;
}

const subject = "Subject";

/** A schema of a document with the components that it reaches, as a case of its own. */
export function caseOf(schema: Schema, components: JsonObject, value: JsonValue | undefined): Case {
  const schemas = new Map<string, JsonValue>([[subject, schema.node.value]]);
  for (const [, part] of schemas) {
    for (const name of componentsIn(part)) {
      const component = components[name];
      if (component !== undefined && !schemas.has(name)) schemas.set(name, component);
    }
  }
  return { schemas: Object.fromEntries(schemas), ...(value === undefined ? {} : { value }) };
}

function componentsIn(schema: JsonValue): readonly string[] {
  return referencesIn(schema).flatMap((reference) => {
    const name = /^#\/components\/schemas\/([^/]+)/.exec(reference)?.[1];
    return name === undefined ? [] : [decodeURIComponent(name)];
  });
}

/**
 * Takes away from a case what it can do without.
 * @returns Undefined where the case by itself does not show what it should.
 */
export async function minimalCase(
  start: Case,
  formats: GeneratedDocument["formats"],
  workshop: string,
): Promise<MinimalCase | undefined> {
  const [what] = await shown([start], formats, workshop);
  if (what === undefined) return undefined;
  let smallest = start;
  let left = 1500;
  for (let found = true; found && left > 0; ) {
    found = false;
    for (const candidates of batches(simplerCases(smallest), 24)) {
      left -= candidates.length;
      const results = await shown(candidates, formats, workshop);
      const next = candidates[results.indexOf(what)];
      if (next) smallest = next;
      found = next !== undefined;
      if (found || left <= 0) break;
    }
  }
  return { ...smallest, what };
}

function* batches<Item>(items: Iterable<Item>, size: number): Generator<readonly Item[]> {
  let batch: Item[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function* simplerCases({ schemas, value }: Case): Generator<Case> {
  if (value !== undefined) for (const simpler of simplerValues(value)) yield { schemas, value: simpler };
  for (const simpler of simplerSchemas(schemas)) {
    if (isJsonObject(simpler)) yield { schemas: simpler, ...(value === undefined ? {} : { value }) };
  }
}

/** As `simplerValues`, and with a part of a schema in the place of the schema, or with it where it is referred to. */
function* simplerSchemas(schemas: JsonObject): Generator<JsonValue> {
  for (const [name, schema] of Object.entries(schemas)) {
    if (name === subject || componentsIn(schema).includes(name)) continue;
    const { [name]: _, ...others } = schemas;
    yield replaced(others, `#/components/schemas/${name}`, schema);
  }
  for (const [name, schema] of Object.entries(schemas)) {
    for (const part of partsOf(schema).flatMap((part) => [part, ...partsOf(part)])) {
      if (isJsonObject(part)) yield { ...schemas, [name]: part };
    }
  }
  // Half a reference leads somewhere else.
  const references = new Set(referencesIn(schemas));
  for (const simpler of simplerValues(schemas)) {
    if (referencesIn(simpler).every((reference) => references.has(reference))) yield simpler;
  }
}

/** With a schema in the place of every reference to it that stands alone. */
function replaced(value: JsonValue, reference: string, schema: JsonValue): JsonValue {
  if (isJsonArray(value)) return value.map((part) => replaced(part, reference, schema));
  if (!isJsonObject(value)) return value;
  if (value.$ref === reference && Object.keys(value).length === 1) return schema;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replaced(part, reference, schema)]));
}

function referencesIn(schema: JsonValue): readonly string[] {
  if (isJsonArray(schema)) return schema.flatMap(referencesIn);
  if (!isJsonObject(schema)) return [];
  const { $ref, ...others } = schema;
  return [...(typeof $ref === "string" ? [$ref] : []), ...Object.values(others).flatMap(referencesIn)];
}

/** What each of the cases shows: the kind of disagreement, or the code of an error of the compiler. */
async function shown(
  cases: readonly Case[],
  formats: GeneratedDocument["formats"],
  workshop: string,
): Promise<readonly (string | undefined)[]> {
  const folder = await mkdtemp(join(workshop, "minimal-"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  const all = cases.flatMap(({ schemas }, index) => Object.entries(renamed(schemas, index)));
  const written = await writeSchemas(Object.fromEntries(all), join(folder, "specification"));
  const document = await generateDocument({ name: "cases", formats, ...written }, folder);
  if ("problem" in document) return cases.length === 1 ? [] : apart(cases, formats, workshop);
  const faulty = new Set(document.refused.map(({ location }) => indexIn(location?.pointer ?? "")));
  const results: (string | undefined)[] = [];
  const claims: (Claim & { readonly index: number })[] = [];
  for (const [index, { value }] of cases.entries()) {
    const schema = document.schemas.find(({ component, node }) => component && node.key === nameOf(subject, index));
    if (value === undefined || !schema || faulty.has(index)) continue;
    const answer = ask(document, schema, functionsOf(document, schema), value);
    results[index] = answer.disagreement;
    claims.push(...answer.claims.map((claim) => ({ ...claim, index })));
  }
  for (const { claim, message, statement } of await typeErrors(claims, [document.folder], folder)) {
    const index = claim?.index ?? indexIn(statement);
    if (index !== undefined && !faulty.has(index)) results[index] ??= signature(message);
  }
  return results;
}

/** Where one of the cases keeps all from being read. */
async function apart(...[cases, formats, workshop]: Parameters<typeof shown>): ReturnType<typeof shown> {
  const results: (string | undefined)[] = [];
  for (const each of cases) results.push((await shown([each], formats, workshop))[0]);
  return results;
}

function nameOf(name: string, index: number): string {
  return `Case${index}_${name}`;
}

/** The case that a name belongs to which stands somewhere in a text. */
function indexIn(text: string): number | undefined {
  const index = /Case(\d+)_/.exec(text)?.[1];
  return index === undefined ? undefined : Number(index);
}

/** Components under other names, and their references to each other with them. */
function renamed(schemas: JsonObject, index: number): JsonObject {
  const within = (value: JsonValue): JsonValue => {
    if (isJsonArray(value)) return value.map(within);
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => {
        const isReference = key === "$ref" && typeof member === "string";
        return [
          key,
          isReference ? member.replace(/(?<=^#\/components\/schemas\/)/, nameOf("", index)) : within(member),
        ];
      }),
    );
  };
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [nameOf(name, index), within(schema)]));
}

/** The code of an error of the compiler and the file that it is in. */
export function signature(message: string): string {
  return /^(?:[\w.]+: )?error TS\d+/.exec(message)?.[0] ?? message;
}
