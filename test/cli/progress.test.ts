import { expect, test } from "vitest";
import { main } from "../../generator/cli/main.ts";
import { stageLine } from "../../generator/cli/print-report.ts";
import { showProgress } from "../../generator/cli/show-progress.ts";
import { generateNotes, project, spec, specwright } from "./notes-project.ts";

test("a stage that has ended has a line at once, also where the run then fails", async () => {
  const cwd = await project({ "notes.yml": `${spec}webhooks: { sold: { trace: {} } }\n` });
  const { stdout, code } = await specwright(generateNotes, { cwd });
  expect(code).toBe(1);
  expect(stdout.split("\n").map((line) => line.slice(0, 6))).toEqual(["load  ", "model ", "emit  ", ""]);
});

test("on a terminal a line says what goes on, with counts, and with --quiet or --json there is none", async () => {
  const shown: string[] = [];
  const run = async (...args: string[]) =>
    main(["node", "specwright", ...generateNotes, ...args], {
      cwd: await project(),
      env: {},
      color: false,
      print: () => shown.push("a line"),
      warn: () => {},
      status: (text) => shown.push(text),
    });
  await run();
  // How often a count is shown depends on the time it takes.
  const stages = shown.map((text) => text.replace(/\d+/g, "N")).filter((text) => !/^emit .* N$/.test(text));
  expect(stages.filter((text) => text === "a line").length).toBeGreaterThanOrEqual(4);
  expect([...new Set(stages.filter((text) => text !== "a line"))]).toEqual([
    "load    reading the document",
    "model   working out the API",
    "emit    printing the files",
    "write   comparing with the output",
    "write   writing  N of N",
  ]);
  shown.length = 0;
  await run("--quiet");
  expect(shown).toEqual([]);
  await run("--json");
  expect(shown).toEqual(["a line"]);
});

test("a count is not shown more often than anybody can read, but the last one always is", () => {
  const shown: string[] = [];
  const terminal = { cwd: "/", env: {}, color: false, print: () => {}, warn: () => {} };
  const progress = showProgress({ ...terminal, status: (text) => shown.push(text) });
  progress.at?.("emit", 7);
  progress.at?.("write", 8, 9);
  progress.at?.("write", 9, 9);
  expect(shown).toEqual(["emit    printing the files  7", "write   writing  9 of 9"]);
});

test("of a document of many files the first one is named, and how many there are", () => {
  const line = (files: readonly string[]) => stageLine({ stage: "load", summary: files.join(", "), milliseconds: 1 });
  const files = ["api.yml", "a.yml", "b.yml", "c.yml", "d.yml"];
  expect(line(files.slice(0, 4))).toMatch(/^load {4}api\.yml, a\.yml, b\.yml, c\.yml +1 ms$/);
  expect(line(files)).toMatch(/^load {4}api\.yml and 4 more +1 ms$/);
});
