/**
 * `npm run clients [-- <name>…] [--store sqlite|postgres]`: other people's OAuth clients, each through its whole flow with
 * the reference server, on both stores. Exit code 1 if one of them does not come to its end.
 */
import { stores } from "../crash/place.ts";
import { startReferenceServer } from "../end-to-end/reference-server.ts";
import { readCommandLine, refuseCommandLine } from "../support/command-line.ts";
import { installTools } from "../support/install-tools.ts";
import type { Flow } from "./flows.ts";
import { Installation } from "./installation.ts";

const usage = "Usage: npm run clients [-- <name>…] [--store sqlite|postgres]";
const { values, positionals } = readCommandLine(usage, {
  allowPositionals: true,
  options: { store: { type: "string" } },
});
installTools(import.meta.dirname, "the clients");
// Loaded late: they import what may have been installed just now.
const { flows } = await import("./flows.ts");
process.exitCode = await main(positionals, values.store === undefined ? Object.keys(stores) : [values.store]);

async function main(names: readonly string[], places: readonly string[]): Promise<number> {
  const unknown = [...names.filter((name) => !flows.has(name)), ...places.filter((name) => !(name in stores))];
  if (unknown.length > 0) {
    return refuseCommandLine(`There is no ${unknown.join(", ")}.`, `${usage}\n  ${[...flows.keys()].join("\n  ")}`);
  }
  const asked = [...flows].filter(([name]) => names.length === 0 || names.includes(name));
  let failed = 0;
  for (const place of places) failed += await withStore(place, asked);
  return failed > 0 ? 1 : 0;
}

async function withStore(name: string, asked: readonly (readonly [string, Flow])[]): Promise<number> {
  const newPlace = stores[name];
  if (newPlace === undefined) return 0;
  const place = await newPlace();
  // What is compared is what a client is told, and not the page on which the user is asked before.
  const server = await startReferenceServer({ ...place.variables, INTERSTITIAL: "off" });
  let failed = 0;
  try {
    const installation = new Installation(server.origin, server.apiKey);
    for (const [client, flow] of asked) {
      const begun = performance.now();
      try {
        await flow(installation, newPlace);
        console.log(`${name}: ${client}: ok (${Math.round(performance.now() - begun)} ms)`);
      } catch (error) {
        failed += 1;
        console.log(`${name}: ${client}: FAILED`);
        console.log(error);
      }
    }
  } finally {
    await server.stop();
    await place.discard();
  }
  return failed;
}
