/** The requirements of reference/requirements.md, and the tests that carry their ids: `R24, C16: takes Basic`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../support/command.ts";

export interface Requirement {
  readonly id: string;
  readonly by: string;
  readonly what: string;
  /** Where the server chose among what is allowed; empty where there is nothing to choose. */
  readonly decided: string;
}

/** A test as its file has it, with the ids that its name begins with. */
export interface NamedTest {
  readonly file: string;
  readonly name: string;
  readonly ids: readonly string[];
}

const folder = join(repository, "test/reference");

/** All lines of the page's tables, in its order. */
export function readRequirements(): readonly Requirement[] {
  const page = readFileSync(join(repository, "reference/requirements.md"), "utf8");
  return page.split("\n").flatMap((line) => {
    const [, id = "", by = "", what = "", decided = ""] = line.split("|").map((cell) => cell.trim());
    return /^[RC]\d+$/.test(id) ? [{ id, by, what, decided }] : [];
  });
}

/** The tests whose names begin with ids, read from their sources: a table's name has its placeholders still. */
export function readNamedTests(): readonly NamedTest[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.startsWith("requirements"));
  return files.flatMap((file) => {
    const source = readFileSync(join(folder, file), "utf8");
    return [...source.matchAll(/["'`]([RC]\d+(?:, [RC]\d+)*): (.*?)["'`](?=,|\))/g)].map(([, ids = "", name = ""]) => ({
      file,
      name,
      ids: ids.split(", "),
    }));
  });
}

/** The ids with which a test's own name begins, whatever it is grouped under. */
export function idsOf(title: string): readonly string[] {
  return /^([RC]\d+(?:, [RC]\d+)*): /.exec(title)?.[1]?.split(", ") ?? [];
}
