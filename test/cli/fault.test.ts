import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { main } from "../../generator/cli/main.ts";

/** An environment in which the generator's own code fails, at a place of it. */
function failing(env: Readonly<Record<string, string>>) {
  return {
    ...env,
    get XDG_CACHE_HOME(): string {
      throw new RangeError("Maximum call stack size exceeded");
    },
  };
}

/** What the command line prints of a fault of the generator's own. */
async function printed(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const lines: Record<"stdout" | "stderr", string[]> = { stdout: [], stderr: [] };
  const code = await main(["node", "specwright", "generate", "api.yml", "--out", "out", "--name", "pets", ...args], {
    // Outside of any project, so that the environment is asked where to remember the run.
    cwd: tmpdir(),
    env: failing(env),
    color: false,
    print: (text) => lines.stdout.push(text),
    warn: (text) => lines.stderr.push(text),
  });
  return { code, stdout: lines.stdout.join("\n"), stderr: lines.stderr.join("\n") };
}

const fault = "internal error: Maximum call stack size exceeded";
const told = `specwright: ${fault}\nThis is a fault of specwright. SPECWRIGHT_DEBUG=1 prints where it happened.`;

test("a fault of the generator is told as one, and without its stack", async () => {
  expect(await printed([])).toEqual({ code: 1, stdout: "", stderr: told });
});

test("--json reports a fault, beside what people read of it", async () => {
  const { code, stdout, stderr } = await printed(["--json"]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: told });
  expect(JSON.parse(stdout)).toEqual({ upToDate: false, diagnostics: [], fault });
});

test("SPECWRIGHT_DEBUG prints where a fault happened", async () => {
  expect((await printed([], { SPECWRIGHT_DEBUG: "1" })).stderr).toMatch(/^ +at .+fault\.test\.ts/m);
});
