import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { repository } from "../support/command.ts";
import { type Comparison, compare, type Subject } from "./compare.ts";
import { writeSchemas } from "./generated-document.ts";
import { problemsOf } from "./problems.ts";
import { randomSubjects } from "./random-documents.ts";

/**
 * Values drawn from the model pass the validators, are of the generated types, and pass ajv; mutants that ajv refuses,
 * the validators refuse. `npm run agreement` asks the same of more documents, and with other seeds.
 */
const seed = 1;

let workshop: string;

beforeAll(async () => {
  workshop = await mkdtemp(join(tmpdir(), "agreement-"));
  await writeFile(join(workshop, "package.json"), '{ "type": "module" }');
});

afterAll(() => rm(workshop, { recursive: true, force: true }));

/** Written as a key of its own, an object that has it looks like a promise to linters. */
const conclusion = "then";

/** How much was asked, so that no test passes for want of questions. */
function asked({ results }: Comparison) {
  const all = results.map(({ examination }) => examination);
  const sum = (pick: (examination: (typeof all)[number]) => number) => all.reduce((total, one) => total + pick(one), 0);
  return {
    values: sum(({ values }) => values),
    refusedMutants: sum(({ refusedMutants }) => refusedMutants),
    types: sum(({ claims }) => claims.length),
  };
}

/** On a machine that has other things to do. */
const timeout = 120_000;

test(
  "types, validators and ajv agree about the OAuth document and the documents of test/golden",
  async () => {
    const spec = join(repository, "spec");
    const oauth: Subject = {
      name: "oauth.yml",
      spec: "oauth.yml",
      cwd: spec,
      overlays: ["oauth.overlay.yml"],
      formats: "assert",
    };
    // The validators of a document that was mended are about what it was mended to, and its text says something else.
    const golden = (await readdir(join(repository, "test/golden"))).filter((name) => name !== "lenient");
    const features = golden.map((name): Subject => {
      return { name, spec: "spec.yml", cwd: join(repository, "test/golden", name), formats: "assert" };
    });
    const comparison = await compare([oauth, ...features], { runs: 5, seed }, workshop);
    expect(await problemsOf(comparison.results, workshop, 3)).toEqual([]);
    expect(comparison.refused).toEqual([]);
    const { values, refusedMutants, types } = asked(comparison);
    expect(values).toBeGreaterThan(400);
    expect(refusedMutants).toBeGreaterThan(800);
    expect(types).toBeGreaterThan(800);
  },
  timeout,
);

test(
  "types, validators and ajv agree about random schemas",
  async () => {
    const subjects = await randomSubjects(2, { seed, schemas: 40 }, workshop);
    const comparison = await compare(subjects, { runs: 6, seed }, workshop);
    const problems = await problemsOf(comparison.results, workshop, 3);
    expect(problems, `npm run agreement -- --random 2 --seed ${seed} --runs 6`).toEqual([]);
    const { values, refusedMutants, types } = asked(comparison);
    expect(values).toBeGreaterThan(400);
    expect(refusedMutants).toBeGreaterThan(800);
    expect(types).toBeGreaterThan(800);
  },
  timeout,
);

test(
  "and about schemas that random documents have shown to be hard",
  async () => {
    const alternatives = [{ properties: { c: { const: 1 } } }, { type: "boolean" }];
    const written = await writeSchemas(
      {
        ClosedConst: { type: ["object"], const: {}, unevaluatedProperties: false },
        ClosedList: { type: "array", enum: [[], [1]], unevaluatedItems: false },
        Dependent: {
          allOf: [{ properties: { a: {} }, dependentSchemas: { b: { properties: { c: {} } } } }],
          unevaluatedProperties: false,
        },
        Listed: {
          type: "object",
          additionalProperties: {
            type: "object",
            propertyNames: { enum: ["a", "b"] },
            additionalProperties: { type: "null" },
          },
          if: { required: ["a"] },
          [conclusion]: { properties: { b: { type: ["object", "null"], properties: { c: {} } } } },
        },
        InPlace: { type: "boolean", oneOf: [{ oneOf: alternatives, not: { const: 0.3 } }, { const: false }] },
      },
      join(workshop, "hard"),
    );
    const comparison = await compare([{ name: "hard", formats: "assert", ...written }], { runs: 20, seed }, workshop);
    expect(await problemsOf(comparison.results, workshop, 3)).toEqual([]);
    expect(asked(comparison).values).toBeGreaterThan(20);
  },
  timeout,
);
