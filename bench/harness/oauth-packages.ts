import { spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BenchError } from "./bench-error.ts";
import { repository } from "./built-package.ts";
import { runCold } from "./cold-process.ts";
import { generatePackages } from "./generated-packages.ts";
import { peer } from "./peers.ts";

/**
 * The clients of spec/oauth.yml that are generated, compiled to JavaScript: specwright's as this repository configures
 * it, found as `telnyx-oauth-client` by scripts in the folder, and hey-api's at `./hey-api/index.js`.
 * @param folder An empty folder.
 * @throws BenchError where one of them cannot be made.
 */
export async function generateOAuthClients(folder: string): Promise<void> {
  await generatePackages(folder, {
    spec: "spec/oauth.yml",
    overlays: ["spec/oauth.overlay.yml"],
    name: "telnyx-oauth",
    client: { className: "Telnyx", environmentPrefix: "TELNYX" },
  });

  const sources = join(folder, "hey-api-source");
  await mkdir(sources);
  // By this file it knows what imports have to look like.
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { module: "nodenext" } }));
  const plugins = ["@hey-api/typescript", "@hey-api/client-fetch", "@hey-api/sdk"];
  const run = await runCold(
    peer("@hey-api/openapi-ts").script("openapi-ts"),
    ["--input", join(repository, "spec/oauth.yml"), "--output", sources, "--plugins", ...plugins, "--no-log-file"],
    { folder, limitMilliseconds: 120_000 },
  );
  if (run.exitCode !== 0) throw new BenchError(`hey-api's client could not be made:\n${run.stdout}${run.stderr}`);
  const options = {
    outDir: join(folder, "hey-api"),
    rootDir: sources,
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
    module: "nodenext",
    strict: true,
  };
  const project = join(folder, "hey-api.tsconfig.json");
  await writeFile(project, JSON.stringify({ compilerOptions: options, include: [sources] }));
  const compiler = join(repository, "node_modules/typescript/bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [compiler, "-p", project], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new BenchError(`hey-api's client does not compile:\n${stdout}`);
}
