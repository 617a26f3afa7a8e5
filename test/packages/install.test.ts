import { cp, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { installedProgram, plainEnvironment, repository, succeed, temporaryFolder } from "../support/command.ts";

const roles = ["model", "server", "client"] as const;

test("the generated packages build, pack, and install into a plain JavaScript project, with types", {
  timeout: 120_000,
}, async () => {
  const folder = await temporaryFolder();

  // The packages as a clone has them, built and packed outside the repository.
  const workspace = join(folder, "workspace");
  for (const role of roles) {
    await cp(join(repository, "generated", role), join(workspace, role), {
      recursive: true,
      filter: (path) => !/[\\/](?:dist|node_modules)$/.test(path),
    });
  }
  const scope = join(workspace, "node_modules");
  await mkdir(join(scope, "@types"), { recursive: true });
  for (const role of roles) await symlink(join(workspace, role), join(scope, `telnyx-oauth-${role}`), "junction");
  for (const name of ["typescript", "@types/node", "undici-types"])
    await symlink(join(repository, "node_modules", name), join(scope, name), "junction");
  const path = `${join(repository, "node_modules", ".bin")}${process.platform === "win32" ? ";" : ":"}${process.env.PATH}`;
  for (const role of roles) {
    await succeed("npm", ["pack", "--pack-destination", folder], {
      cwd: join(workspace, role),
      env: plainEnvironment({ PATH: path }),
    });
  }
  const tarballs = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  expect(tarballs).toHaveLength(roles.length);

  const project = join(folder, "project");
  await mkdir(project);
  await writeFile(join(project, "package.json"), JSON.stringify({ name: "plain", private: true, type: "module" }));
  await succeed(
    "npm",
    ["install", "--offline", "--no-audit", "--no-fund", ...tarballs.map((name) => join(folder, name))],
    { cwd: project },
  );
  expect((await readdir(join(project, "node_modules"))).filter((name) => !name.startsWith("."))).toEqual([
    "telnyx-oauth-client",
    "telnyx-oauth-model",
    "telnyx-oauth-server",
  ]);

  await writeFile(
    join(project, "app.js"),
    `import { TokenRequest, isTokenRequest } from "telnyx-oauth-model";
import { createServer } from "telnyx-oauth-server";
import Telnyx, { NotFoundError } from "telnyx-oauth-client";
import { exchangeOAuthToken } from "telnyx-oauth-client/functions";
console.log(JSON.stringify([
  TokenRequest.is({ grant_type: "client_credentials" }),
  isTokenRequest({ grant_type: "password" }),
  typeof createServer, typeof new Telnyx().oauth.token, NotFoundError.name, typeof exchangeOAuthToken,
]));
`,
  );
  const { stdout } = await succeed(process.execPath, ["app.js"], { cwd: project });
  expect(JSON.parse(stdout)).toEqual([true, false, "function", "function", "NotFoundError", "function"]);

  // The types, as somebody sees them who has only what was installed: the declarations are checked too.
  await symlink(join(repository, "node_modules", "@types"), join(project, "node_modules", "@types"), "junction");
  await symlink(
    join(repository, "node_modules", "undici-types"),
    join(project, "node_modules", "undici-types"),
    "junction",
  );
  await writeFile(
    join(project, "types.ts"),
    `import { TokenRequest, type TokenResponse } from "telnyx-oauth-model";
import type { OAuthClientsHandlers } from "telnyx-oauth-server";
import Telnyx from "telnyx-oauth-client";
declare const value: unknown;
if (TokenRequest.is(value)) value.grant_type satisfies "client_credentials" | "authorization_code" | "refresh_token";
export const token: Promise<TokenResponse> = new Telnyx().oauth.token({ grant_type: "client_credentials" });
// @ts-expect-error: no such grant
new Telnyx().oauth.token({ grant_type: "password" });
// @ts-expect-error: undeclared status
export const handler: OAuthClientsHandlers["getOAuthClient"] = () => ({ status: 418 });
`,
  );
  await succeed(
    installedProgram("tsc"),
    [
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--lib",
      "es2022",
      "--types",
      "node",
      "types.ts",
    ],
    { cwd: project },
  );

  const manifest: unknown = JSON.parse(
    await readFile(join(project, "node_modules", "telnyx-oauth-model", "package.json"), "utf8"),
  );
  expect(manifest).not.toHaveProperty("dependencies");
});
