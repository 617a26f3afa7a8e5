import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { loadFolder, minimal, temporaryFolder } from "./load-text.ts";

/** A repository with a document in `apis/pets`, beside what others share. */
async function repository(): Promise<string> {
  const folder = await temporaryFolder();
  const files = {
    "apis/pets/api.yml": minimal(`components:
  schemas:
    A: { $ref: "../../common/errors.yml#/Error" }
    B: { $ref: "../../secret/key.yml" }
    C: { $ref: "common/errors.yml#/Error" }
    D: { $ref: "link.yml" }
    E: { $ref: "../../common/up.yml" }
    F: { $ref: "../../common-too/key.yml" }
`),
    "common/errors.yml": 'Error: { properties: { code: { $ref: "code.yml" } } }\n',
    "common/code.yml": "type: integer\n",
    "secret/key.yml": "type: string\n",
    "common-too/key.yml": "type: string\n",
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  await symlink(join(folder, "common"), join(folder, "apis/pets/common"));
  await symlink(join(folder, "secret/key.yml"), join(folder, "apis/pets/link.yml"));
  await symlink(join(folder, "secret/key.yml"), join(folder, "common/up.yml"));
  return folder;
}

async function refused(folder: string, roots: readonly string[]) {
  const { diagnostics } = await loadFolder(folder, "apis/pets/api.yml", [], {}, [], roots);
  return diagnostics.map(({ code, location }) => `${code} ${location?.pointer.split("/").at(-2)}`);
}

test("references lead into folders that are allowed, and links too, and nowhere else", async () => {
  const folder = await repository();
  const codes = (names: string) => [...names].map((name) => `outside-root ${name}`);
  expect(await refused(folder, [])).toEqual(codes("ABCDEF"));
  expect(await refused(folder, ["common"])).toEqual(codes("BDEF"));
  expect(await refused(folder, ["common/errors.yml"])).toEqual(["outside-root code", ...codes("BDEF")].toSorted());
  expect(await refused(folder, ["common", "secret"])).toEqual(codes("F"));
  expect(await refused(folder, ["."])).toEqual([]);
});

test("a folder may be allowed by a link to it", async () => {
  const folder = await repository();
  await symlink(join(folder, "common"), join(folder, "shared"));
  expect(await refused(folder, ["shared"])).not.toContain("outside-root A");
});

test("the help says which folder to allow", async () => {
  const folder = await repository();
  const { diagnostics } = await loadFolder(folder, "apis/pets/api.yml");
  expect(diagnostics.map(({ help }) => /--root \S+/.exec(help ?? "")?.[0])).toEqual(
    ["common", "secret", "common", "secret", "common", "common-too"].map((name) => `--root ${name},`),
  );
});

test("a folder that is not there is a mistake", async () => {
  const folder = await repository();
  const { diagnostics } = await loadFolder(folder, "apis/pets/api.yml", [], {}, [], ["comon", "."]);
  expect(diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
    ["invalid-configuration", "warning", "there is no folder comon"],
  ]);
});
