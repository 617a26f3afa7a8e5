import { link, mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.ts";
import type { EmittedFile } from "../../generator/emit/emit.ts";
import { emptyLockFile } from "../../generator/model/names/lock-file.ts";
import { lockText, parseLock } from "../../generator/write/lock.ts";
import { applyChanges } from "../../generator/write/output-folder.ts";
import { planChanges } from "../../generator/write/plan.ts";

let out: string;

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), "specwright-write-"));
});

const files: readonly EmittedFile[] = [
  { path: "model/a.ts", text: "one\ntwo\n" },
  { path: "model/deep/b.ts", text: "three\n" },
];

async function run(next: readonly EmittedFile[], owned: readonly string[]) {
  const diagnostics = new Diagnostics();
  const changes = await planChanges(out, next, owned, diagnostics, (path) => relative(out, path));
  if (!diagnostics.hasErrors) await applyChanges(out, changes);
  return { changes: changes.map(({ kind, path }) => `${kind} ${path}`), diagnostics: diagnostics.list };
}

test("a first run writes everything, a second one nothing", async () => {
  expect((await run(files, [])).changes).toEqual(["added model/a.ts", "added model/deep/b.ts"]);
  expect(await readFile(join(out, "model/deep/b.ts"), "utf8")).toBe("three\n");
  expect((await run(files, [])).changes).toEqual(["same model/a.ts", "same model/deep/b.ts"]);
});

test("a changed file says how many lines came and went", async () => {
  await run(files, []);
  const diagnostics = new Diagnostics();
  const next = [{ path: "model/a.ts", text: "one\n2\n3\n" }];
  const [change] = await planChanges(out, next, ["model/a.ts"], diagnostics, (path) => path);
  expect(change).toMatchObject({ kind: "changed", lines: { added: 2, removed: 1 } });
});

test("files of an earlier run that are no longer part of the output are removed, with folders that become empty", async () => {
  await run(files, []);
  await writeFile(join(out, "model/mine.txt"), "mine");
  const owned = files.map((file) => file.path);
  expect((await run([], owned)).changes).toEqual(["removed model/a.ts", "removed model/deep/b.ts"]);
  expect(await readdir(join(out, "model"))).toEqual(["mine.txt"]);
});

test("a file that the generator did not write is neither overwritten nor removed", async () => {
  await mkdir(join(out, "model"));
  await writeFile(join(out, "model/a.ts"), "mine");
  const { diagnostics } = await run(files, []);
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    "foreign-file: model/a.ts was not written by specwright, and would be overwritten",
  ]);
  expect(await readFile(join(out, "model/a.ts"), "utf8")).toBe("mine");
  expect(await readdir(join(out, "model"))).toEqual(["a.ts"]);
});

// Two names of one file are what a file system shows that does not tell the case of letters apart.
test.each([
  ["another text", "two\n"],
  ["the same text", "one\n"],
])("a file whose path changes in the case of letters alone stays the generator's: %s", async (_, text) => {
  await run([{ path: "model/Pet.ts", text: "one\n" }], []);
  // Such a file system refuses the second name, since it has it.
  await link(join(out, "model/Pet.ts"), join(out, "model/PET.ts")).catch(() => undefined);
  const { changes, diagnostics } = await run([{ path: "model/PET.ts", text }], ["model/Pet.ts"]);
  expect({ changes, diagnostics }).toEqual({ changes: ["changed model/PET.ts"], diagnostics: [] });
  expect(await readdir(join(out, "model"))).toEqual(["PET.ts"]);
  expect(await readFile(join(out, "model/PET.ts"), "utf8")).toBe(text);
});

test("no file is left at the former path, whether the case of letters counts or not", async () => {
  await run([{ path: "model/Pet.ts", text: "one\n" }], []);
  const { changes } = await run([{ path: "model/PET.ts", text: "one\n" }], ["model/Pet.ts"]);
  const expected = [["changed model/PET.ts"], ["added model/PET.ts", "removed model/Pet.ts"]];
  expect(expected).toContainEqual(changes);
  expect(await readdir(join(out, "model"))).toEqual(["PET.ts"]);
});

test("a lock file is read back as it was written", () => {
  const lock = parseLock(lockText(emptyLockFile, files));
  expect(lock).toEqual({ names: emptyLockFile, files: ["model/a.ts", "model/deep/b.ts"] });
});

test.each(["../a", "/etc/passwd", "a/../../b", "C:/a", "a\\..\\b", "a//b", "./a", ""])(
  "a lock file that owns %j is none",
  (path) => {
    expect(parseLock(JSON.stringify({ ...emptyLockFile, files: [path] }))).toBeUndefined();
  },
);

test("text that is no lock file is none", () => {
  for (const text of ["", "{", "[]", "{}", '{"version":2,"names":{},"inputs":{},"files":[]}'])
    expect(parseLock(text)).toBeUndefined();
});
