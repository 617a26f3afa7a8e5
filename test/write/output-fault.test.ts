import { join } from "node:path";
import { expect, test } from "vitest";
import { OutputFault } from "../../generator/write/output-fault.ts";
import { temporaryFolder } from "../support/command.ts";

test.each([
  ["EACCES", "permission is denied"],
  ["EROFS", "the file system is read-only"],
  ["ENOSPC", "no space is left on the disk"],
])("%s is said in words, with the path", async (code, reason) => {
  const path = join(await temporaryFolder(), "out/model.ts");
  const { message } = await OutputFault.of(Object.assign(new Error("system text"), { code }), path);
  expect(message).toBe(`${path} cannot be written: ${reason}`);
});
