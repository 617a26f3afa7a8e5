import { globSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { expect, test } from "vitest";

const generator = join(import.meta.dirname, "../../generator");

/** The stages of the compiler: each may import what stands before it. */
const stages = ["load", "model", "emit", "write", "cache", "cli"];

test("an import points from a stage of the compiler to one before it", () => {
  const wrong: string[] = [];
  for (const path of globSync("{load,model,emit,write,cache,cli}/**/*.ts", { cwd: generator })) {
    const file = path.replaceAll("\\", "/");
    for (const [, to = ""] of readFileSync(join(generator, path), "utf8").matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)) {
      const [stage = ""] = posix.join(posix.dirname(file), to).split("/");
      if (stages.indexOf(stage) > stages.indexOf(file.split("/")[0] ?? "")) wrong.push(`${file} imports ${to}`);
    }
  }
  expect(wrong).toEqual([]);
});
