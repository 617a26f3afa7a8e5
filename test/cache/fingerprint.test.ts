import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generatorFingerprint } from "../../generator/cache/fingerprint.ts";
import { temporaryFolder } from "../support/command.ts";

test("whatever of the generator decides on a result changes its fingerprint, and nothing else does", async () => {
  const root = await temporaryFolder();
  const fingerprint = () => generatorFingerprint(root, join(root, "dist"));
  for (const folder of ["dist/load", "templates/model"]) await mkdir(join(root, folder), { recursive: true });
  const seen: string[] = [];
  const write = async (path: string, text: string) => {
    await writeFile(join(root, path), text);
    seen.push(fingerprint());
  };
  await write("package.json", '{ "version": "1.0.0" }');
  await write("package.json", '{ "version": "1.0.1" }');
  await write("package.json", '{ "version": "1.0.1", "dependencies": { "yaml": "2" } }');
  await write("dist/load/load.js", "one");
  await write("dist/load/load.js", "two");
  await write("dist/main.js", "two");
  await write("templates/model/a.hbs", "one");
  await write("templates/model/a.hbs", "two");
  expect(new Set(seen).size).toBe(8);
  await write("dist/main.js.map", "{}");
  await write("dist/main.d.ts", "");
  expect(new Set(seen).size).toBe(8);
});
