/** The schemas of the JSON Schema Test Suite as documents: one for each of its files, or more where identifiers clash. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isJsonArray, isJsonObject, type JsonValue } from "../../generator/load/text/json.ts";
import { type Group, readSuite, remoteDocuments, type SuiteFile } from "../conformance/suite.ts";
import type { DocumentSource } from "./generated-document.ts";

export interface SuiteDocument extends DocumentSource {
  /** The groups of the suite, by the names of the components that have their schemas. */
  readonly groups: ReadonlyMap<string, Group>;
}

/** @param workshop A folder to write the documents into. */
export async function suiteDocuments(suite: string, workshop: string): Promise<readonly SuiteDocument[]> {
  const documents = remoteDocuments(suite);
  const files = readSuite(suite).filter(({ draft }) => draft === "draft2020-12");
  const all: SuiteDocument[] = [];
  for (const file of files) {
    for (const [index, groups] of apart(file.groups).entries()) {
      const name = index === 0 ? file.name : `${file.name} (${index + 1})`;
      const cwd = join(workshop, "suite", name);
      const named = new Map(groups.map((group, number) => [`Schema${number}`, group]));
      await writeGroups(named, cwd);
      all.push({ name, spec: "openapi.json", cwd, formats: formatsOf(file), documents, groups: named });
    }
  }
  return all;
}

/** The required tests take `format` for an annotation; those of formats, and of the vocabulary that asserts them, do not. */
function formatsOf({ section, name }: SuiteFile): "assert" | "annotate" {
  return section === "format" || name === "optional/format-assertion" ? "assert" : "annotate";
}

/** A file for each schema, so that its references have the meaning that they have in the suite. */
async function writeGroups(groups: ReadonlyMap<string, Group>, folder: string): Promise<void> {
  const schemas = Object.fromEntries([...groups.keys()].map((name) => [name, { $ref: `schemas/${name}.json` }]));
  const root = { openapi: "3.1.0", info: { title: "Suite", version: "1" }, paths: {}, components: { schemas } };
  await write(join(folder, "openapi.json"), root);
  for (const [name, { schema }] of groups) await write(join(folder, `schemas/${name}.json`), schema);
}

async function write(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(value));
}

/** Groups whose schemas give themselves equal URIs go to different documents. */
function apart(groups: readonly Group[]): readonly (readonly Group[])[] {
  const filled: { readonly ids: Set<string>; readonly groups: Group[] }[] = [];
  for (const group of groups) {
    const ids = identifiers(group.schema);
    let place = filled.find((candidate) => ids.every((id) => !candidate.ids.has(id)));
    if (!place) {
      place = { ids: new Set(), groups: [] };
      filled.push(place);
    }
    place.groups.push(group);
    for (const id of ids) place.ids.add(id);
  }
  return filled.map((place) => place.groups);
}

/** What stands under `$id` anywhere, and what the schema may want from elsewhere under such a URI. */
function identifiers(value: JsonValue): readonly string[] {
  if (isJsonArray(value)) return value.flatMap(identifiers);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    (key === "$id" || key === "$ref") && typeof member === "string" && !member.startsWith("#")
      ? [member.replace(/#.*/, "")]
      : identifiers(member),
  );
}
