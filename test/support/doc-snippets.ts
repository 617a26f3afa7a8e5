import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "./command.ts";

/** The named snippets of a page of docs/, which are programs as they stand: ```` ```ts express.ts ````. */
export async function docSnippets(page: string): Promise<ReadonlyMap<string, string>> {
  const text = (await readFile(join(repository, "docs", page), "utf8")).replaceAll("\r\n", "\n");
  const found = new Map<string, string>();
  for (const { groups } of text.matchAll(/^```ts (?<name>\S+)\n(?<code>[\s\S]*?)^```$/gm)) {
    if (groups?.name && groups.code) found.set(groups.name, groups.code);
  }
  return found;
}
