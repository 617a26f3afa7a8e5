import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { repository } from "../support/command.ts";
import { type Trial, tryApart } from "./apart.ts";
import { isClean, resultOf } from "./report.ts";

let workshop: string;

beforeAll(async () => {
  workshop = await mkdtemp(join(tmpdir(), "roundtrip-"));
  await writeFile(join(workshop, "package.json"), '{ "type": "module" }');
});

afterAll(() => rm(workshop, { recursive: true, force: true }));

function tryDocument(folder: string, spec: string): Promise<Trial> {
  const source = { name: spec, spec, cwd: join(repository, folder) };
  return tryApart({ source, workshop, amount: { runs: 1, seed: 1 } });
}

describe("a process of its own", () => {
  test("tells what came of its document", async () => {
    const trial = await tryDocument("test/features/cookies", "spec.yml");
    expect(trial).toMatchObject({ name: "spec.yml", examination: { operations: 3, differences: [] } });
    expect([isClean(trial), resultOf(trial)]).toEqual([true, "clean"]);
  });

  test("tells that its document cannot be read, which is not clean", async () => {
    const trial = await tryDocument("test/features/cookies", "app.ts");
    expect([isClean(trial), resultOf(trial)]).toEqual([false, "not tried: it cannot be read"]);
  });
});
