import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { resolveConfig } from "../../generator/config.ts";
import { generate } from "../../generator/generate.ts";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { temporaryFolder } from "../support/command.ts";

/** How many files the model package of some schemas has. */
export async function packageOf(schemas: JsonObject): Promise<number> {
  const folder = await temporaryFolder();
  const document = { openapi: "3.1.0", info: { title: "Growth", version: "1.0.0" }, components: { schemas } };
  await writeFile(join(folder, "api.json"), JSON.stringify(document));
  const config = resolveConfig({ spec: "api.json", out: "out", name: "growth", packages: ["model"] }, folder);
  const { changes } = await generate(config, { check: true, cwd: folder });
  return changes.length;
}
