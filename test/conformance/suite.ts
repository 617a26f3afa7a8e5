/** The files of the JSON Schema Test Suite, as https://github.com/json-schema-org/JSON-Schema-Test-Suite lays them out. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { JsonValue } from "../../generator/load/json.ts";

export interface SuiteFile {
  /** The path below the draft's folder, without the ending: `optional/format/email`. */
  readonly name: string;
  readonly section: Section;
  readonly groups: readonly Group[];
}

/** What an implementation has to pass, what it may, and what concerns `format` as an assertion. */
export type Section = "required" | "optional" | "format";

/** One schema with its tests. */
export interface Group {
  readonly description: string;
  readonly schema: JsonValue;
  readonly tests: readonly { readonly description: string; readonly data: JsonValue; readonly valid: boolean }[];
}

const draft = "draft2020-12";

/** @throws {Error} With a sentence for the user, where the folder does not hold the suite. */
export function readSuite(folder: string): readonly SuiteFile[] {
  const tests = join(folder, "tests", draft);
  if (!existsSync(tests))
    throw new Error(`${folder} has no folder tests/${draft}: it is not the JSON Schema Test Suite`);
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
    const groups: Group[] = JSON.parse(readFileSync(path, "utf8"));
    return { name, section, groups };
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
