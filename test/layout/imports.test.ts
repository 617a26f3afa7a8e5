import { globSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../support/command.ts";

const generator = join(repository, "generator");

/** The stages of the compiler: each may import what stands before it. */
const stages = ["load", "model", "emit", "write", "cache", "cli"];

/** The tables of folders in docs/architecture.md: what a row names may import what it names too, and the rows above it. */
const rows = readFileSync(join(repository, "docs/architecture.md"), "utf8")
  .split("\n")
  .map((line) => /^\| (?<folders>`(?:load|model|emit)[^|]*) \|/.exec(line)?.groups?.folders ?? "")
  .filter((cell) => cell !== "")
  .map((cell) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, folder]) => folder));

interface Import {
  readonly from: string;
  readonly to: string;
}

/** Every import of a file of the same folder or another one, as paths below `generator/`. */
function importsOf(folders: readonly string[]): readonly Import[] {
  return globSync(`{${folders.join(",")}}/**/*.ts`, { cwd: generator }).flatMap((path) => {
    const from = path.replaceAll("\\", "/");
    const text = readFileSync(join(generator, path), "utf8");
    return Array.from(text.matchAll(/(?:from|import|import\() ?"(\.[^"]+)"/g), ([, to = ""]) => ({
      from,
      to: posix.join(posix.dirname(from), to),
    }));
  });
}

/** @param rank Of a file by its path below `generator/`: it may import what has the same rank or a lower one. */
function wrongWay(imports: readonly Import[], rank: (path: string) => number): readonly string[] {
  return imports.filter(({ from, to }) => rank(to) > rank(from)).map(({ from, to }) => `${from} imports ${to}`);
}

test("an import points from a stage of the compiler to one before it", () => {
  expect(wrongWay(importsOf(stages), (path) => stages.indexOf(path.split("/")[0] ?? ""))).toEqual([]);
});

test("an import points from a folder of a stage to one that stands above it in the tables of docs/architecture.md", () => {
  const rank = (path: string) => rows.findIndex((folders) => folders.includes(posix.dirname(path)));
  expect(wrongWay(importsOf(["load", "model", "emit"]), rank)).toEqual([]);
});

test("the tables of docs/architecture.md name every folder of these stages once", () => {
  const files = globSync("{load,model,emit}/**/*.ts", { cwd: generator });
  const folders = new Set(files.map((path) => posix.dirname(path.replaceAll("\\", "/"))));
  expect(rows.flat().sort()).toEqual([...folders].sort());
});
