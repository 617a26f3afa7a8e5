import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { project, specwright, textsBelow } from "./notes-project.ts";

const responses = { "204": { description: "Done." } };
const document = JSON.stringify({
  openapi: "3.1.0",
  info: { title: "Notes", version: "1.0.0" },
  paths: {
    "/notes": { get: { operationId: "listNotes", tags: ["notes"], responses } },
    "/odd": {
      get: {
        operationId: "odd",
        tags: ["odd"],
        parameters: [
          {
            name: "deep",
            in: "query",
            style: "pipeDelimited",
            schema: { type: "object", properties: { a: { type: "object" } } },
          },
        ],
        responses,
      },
    },
  },
});
const config = (more: string) =>
  `export default { spec: "notes.json", out: "out", name: "notes", layout: "folder", conformance: true${more} };\n`;

test("what is left out is neither generated nor refused, by options and by settings alike", async () => {
  const cwd = await project({ "notes.json": document, "specwright.config.mjs": config("") });
  const whole = await specwright(["generate"], { cwd });
  expect(whole.code).toBe(1);
  expect(whole.stderr).toMatch(/^error\[unsupported-parameter\]/);

  expect(await specwright(["generate", "--quiet", "--exclude", "tag:odd"], { cwd })).toEqual({
    code: 0,
    stdout: "",
    stderr: "",
  });
  const written = await textsBelow(join(cwd, "out"));
  expect([...written.values()].join("\n")).not.toMatch(/\bodd\(|\/odd/);
  // The conformance test draws from the same part of the document.
  const kit = await readFile(join(cwd, "out/conformance/index.ts"), "utf8");
  expect(kit).toContain('selection: { include: [], exclude: ["tag:odd"] },');

  const configured = await project({
    "notes.json": document,
    "specwright.config.mjs": config(', exclude: ["tag:odd"]'),
  });
  expect(await specwright(["generate", "--quiet"], { cwd: configured })).toMatchObject({ code: 0, stderr: "" });
  expect(await textsBelow(join(configured, "out"))).toEqual(written);
});

test("a pattern with a mistake says what was meant", async () => {
  const cwd = await project({ "notes.json": document, "specwright.config.mjs": config("") });
  const { code, stderr } = await specwright(["generate", "--include", "tag:note"], { cwd });
  expect(code).toBe(1);
  expect(stderr).toContain("error[unmatched-pattern] no tag of an operation matches the pattern tag:note\n");
  expect(stderr).toContain("Did you mean tag:notes?");
  expect((await specwright(["generate", "--exclude", "notes"], { cwd })).stderr).toContain(
    'exclude is ["notes"], where a list of patterns such as tag:pets, path:/pets/** and operation:list* is wanted',
  );
});
