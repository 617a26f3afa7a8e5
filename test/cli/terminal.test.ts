import { expect, test } from "vitest";
import { wantsColor } from "../../generator/cli/terminal.ts";

test.each<[env: Record<string, string>, onTerminal: boolean, elsewhere: boolean]>([
  [{}, true, false],
  [{ NO_COLOR: "1" }, false, false],
  [{ NO_COLOR: "" }, true, false],
  [{ TERM: "dumb" }, false, false],
  [{ FORCE_COLOR: "1" }, true, true],
  [{ FORCE_COLOR: "" }, true, true],
  [{ FORCE_COLOR: "1", NO_COLOR: "1", TERM: "dumb" }, true, true],
  [{ FORCE_COLOR: "0" }, false, false],
  [{ FORCE_COLOR: "false" }, false, false],
])("with %j there are colours on a terminal: %s, elsewhere: %s", (env, onTerminal, elsewhere) => {
  expect([wantsColor(env, true), wantsColor(env, false)]).toEqual([onTerminal, elsewhere]);
});
