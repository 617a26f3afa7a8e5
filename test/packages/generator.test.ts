import { cp, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { installedProgram, plainEnvironment, repository, run, succeed, temporaryFolder } from "../support/command.ts";

const notes = join(import.meta.dirname, "notes");
const path = `${join(repository, "node_modules", ".bin")}${process.platform === "win32" ? ";" : ":"}${process.env.PATH}`;

const said = [
  { text: "buy milk", tags: ["shop"], author: "Ali", id: 1 },
  "/api/notes/2",
  1,
  2,
  { reason: "missing" },
  401,
  400,
  "application/problem+json",
];

/** An empty folder with the packed generator installed, and the application in it. */
async function project(): Promise<string> {
  const folder = await temporaryFolder();
  await succeed("npm", ["pack", "--pack-destination", folder], {
    cwd: repository,
    env: plainEnvironment({ PATH: path }),
  });
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "notes-app", private: true, type: "module" }));
  await succeed("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", `./${tarball}`], { cwd: folder });
  for (const file of ["notes.yml", "app.ts", "handlers.ts"]) await cp(join(notes, file), join(folder, file));
  return folder;
}

test("the packed generator works in an empty folder: generate, compile, run", { timeout: 180_000 }, async () => {
  const folder = await project();
  const env = plainEnvironment({ PATH: path });
  const specwright = join(
    folder,
    "node_modules",
    ".bin",
    process.platform === "win32" ? "specwright.cmd" : "specwright",
  );
  const types = join(folder, "node_modules", "@types");
  await mkdir(types, { recursive: true });
  await symlink(join(repository, "node_modules/@types/node"), join(types, "node"), "junction");
  await symlink(join(repository, "node_modules/undici-types"), join(folder, "node_modules/undici-types"), "junction");

  // Packages: built, linked as a workspace would link them, and used by name.
  const generate = ["generate", "notes.yml", "--out", "notes", "--name", "notes", "--conformance"];
  const generated = await succeed(specwright, generate, { cwd: folder, env });
  expect(generated.stdout).toMatch(/^model +3 operations, 3 schemas, 1 security scheme /m);
  expect(generated.stderr).toBe("");
  for (const role of ["model", "server", "client"]) {
    await symlink(join(folder, "notes", role), join(folder, "node_modules", `notes-${role}`), "junction");
  }
  for (const role of ["model", "server", "client"]) {
    await succeed(installedProgram("tsc"), ["--build"], { cwd: join(folder, "notes", role), env });
  }
  await succeed(
    installedProgram("tsc"),
    [
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--lib",
      "es2022",
      "--types",
      "node",
      "--outDir",
      "dist",
      "app.ts",
    ],
    { cwd: folder, env },
  );
  expect(JSON.parse((await succeed(process.execPath, ["dist/app.js"], { cwd: folder, env })).stdout)).toEqual(said);

  // Again: nothing to do, also for a check.
  const again = await succeed(specwright, [...generate, "--check"], { cwd: folder, env });
  expect(again.stdout).toContain("up to date");

  // The conformance test, as the documentation has it.
  const page = await readFile(join(repository, "docs/conformance.md"), "utf8");
  const example = /^```ts\n(.*?)^```$/ms.exec(page)?.[1] ?? "";
  await writeFile(join(folder, "conformance.test.ts"), example);
  const withoutDraws = await run(process.execPath, ["--test", "conformance.test.ts"], { cwd: folder, env });
  expect(withoutDraws.stdout).toContain("npm install --save-dev fast-check");
  for (const name of ["fast-check", "pure-rand"]) {
    await symlink(join(repository, "node_modules", name), join(folder, "node_modules", name), "junction");
  }
  const conformance = await succeed(process.execPath, ["--test", "conformance.test.ts"], { cwd: folder, env });
  expect(conformance.stdout).toMatch(/pass 3$/m);

  // A folder of the application: the same sources, compiled with it.
  await succeed(specwright, ["generate", "notes.yml", "--out", "src/api", "--name", "notes", "--layout", "folder"], {
    cwd: folder,
    env,
  });
  for (const file of ["app.ts", "handlers.ts"]) {
    const source = await readFile(join(notes, file), "utf8");
    await writeFile(join(folder, "src", file), source.replace(/"notes-(client|model|server)"/g, '"./api/$1/index.js"'));
  }
  await succeed(
    installedProgram("tsc"),
    [
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--lib",
      "es2022",
      "--types",
      "node",
      "--outDir",
      "out",
      "src/app.ts",
    ],
    { cwd: folder, env },
  );
  expect(JSON.parse((await succeed(process.execPath, ["out/app.js"], { cwd: folder, env })).stdout)).toEqual(said);

  // A document with a fault is an error with a place, and nothing is written.
  await writeFile(
    join(folder, "broken.yml"),
    // The second fault is one that only the published schema of the edition sees, which the build has compiled.
    (await readFile(join(notes, "notes.yml"), "utf8"))
      .replace("schemas/NewNote", "schemas/NewNot")
      .replace("info:", "tags: [{ name: a }, { name: a }]\ninfo:"),
  );
  const broken = await run(specwright, ["generate", "broken.yml", "--out", "broken", "--name", "broken"], {
    cwd: folder,
    env,
  });
  expect(broken.code).toBe(1);
  expect(broken.stderr).toContain("error[unresolved-reference]");
  expect(broken.stderr).toContain("items 0 and 1 of `tags` are equal");
  expect(broken.stderr).toContain("broken.yml:");
  expect(await readdir(folder)).not.toContain("broken");
});
