import { spawnSync } from "node:child_process";
import { cp, mkdtemp, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { subjects } from "../../bench/subjects/index.ts";

/** A subject installs its peers when it first runs, so that nothing it loads before may import one. */
test("every subject loads in a clone whose peers are not installed", async () => {
  const root = join(import.meta.dirname, "../..");
  const clone = await mkdtemp(join(tmpdir(), "bench-"));
  await cp(join(root, "bench"), join(clone, "bench"), {
    recursive: true,
    filter: (source) => !source.includes("node_modules"),
  });
  for (const name of ["generator", "generated", "reference", "templates", "test", "node_modules"])
    await symlink(join(root, name), join(clone, name), "junction");
  for (const [name] of subjects) {
    const run = spawnSync(process.execPath, [join(clone, "bench/run.ts"), name, "--help"], { encoding: "utf8" });
    expect({ stderr: run.stderr, status: run.status }, name).toEqual({ stderr: "", status: 0 });
    expect(run.stdout).toContain(`npm run bench -- ${name}`);
  }
});
