import { expect, test } from "vitest";
import { repository, run } from "./command.ts";

const commands = [
  "end-to-end/run-samples.ts",
  "runtimes/run.ts",
  "agreement/run.ts",
  "conformance/run.ts",
  "corpus/run.ts",
  "fuzz/run.ts",
  "hostile-specs/run.ts",
  "roundtrip/run.ts",
];
const call = (command: string, ...args: readonly string[]) =>
  run(process.execPath, ["--conditions=specwright-source", `test/${command}`, ...args], { cwd: repository });

test.each(commands)("test/%s says how it is called", async (command) => {
  const help = await call(command, "--help");
  expect(help).toEqual({ code: 0, stdout: expect.stringMatching(/^Usage: npm run \w+/), stderr: "" });
  const { code, stdout, stderr } = await call(command, "--hlep");
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  // The engine ends the sentence with a full stop where arguments are allowed.
  expect(stderr.replace(".\n\n", "\n\n")).toBe(`Unknown option '--hlep'\n\n${help.stdout}`);
});

test("samples that cannot be read, and a document without any, are sentences", async () => {
  const missing = await call("end-to-end/run-samples.ts", "nope.md");
  expect(missing).toMatchObject({ code: 1, stdout: "" });
  expect(missing.stderr).toMatch(/^nope\.md cannot be read: ENOENT[^\n]*\n$/);
  const none = await call("end-to-end/run-samples.ts", "CHANGELOG.md");
  expect(none).toMatchObject({ code: 1, stdout: "" });
  expect(none.stderr).toMatch(/^CHANGELOG\.md has no samples: [^\n]+\n$/);
});
