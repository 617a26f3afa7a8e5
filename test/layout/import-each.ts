/**
 * Imports each TypeScript file of a folder alone, in modules that nothing has imported before, and prints what fails as a
 * list of paths and messages. In one process a module is loaded anew under another query: the hook hands that of the
 * importing file on.
 */
import { readdirSync } from "node:fs";
import { registerHooks } from "node:module";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";

const [folder = ""] = process.argv.slice(2);

/** What is copied imports nothing that is generated. */
const isRuntime = /[\\/]runtime[\\/]/;

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    const query = context.parentURL === undefined ? "" : new URL(context.parentURL).search;
    const isGenerated = resolved.url.startsWith("file:") && !isRuntime.test(resolved.url);
    return isGenerated && query !== "" && !resolved.url.includes("?")
      ? { ...resolved, url: resolved.url + query }
      : resolved;
  },
});

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => !isRuntime.test(file));

const failures: (readonly [path: string, message: string])[] = [];
for (const [index, file] of files.entries()) {
  try {
    await import(`${pathToFileURL(file)}?alone=${index}`);
  } catch (error) {
    failures.push([relative(folder, file), error instanceof Error ? error.message : String(error)]);
  }
}
console.log(JSON.stringify({ imported: files.length, failures }));
