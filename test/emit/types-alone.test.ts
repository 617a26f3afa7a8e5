import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resolveConfig } from "../../generator/config.ts";
import { generate } from "../../generator/generate.ts";

const spec = join(import.meta.dirname, "../golden/types-alone/spec.yml");

test("types alone are a package of types, and the ledger does not say that values are checked", async () => {
  const out = await mkdtemp(join(tmpdir(), "specwright-types-"));
  try {
    const settings = { spec, out, name: "shop", packages: ["model"] };
    const { ledger, diagnostics } = await generate(resolveConfig({ ...settings, validators: false }, out));
    expect((await readdir(join(out, "model"), { recursive: true })).sort()).toEqual([
      "README.md",
      "package.json",
      "src",
      "src/index.ts",
      "src/schemas.ts",
      "tsconfig.json",
    ]);
    // It has a pattern that a validator would be slow with.
    expect(diagnostics).toEqual([]);
    expect(ledger.filter(({ treatment }) => treatment === "enforced")).toEqual([]);
    const treatments = new Map(ledger.map(({ subject, treatment }) => [subject, treatment]));
    for (const keyword of ["type", "enum", "default", "required"]) expect(treatments.get(keyword)).toBe("typed");
    for (const keyword of ["minLength", "minimum"]) expect(treatments.get(keyword)).toBe("documentation");
  } finally {
    await rm(out, { recursive: true });
  }
});
