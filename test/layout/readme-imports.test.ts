import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resolveConfig } from "../../generator/config.ts";
import { generate } from "../../generator/generate.ts";
import { repository } from "../support/command.ts";

test.each([".js", ".ts"] as const)(
  "READMEs import what they speak of as the output does, by %s",
  async (importExtension) => {
    const out = await mkdtemp(join(tmpdir(), "specwright-readmes-"));
    try {
      const spec = join(repository, "test/features/webhooks/spec.yml");
      await generate(resolveConfig({ spec, out, name: "layout", layout: "folder", importExtension }, out));
      const texts = await Promise.all(
        ["server", "client"].map((role) => readFile(join(out, role, "README.md"), "utf8")),
      );
      const specifiers = texts.flatMap((text) =>
        [...text.matchAll(/from "(\.[^"]*)"/g)].map(([, specifier]) => specifier),
      );
      expect(specifiers).toContain(`./server/webhooks/index${importExtension}`);
      expect(specifiers).toContain(`./client/webhooks/index${importExtension}`);
      expect(specifiers.filter((specifier) => !specifier?.endsWith(importExtension))).toEqual([]);
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  },
);
