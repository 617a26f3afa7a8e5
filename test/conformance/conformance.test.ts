import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const script = fileURLToPath(new URL("run.ts", import.meta.url));

/** Runs the command on a suite of these files. */
async function conformance(files: Readonly<Record<string, unknown>> | undefined) {
  const folder = await mkdtemp(join(tmpdir(), "suite-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files ?? {})) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), JSON.stringify(content));
  }
  const parameters = ["--conditions=specwright-source", script, ...(files ? [folder] : [])];
  return new Promise<{ code: number; output: string; last: string }>((done) => {
    execFile(process.execPath, parameters, (error, stdout, stderr) => {
      const code = typeof error?.code === "number" ? error.code : 0;
      done({ code, output: stdout + stderr, last: stdout.trimEnd().split("\n").at(-1) ?? "" });
    });
  });
}

const group = (schema: unknown, ...tests: readonly (readonly [data: unknown, valid: boolean])[]) => ({
  description: "a schema",
  schema,
  tests: tests.map(([data, valid]) => ({ description: JSON.stringify(data), data, valid })),
});

test("a suite is run through both paths, with its remote documents, and the totals come last", async () => {
  const { code, output, last } = await conformance({
    "tests/draft2020-12/ref.json": [
      group({ $ref: "http://localhost:1234/draft2020-12/integer.json" }, [1, true], ["1", false]),
      group({ $id: "https://example.com/a", $ref: "#b", $defs: { b: { $anchor: "b", type: "null" } } }, [null, true]),
      group(
        { $ref: "https://json-schema.org/draft/2020-12/schema" },
        [{ minimum: 1 }, true],
        [{ minimum: "1" }, false],
      ),
    ],
    "tests/draft2020-12/optional/format/date.json": [group({ format: "date" }, ["2020-02-30", false])],
    "tests/draft2020-12/format.json": [group({ format: "date" }, ["2020-02-30", true])],
    "remotes/draft2020-12/integer.json": { type: "integer" },
  });
  expect({ code, last, output }).toMatchObject({ code: 0, last: "required 6/6" });
  expect(output).toContain("format 1/1");
});

test("a required test that fails is named, and the exit code says so", async () => {
  const { code, output, last } = await conformance({
    "tests/draft2020-12/type.json": [group({ type: "integer" }, [1, true], [2, false])],
    "tests/draft2020-12/ref.json": [group({ $ref: "https://example.com/nowhere" }, [1, true])],
  });
  expect({ code, last }).toEqual({ code: 1, last: "required 1/3" });
  expect(output).toContain("a schema / 2: is accepted");
  expect(output).toContain("remote-reference: https://example.com/nowhere is not on this machine");
});

test("draft 4 goes through the door of OpenAPI 3.0, but for what that cannot say", async () => {
  const { code, output, last } = await conformance({
    "tests/draft2020-12/type.json": [group({ type: "integer" }, [1, true])],
    "tests/draft4/maximum.json": [
      group({ maximum: 3, exclusiveMaximum: true }, [2, true], [3, false], ["3", true]),
      group({ properties: { a: { type: ["string", "null"] } } }, [{ a: null }, true]),
    ],
    "tests/draft4/optional/zeroTerminatedFloats.json": [group({ type: "integer" }, [1, false])],
  });
  expect({ code, last }).toEqual({ code: 0, last: "required 1/1" });
  expect(output).toContain("OpenAPI 3.0: required 3/3");
  expect(output).toContain("left out, as OpenAPI 3.0 cannot say it: a schema: a list of types");
  expect(output).toContain("reason: JSON.parse gives the same number for 1.0 and for 1");
});

test("a required test of draft 4 that fails makes the exit code 1", async () => {
  const { code, last } = await conformance({
    "tests/draft2020-12/type.json": [group({ type: "integer" }, [1, true])],
    "tests/draft4/type.json": [group({ type: "integer" }, ["1", true])],
  });
  expect({ code, last }).toEqual({ code: 1, last: "required 1/1" });
});

test("without the suite it says what it needs", async () => {
  const none = await conformance(undefined);
  expect(none.code).toBe(2);
  expect(none.output).toContain("npm run conformance -- <folder>");
  const wrong = await conformance({ "other.json": {} });
  expect(wrong.code).toBe(1);
  expect(wrong.output).toContain("has no folder tests/draft2020-12");
});
