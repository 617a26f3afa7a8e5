/** The files of the JSON Schema Test Suite, as https://github.com/json-schema-org/JSON-Schema-Test-Suite lays them out. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { JsonValue } from "../../generator/load/text/json.ts";
import { foreignToOpenApi30 } from "./openapi-3-0.ts";

/** The drafts that OpenAPI's versions take their schemas from: 3.1 and 3.2 the newer one, 3.0 most of the older one. */
export type Draft = "draft2020-12" | "draft4";

export interface SuiteFile {
  /** The path below the draft's folder, without the ending: `optional/format/email`. */
  readonly name: string;
  readonly draft: Draft;
  readonly section: Section;
  readonly groups: readonly Group[];
  /** The groups that no OpenAPI document of the draft can hold, each with what is in the way. */
  readonly leftOut: readonly string[];
}

/** What an implementation has to pass, what it may, and what concerns `format` as an assertion. */
export type Section = "required" | "optional" | "format";

/** One schema with its tests. */
export interface Group {
  readonly description: string;
  readonly schema: JsonValue;
  readonly tests: readonly { readonly description: string; readonly data: JsonValue; readonly valid: boolean }[];
}

/**
 * The files of draft 2020-12, and those of draft 4 where the folder has them.
 *
 * @throws {Error} With a sentence for the user, where the folder does not hold the suite.
 */
export function readSuite(folder: string): readonly SuiteFile[] {
  if (!existsSync(join(folder, "tests/draft2020-12")))
    throw new Error(`${folder} has no folder tests/draft2020-12: it is not the JSON Schema Test Suite`);
  return [...readDraft(folder, "draft2020-12"), ...readDraft(folder, "draft4")];
}

function readDraft(folder: string, draft: Draft): readonly SuiteFile[] {
  const tests = join(folder, "tests", draft);
  const documents = remoteDocuments(folder);
  return jsonFiles(tests).map((path) => {
    const name = relative(tests, path)
      .split(sep)
      .join("/")
      .replace(/\.json$/, "");
    const section = name.startsWith("optional/format/")
      ? "format"
      : name.startsWith("optional/")
        ? "optional"
        : "required";
    const all: Group[] = JSON.parse(readFileSync(path, "utf8"));
    const foreign = (group: Group) => (draft === "draft4" ? foreignToOpenApi30(group.schema, documents) : []);
    const groups = all.filter((group) => foreign(group).length === 0);
    const leftOut = all.filter((group) => !groups.includes(group));
    const named = leftOut.map((group) => `${group.description}: ${foreign(group).join(", ")}`);
    return { name, draft, section, groups, leftOut: named };
  });
}

/** The documents that the suite's schemas refer to, by URI: its `remotes`, and the meta-schemas, which ajv has. */
export function remoteDocuments(folder: string): Readonly<Record<string, string>> {
  const remotes = join(folder, "remotes");
  const documents = jsonFiles(remotes).map((path) => {
    return [`http://localhost:1234/${relative(remotes, path).split(sep).join("/")}`, path];
  });
  const metaSchemas = ["2020-12", "2019-09"].flatMap((edition) => {
    const root = fileURLToPath(import.meta.resolve(`ajv/dist/refs/json-schema-${edition}/schema.json`));
    const vocabularies = jsonFiles(join(root, "..", "meta"));
    const uri = `https://json-schema.org/draft/${edition}`;
    return [
      [`${uri}/schema`, root],
      ...vocabularies.map((path) => [
        `${uri}/meta/${relative(join(root, "..", "meta"), path).replace(/\.json$/, "")}`,
        path,
      ]),
    ];
  });
  return Object.fromEntries([...documents, ...metaSchemas]);
}

function jsonFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => join(folder, name));
}
