import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { repository, run, temporaryFolder } from "../support/command.ts";

const script = join(import.meta.dirname, "run.ts");

/** Runs the command on a folder of these files. */
async function agreement(files: Readonly<Record<string, unknown>>, ...options: readonly string[]) {
  const folder = await temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), JSON.stringify(content));
  }
  const parameters = ["--conditions=specwright-source", script, folder, ...options];
  return run(process.execPath, parameters, { cwd: repository });
}

test("documents are compared, and what cannot be is said", async () => {
  const schemas = {
    Pet: { type: "object", required: ["name"], properties: { name: { type: "string" }, age: { type: "integer" } } },
    Nothing: { not: { anyOf: [{}] } },
    Proto: { type: "object", required: ["__proto__"] },
  };
  const { code, stdout } = await agreement(
    {
      "pets.json": { openapi: "3.1.0", info: { title: "Pets", version: "1" }, paths: {}, components: { schemas } },
      "broken.json": { openapi: "1.0" },
    },
    ...["--runs", "4", "--seed", "7"],
  );
  expect(stdout).toMatch(/pets\.json +3 +8 +/);
  expect(stdout).toMatch(/no value was met:\n +1 {2}what was built does not fit/);
  expect(stdout).toMatch(/ajv was not asked:\n +1 {2}ajv leaves a member `__proto__` out of account/);
  expect(stdout).toMatch(/broken\.json was not tested/);
  expect(stdout.trimEnd().split("\n").at(-1)).toBe("all agree (seed 7)");
  expect(code).toBe(0);
});

test("a disagreement makes the exit code 1, and names the schema and the value", async () => {
  const tests = [
    { description: "right", data: 1, valid: true },
    { description: "wrong", data: "1", valid: true },
  ];
  const group = { description: "integers", schema: { type: "integer" }, tests };
  const { code, stdout } = await agreement({ "tests/draft2020-12/type.json": [group] }, "--runs", "2");
  expect(stdout).toContain("schemas/Schema0.json#: the validator refuses what the judge accepts");
  expect(stdout).toContain('value: "1"');
  expect(stdout).toContain("ajv fails, and is not known to: type: integers: wrong");
  expect(code).toBe(1);
});

test("a wrong option is a sentence", async () => {
  const { code, stderr } = await agreement({}, "--runs", "many");
  expect(stderr).toContain("many is no whole number");
  expect(stderr).not.toMatch(/^ +at /m);
  expect(code).toBe(2);
});
