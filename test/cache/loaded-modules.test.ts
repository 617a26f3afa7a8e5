import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { project } from "../cli/notes-project.ts";
import { plainEnvironment, repository, succeed } from "../support/command.ts";

/** Says at the end of a process which modules it has loaded, required ones included. */
const recorder = `import { registerHooks } from "node:module";
import { writeFileSync } from "node:fs";
const loaded = [];
registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
process.on("exit", () => writeFileSync(process.env.LOADED, JSON.stringify(loaded)));
`;

test("where nothing changed nothing heavy is loaded, the settings included", async () => {
  const cwd = await project({
    "recorder.mjs": recorder,
    "specwright.config.ts": `import { defineConfig } from "specwright";
export default defineConfig({ spec: "notes.yml", out: "out", name: "notes", cache: "cache" });
`,
  });
  await mkdir(join(cwd, "node_modules/specwright"), { recursive: true });
  const exported = JSON.stringify(join(repository, "generator/index.ts"));
  await writeFile(join(cwd, "node_modules/specwright/package.json"), '{ "type": "module", "exports": "./index.js" }');
  await writeFile(join(cwd, "node_modules/specwright/index.js"), `export * from ${exported};\n`);
  const run = async () => {
    const env = plainEnvironment({ LOADED: join(cwd, "loaded.json") });
    const args = [
      "--import",
      "./recorder.mjs",
      "--conditions=specwright-source",
      join(repository, "bin/specwright.js"),
    ];
    await succeed(process.execPath, [...args, "generate", "--quiet"], { cwd, env });
    const urls: readonly string[] = JSON.parse(await readFile(join(cwd, "loaded.json"), "utf8"));
    const packages = urls.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []);
    return { packages: [...new Set(packages)].sort(), urls };
  };
  expect((await run()).packages).toEqual(expect.arrayContaining(["ts-morph", "yaml", "handlebars"]));
  const { packages, urls } = await run();
  expect(packages).toEqual(["commander", "specwright"]);
  expect(
    urls.filter((url) => /generator\/(?:load\/(?:load|crawl|yaml-text)|model\/build-api|emit\/emit)\.ts/.test(url)),
  ).toEqual([]);
});
