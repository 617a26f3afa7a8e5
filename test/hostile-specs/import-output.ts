import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { typeErrors } from "../corpus/type-errors.ts";
import { repository } from "../support/command.ts";

/**
 * Writes files into a folder within another one, and imports every entry of theirs.
 * @returns What came of it that should not have: files elsewhere, and what the text of the documents did.
 */
export async function importProblems(files: ReadonlyMap<string, string>, workshop: string): Promise<readonly string[]> {
  const out = join(workshop, "room", "out");
  const links = join(workshop, "node_modules");
  await mkdir(links, { recursive: true });
  await symlink(repository, join(links, "specwright"), "junction").catch(() => undefined);
  for (const role of ["model", "server", "client"]) {
    await symlink(join(out, role), join(links, `zoo-${role}`), "junction").catch(() => undefined);
  }
  for (const [path, text] of files) {
    await mkdir(dirname(join(out, path)), { recursive: true });
    await writeFile(join(out, path), text);
  }
  const inherited = Object.getOwnPropertyNames(Object.prototype).join();
  for (const path of files.keys()) {
    if (/^\w+\/src\/(?:webhooks\/)?index\.ts$/.test(path)) await import(pathToFileURL(join(out, path)).href);
  }
  const elsewhere = (await readdir(workshop)).concat(await readdir(join(workshop, "room")));
  return [
    ...(Reflect.has(globalThis, "pwned") ? ["importing the output runs what the document says"] : []),
    ...(Object.getOwnPropertyNames(Object.prototype).join() === inherited ? [] : ["every object has another member"]),
    ...elsewhere
      .filter((name) => !["node_modules", "room", "out"].includes(name))
      .map((name) => `${name} is elsewhere`),
  ];
}

/** What the compiler says of output that was written into a workshop to be imported. */
export function compileProblems(workshop: string): Promise<readonly string[]> {
  return typeErrors(join(workshop, "room", "out"), ["node"]);
}
