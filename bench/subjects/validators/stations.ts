import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { type JsonValue, member } from "../../../generator/load/text/json.ts";
import { repository } from "../../harness/built-package.ts";
import type { Case, DocumentId, Labelled } from "./cases/case.ts";
import { cases } from "./cases/index.ts";
import { schemaAlone } from "./json-schema.ts";
import { type Prepared, prepare, schemaOf, writeGithubDocument, writeOwnDocument } from "./prepare.ts";
import type { Task } from "./task.ts";

/** A case with the values that came of it, as the report names them. */
export interface Station {
  readonly case: Case;
  readonly valid: number;
  readonly invalid: readonly Labelled[];
}

/** Where the task of a case is, below the folder of a run. */
export function taskPath(folder: string, id: string): string {
  return join(folder, `${id}.json`);
}

/** Writes the documents' packages and the tasks of all cases into a folder. */
export async function preparedCases(
  folder: string,
): Promise<{ readonly cases: readonly Station[]; readonly oauth: Prepared }> {
  await mkdir(folder, { recursive: true });
  await writeOwnDocument(join(folder, "own.json"));
  await writeGithubDocument(join(folder, "github.json"), ["full-repository"]);
  const documents: Readonly<Record<DocumentId, Prepared>> = {
    oauth: await prepare(join(repository, "spec/oauth.yml"), join(folder, "oauth")),
    own: await prepare(join(folder, "own.json"), join(folder, "own")),
    github: await prepare(join(folder, "github.json"), join(folder, "github")),
  };
  const stations: Station[] = [];
  for (const entry of cases) {
    const prepared = documents[entry.document];
    const schemas: JsonValue = member(member(prepared.root, "components"), "schemas") ?? {};
    const [valid, invalid, unusual] = [entry.valid(schemas), entry.invalid(schemas), entry.unusual ?? []];
    const task: Task = {
      id: entry.id,
      type: entry.type,
      model: relative(folder, prepared.model),
      schema: schemaAlone(schemaOf(prepared, entry.type), prepared.root),
      valid,
      invalid: invalid.map(({ value }) => value),
      unusual: unusual.map(({ value }) => value),
    };
    await writeFile(taskPath(folder, entry.id), JSON.stringify(task));
    stations.push({ case: entry, valid: valid.length, invalid });
  }
  return { cases: stations, oauth: documents.oauth };
}
