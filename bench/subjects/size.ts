import { join } from "node:path";
import { readArguments } from "../harness/arguments.ts";
import { commandLine, environmentLine } from "../harness/environment.ts";
import { formatCount } from "../harness/format.ts";
import { generateOAuthClients } from "../harness/oauth-packages.ts";
import { installPeers, peer } from "../harness/peers.ts";
import type { Subject } from "../harness/subject.ts";
import { markdownTable } from "../harness/table.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";

/** What a client adds to the bundle of an application. */
export const sizeSubject: Subject = {
  help: `

Bundles the generated client of spec/oauth.yml, whole and in parts, and the vendor's SDK, openapi-fetch and hey-api's client
for the same document, each minified by esbuild and compressed by gzip at its best.`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  readArguments({ args, options: {} });
  installPeers();
  const folder = await temporaryFolder();
  await generateOAuthClients(folder);
  // Loaded late: it imports esbuild, which may have been installed just now.
  const { bundlesOf, sizeOf } = await import("./size/bundles.ts");
  const rows: string[][] = [];
  for (const bundle of bundlesOf(folder, join(import.meta.dirname, ".."))) {
    const size = await sizeOf(bundle);
    const cells =
      size.kind === "failed"
        ? ["–", `failed: ${size.reason}`]
        : [formatCount(size.minified), formatCount(size.gzipped)];
    rows.push([bundle.client, bundle.what, ...cells]);
  }
  const versions = ["telnyx", "openapi-fetch", "@hey-api/openapi-ts", "esbuild"].map(
    (name) => `${name} ${peer(name).version}`,
  );
  const table = markdownTable(
    [
      { title: "Client" },
      { title: "What is exported" },
      { title: "Minified, bytes", align: "right" },
      { title: "Gzipped, bytes", align: "right" },
    ],
    rows,
  );
  console.log(
    [
      "# size",
      `Command: \`${commandLine("size", args)}\`  \nMachine: ${environmentLine()}`,
      "A bundle of a module that exports the named things and nothing else, as ES modules for any platform, with all code that\nthey need, minified by esbuild and compressed by node:zlib (gzip, level 9).",
      `Versions: ${versions.join(", ")}`,
      table,
    ].join("\n\n"),
  );
}
