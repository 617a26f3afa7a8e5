import fc from "fast-check";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/command.ts";
import { brokenDocuments } from "./broken-documents.ts";
import { outcomeOf } from "./outcome-of.ts";

test("documents that somebody got wrong end in files or in located diagnostics", { timeout: 60_000 }, async () => {
  const folder = await temporaryFolder();
  const ends = new Set<string>();
  await fc.assert(
    fc.asyncProperty(brokenDocuments, async (document) => {
      const { end, problems } = await outcomeOf(document, folder);
      ends.add(end);
      expect(problems).toEqual([]);
    }),
    { numRuns: 20, seed: 1 },
  );
  expect(ends).toEqual(new Set(["files", "diagnostics"]));
});
