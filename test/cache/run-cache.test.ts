import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project, specwright, textsBelow, timesBelow } from "../cli/notes-project.ts";

const files = {
  "api.yml": `openapi: 3.1.0
info: { title: Notes, version: 1.0.0 }
paths: {}
components: { schemas: { Note: { $ref: "parts/note.yml" }, List: { type: array, wrongKeyword: 1 }, Lost: { $ref: "parts/lost.yml" } } }
`,
  "overlay.yml": `overlay: 1.0.0
info: { title: Notes, version: 1.0.0 }
actions: [{ target: $.info, update: { title: Other notes } }]
`,
  "specwright.config.mjs": `export default {
  spec: "api.yml", overlays: ["overlay.yml"], out: "out", name: "notes", packages: ["model"], lenient: true,
};
`,
};
const note = "type: object\n";

/** A project that was generated, and that a second run recalls. */
async function remembered() {
  const cwd = await project(files);
  await mkdir(join(cwd, "parts"));
  await writeFile(join(cwd, "parts/note.yml"), note);
  const run = async (...args: string[]) => {
    const result = await specwright(["generate", "--json", ...args], {
      cwd,
      env: { XDG_CACHE_HOME: join(cwd, "cache") },
    });
    const report: {
      readonly recalled?: true;
      readonly upToDate: boolean;
      readonly files: readonly { readonly path: string; readonly change: string }[];
      readonly diagnostics: readonly object[];
      readonly ledger: readonly object[];
    } = JSON.parse(result.stdout);
    return { ...report, changed: report.files.flatMap(({ path, change }) => (change === "same" ? [] : [path])) };
  };
  await run();
  return { cwd, run };
}

test("a run with nothing changed says what the one before said, and touches nothing", async () => {
  const { cwd, run } = await remembered();
  const times = await timesBelow(join(cwd, "out"));
  const anew = await run("--no-cache");
  const recalled = await run();
  expect(anew.recalled).toBeUndefined();
  expect(anew.diagnostics).toHaveLength(2);
  expect({ ...recalled, recalled: undefined, stages: 0 }).toEqual({ ...anew, recalled: undefined, stages: 0 });
  expect(recalled.recalled).toBe(true);
  expect((await run("--check")).recalled).toBe(true);
  expect(await timesBelow(join(cwd, "out"))).toEqual(times);
  const env = { XDG_CACHE_HOME: join(cwd, "cache") };
  const [shown, fresh] = [
    await specwright(["generate"], { cwd, env }),
    await specwright(["generate", "--no-cache"], { cwd, env }),
  ];
  expect(shown.stderr).toContain("api.yml:4:");
  expect(shown.stderr).toBe(fresh.stderr);
  expect(shown.stdout.replace(/ +\d+ ms/g, "")).toBe(fresh.stdout.replace(/ +\d+ ms/g, ""));
});

type Change = (cwd: string) => Promise<unknown>;
const replace =
  (path: string, from: string, to: string): Change =>
  async (cwd) =>
    writeFile(join(cwd, path), (await readFile(join(cwd, path), "utf8")).replace(from, to));

test.each<readonly [string, Change, changed: string]>([
  ["the document", replace("api.yml", "type: array", "type: string"), "model/src/schemas.ts"],
  [
    "a file that it refers to",
    (cwd) => writeFile(join(cwd, "parts/note.yml"), "type: string\n"),
    "model/src/schemas.ts",
  ],
  [
    "a file that was missing",
    (cwd) => writeFile(join(cwd, "parts/lost.yml"), "type: string\n"),
    "model/src/schemas.ts",
  ],
  ["an overlay", replace("overlay.yml", "Other notes", "Yet other notes"), "model/README.md"],
  ["the lock file", replace("out/specwright.lock.json", '"model/src/index.ts",', ""), "specwright.lock.json"],
  ["a file of the output", replace("out/model/src/index.ts", "export", "// mine\nexport"), "model/src/index.ts"],
  ["a missing file of the output", (cwd) => rm(join(cwd, "out/model/src/index.ts")), "model/src/index.ts"],
])("a run after a change of %s is a run like the first", async (_, change, changed) => {
  const { cwd, run } = await remembered();
  await change(cwd);
  if (changed !== "specwright.lock.json") {
    const checked = await run("--check");
    expect({ recalled: checked.recalled, upToDate: checked.upToDate }).toEqual({ upToDate: false });
    expect(checked.changed).toContain(changed);
  }
  await run();
  const mended = await textsBelow(join(cwd, "out"));
  expect(await run()).toMatchObject({ recalled: true, changed: [] });
  await rm(join(cwd, "cache"), { recursive: true });
  expect(await run()).toMatchObject({ upToDate: true, changed: [] });
  expect(await textsBelow(join(cwd, "out"))).toEqual(mended);
});

test("the name that is suggested for a missing file is the best that there is now", async () => {
  const { cwd, run } = await remembered();
  await writeFile(join(cwd, "parts/lots.yml"), "");
  await run();
  await writeFile(join(cwd, "parts/losts.yml"), "");
  const { recalled, diagnostics } = await run();
  expect(recalled).toBeUndefined();
  expect(JSON.stringify(diagnostics)).toContain("Is losts.yml meant");
  expect((await run()).recalled).toBe(true);
});

test("a run with another setting is a run like the first", async () => {
  const { cwd, run } = await remembered();
  const config = await readFile(join(cwd, "specwright.config.mjs"), "utf8");
  await writeFile(join(cwd, "other.config.mjs"), config.replace('name: "notes"', 'name: "others"'));
  const other = await run("--config", "other.config.mjs");
  expect(other.recalled).toBeUndefined();
  expect(other.changed).toContain("model/package.json");
  expect((await run()).changed).toContain("model/package.json");
});

test.skipIf(process.platform === "win32")("where a symbolic link leads is looked at", async () => {
  const { cwd, run } = await remembered();
  await rm(join(cwd, "parts/note.yml"));
  await writeFile(join(cwd, "parts/one.yml"), note);
  await symlink("one.yml", join(cwd, "parts/note.yml"));
  expect((await run()).recalled).toBeUndefined();
  expect((await run()).recalled).toBe(true);
});

test("a document that is as it was before the last change is recalled, once the output is too", async () => {
  const { cwd, run } = await remembered();
  const [document, output] = [await readFile(join(cwd, "api.yml"), "utf8"), await textsBelow(join(cwd, "out"))];
  await replace("api.yml", "type: array", "type: string")(cwd);
  await run();
  await writeFile(join(cwd, "api.yml"), document);
  for (const [path, text] of output) await writeFile(join(cwd, "out", path), text);
  expect(await run()).toMatchObject({ recalled: true, changed: [] });
});

describe("a cache that cannot be used is as none", () => {
  test.each<readonly [string, (text: string) => string]>([
    ["cut off", (text) => text.slice(0, -20)],
    ["empty", () => ""],
    ["edited", (text) => text.replace("wrongKeyword", "otherKeyword")],
    ["no JSON", () => "[\n"],
  ])("because an entry is %s", async (_, broken) => {
    const { cwd, run } = await remembered();
    const folder = join(cwd, "cache/specwright");
    for (const name of await readdir(folder)) {
      await writeFile(join(folder, name), broken(await readFile(join(folder, name), "utf8")));
    }
    const report = await run();
    expect(report.recalled).toBeUndefined();
    expect(report).toMatchObject({ upToDate: true, changed: [] });
    expect((await run()).recalled).toBe(true);
  });

  test("because a file stands in its place", async () => {
    const { cwd, run } = await remembered();
    await rm(join(cwd, "cache"), { recursive: true });
    await writeFile(join(cwd, "cache"), "");
    expect(await run()).toMatchObject({ upToDate: true, changed: [] });
  });
});

test("documents of the network are asked for again, and count like files", async () => {
  let text = "type: object\n";
  const server = createServer((_, response) => response.end(text));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const { cwd, run } = await remembered();
  await replace("api.yml", "parts/note.yml", `http://${host}/note.yml`)(cwd);
  // Comments say where the schema stands.
  expect((await run("--remote", host)).changed).toEqual(["model/src/schemas.ts", "model/src/companions.ts"]);
  expect((await run("--remote", host)).recalled).toBe(true);
  text = "type: string\n";
  expect(await run("--check", "--remote", host)).toMatchObject({ upToDate: false });
  expect((await run("--remote", host)).changed).toContain("model/src/schemas.ts");
  expect((await run("--remote", host)).recalled).toBe(true);
  await new Promise((resolve) => server.close(resolve));
  expect(await specwright(["generate", "--remote", host], { cwd })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("cannot be loaded: nothing listens there\n  api.yml:4:"),
  });
});

test("of a folder that holds other files too, entries alone are forgotten", async () => {
  const { cwd, run } = await remembered();
  const folder = join(cwd, "mine");
  await mkdir(folder);
  const entries = Array.from({ length: 70 }, (_, index) => `${String(index).padStart(64, "0")}.json`);
  const others = Array.from({ length: 70 }, (_, index) => `data${index}.json`);
  await Promise.all([...entries, ...others].map((name) => writeFile(join(folder, name), "{}")));
  const config = await readFile(join(cwd, "specwright.config.mjs"), "utf8");
  await writeFile(join(cwd, "mine.config.mjs"), config.replace("lenient: true", 'lenient: true, cache: "mine"'));
  await run("--config", "mine.config.mjs");
  const names = await readdir(folder);
  expect(names.filter((name) => name.startsWith("data"))).toHaveLength(others.length);
  expect(names).toHaveLength(others.length + 64);
});

test("two runs at once leave one that is whole, and an entry that holds", async () => {
  const { cwd, run } = await remembered();
  await replace("api.yml", "type: array", "type: string")(cwd);
  await Promise.all([run(), run()]);
  expect(await run()).toMatchObject({ upToDate: true, changed: [] });
  expect((await run()).recalled).toBe(true);
});

test("a run that is told to remember nothing leaves nothing, by option and by setting", async () => {
  const { cwd, run } = await remembered();
  await rm(join(cwd, "cache"), { recursive: true });
  const config = await readFile(join(cwd, "specwright.config.mjs"), "utf8");
  const withCache = async (name: string, cache: string) => {
    await writeFile(join(cwd, name), config.replace("lenient: true", `lenient: true, cache: ${cache}`));
    await run("--config", name);
  };
  await run("--no-cache");
  await withCache("none.config.mjs", "false");
  expect(await readdir(cwd)).not.toContain("cache");
  await withCache("mine.config.mjs", '"mine"');
  expect(await readdir(join(cwd, "mine"))).toHaveLength(1);
});
