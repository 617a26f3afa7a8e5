import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { installedProgram, repository, run, temporaryFolder } from "../support/command.ts";

/** Compiles sources of the repository under a configuration of the test's own. */
async function compile(include: readonly string[], options: object) {
  const folder = await temporaryFolder();
  const config = {
    compilerOptions: {
      strict: true,
      noUncheckedIndexedAccess: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      noImplicitReturns: true,
      noFallthroughCasesInSwitch: true,
      noImplicitOverride: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      isolatedModules: true,
      allowImportingTsExtensions: true,
      skipLibCheck: false,
      noEmit: true,
      target: "es2022",
      module: "nodenext",
      customConditions: ["specwright-source"],
      typeRoots: [join(repository, "node_modules/@types")],
      ...options,
    },
    include: include.map((path) => join(repository, path)),
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
  const { code, stdout } = await run(installedProgram("tsc"), ["-p", folder], { cwd: repository });
  return { code, stdout };
}

const clean = { code: 0, stdout: "" };

for (const exactOptionalPropertyTypes of [true, false]) {
  const mode = exactOptionalPropertyTypes ? "with" : "without";

  test(`the model compiles on the language alone: no DOM, no Node, ${mode} exact optional properties`, async () => {
    expect(await compile(["generated/model/src"], { lib: ["es2022"], types: [], exactOptionalPropertyTypes })).toEqual(
      clean,
    );
  });

  test(`the server compiles with Node's types and without the DOM, ${mode} exact optional properties`, async () => {
    expect(
      await compile(["generated/server/src"], { lib: ["es2022"], types: ["node"], exactOptionalPropertyTypes }),
    ).toEqual(clean);
  });

  test(`the client compiles with the DOM and without Node's types, ${mode} exact optional properties`, async () => {
    expect(
      await compile(["generated/client/src"], {
        lib: ["es2022", "dom", "dom.iterable"],
        types: [],
        exactOptionalPropertyTypes,
      }),
    ).toEqual(clean);
  });
}

test("the client compiles with Node's types and without the DOM", async () => {
  expect(
    await compile(["generated/client/src"], { lib: ["es2022"], types: ["node"], exactOptionalPropertyTypes: true }),
  ).toEqual(clean);
});

/** What TypeScript takes where a configuration names no `lib`: the whole DOM. */
const dom = ["es2022", "dom", "dom.iterable", "dom.asynciterable", "scripthost"];

test("the server compiles with Node's types and the DOM together", async () => {
  expect(
    await compile(["generated/server/src"], { lib: dom, types: ["node"], exactOptionalPropertyTypes: true }),
  ).toEqual(clean);
});

test("the model compiles with the DOM", async () => {
  expect(await compile(["generated/model/src"], { lib: dom, types: [], exactOptionalPropertyTypes: true })).toEqual(
    clean,
  );
});
