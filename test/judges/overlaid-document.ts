import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Diagnostics } from "../../generator/diagnostics.ts";
import { load } from "../../generator/load/load.ts";
import { repository } from "../support/command.ts";

/** Writes spec/oauth.yml with its overlay as one JSON file, for tools that know no overlays. Gives its path back. */
export async function writeOverlaidDocument(folder: string): Promise<string> {
  const diagnostics = new Diagnostics();
  const { root } = await load({
    spec: "spec/oauth.yml",
    overlays: ["spec/oauth.overlay.yml"],
    cwd: repository,
    diagnostics,
  });
  if (diagnostics.hasErrors) throw new Error(JSON.stringify(diagnostics.list));
  const path = join(folder, "oauth.json");
  await writeFile(path, JSON.stringify(root.value));
  return path;
}
