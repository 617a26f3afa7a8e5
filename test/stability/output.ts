import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ts } from "ts-morph";
import { type Config, resolveConfig } from "../../generator/config.ts";
import { generate } from "../../generator/generate.ts";
import { lockFileName } from "../../generator/write/lock.ts";

export type Files = ReadonlyMap<string, string>;

/** Generates a text in a folder of its own, as after a run that left this lock file. */
export async function output(
  text: string,
  folder: string,
  lock?: string,
  settings: Pick<Config, "files"> = {},
): Promise<Files> {
  await rm(folder, { recursive: true, force: true });
  const out = join(folder, "out", lockFileName);
  await mkdir(dirname(out), { recursive: true });
  // What that run wrote is of no account here: only the names.
  if (lock !== undefined) await writeFile(out, JSON.stringify({ ...JSON.parse(lock), files: [] }));
  await writeFile(join(folder, "api.yml"), text);
  const config = resolveConfig({ spec: "api.yml", out: "out", name: "stable", conformance: true, ...settings }, folder);
  const { changes } = await generate(config, { check: true, cwd: folder });
  return new Map(changes.flatMap((change) => ("file" in change ? [[change.path, change.file.text]] : [])));
}

/** The files but for the lock file, which says what was named how. */
export function withoutLock(files: Files): Files {
  return new Map([...files].filter(([path]) => path !== lockFileName));
}

/**
 * The declarations of all files by file and name, each with its comments. What follows from others is left out: imports,
 * and which parts of the run-time code there are.
 */
export function declarationsOf(files: Files): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [path, text] of files) {
    if (!path.endsWith(".ts") || path.includes("/runtime/")) continue;
    const withoutHeader = text.replace(/^\/\*[\s\S]*?\*\/\n/, "");
    const source = ts.createSourceFile(path, withoutHeader, ts.ScriptTarget.ES2022, true);
    for (const statement of source.statements) {
      if (ts.isImportDeclaration(statement)) continue;
      found.set(`${path} ${nameOf(statement)}`, statement.getFullText().trim());
    }
  }
  return found;
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText()).join();
  if (ts.isExportDeclaration(statement))
    return `export from ${statement.moduleSpecifier?.getText() ?? ""} ${statement.isTypeOnly}`;
  if (
    "name" in statement &&
    typeof statement.name === "object" &&
    statement.name !== null &&
    "text" in statement.name
  ) {
    return `${ts.SyntaxKind[statement.kind]} ${String(statement.name.text)}`;
  }
  return statement.getText();
}
