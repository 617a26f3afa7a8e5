/**
 * `npm run clients [-- <name>…] [--store sqlite|postgres]`: other people's OAuth clients, each through its whole flow with
 * the reference server, on both stores. Exit code 1 if one of them does not come to its end.
 */
import { parseArgs } from "node:util";
import { type Place, stores } from "../crash/place.ts";
import { startReferenceServer } from "../end-to-end/reference-server.ts";
import { badgateway } from "./badgateway.ts";
import { differential } from "./differential.ts";
import { Installation } from "./installation.ts";
import { joseThroughRotation } from "./jose.ts";
import { mcpConformance } from "./mcp-conformance.ts";
import { mcpClient, mcpSdk } from "./model-context-protocol.ts";
import { oauth4webapi } from "./oauth4webapi.ts";
import { openidClient } from "./openid-client.ts";
import { pages } from "./pages.ts";
import { passportOauth2 } from "./passport.ts";
import { simpleOauth2 } from "./simple-oauth2.ts";
import { telnyx } from "./telnyx.ts";

/** A flow may have a store of its own, where it must not share what it does with the others. */
type Flow = (installation: Installation, newPlace: () => Promise<Place>) => Promise<void>;

const flows = new Map<string, Flow>([
  ["oauth4webapi", oauth4webapi],
  ["openid-client", openidClient],
  ["telnyx", telnyx],
  ["@modelcontextprotocol/client", mcpClient],
  ["@modelcontextprotocol/sdk", mcpSdk],
  ["@modelcontextprotocol/conformance", mcpConformance],
  ["simple-oauth2", simpleOauth2],
  ["@badgateway/oauth2-client", badgateway],
  ["passport-oauth2", passportOauth2],
  ["jose", joseThroughRotation],
  ["oidc-provider", differential],
  ["pages", pages],
]);

const { values, positionals } = parseArgs({ allowPositionals: true, options: { store: { type: "string" } } });
process.exitCode = await main(positionals, values.store === undefined ? Object.keys(stores) : [values.store]);

async function main(names: readonly string[], places: readonly string[]): Promise<number> {
  const unknown = [...names.filter((name) => !flows.has(name)), ...places.filter((name) => !(name in stores))];
  if (unknown.length > 0) {
    console.error(`There is no ${unknown.join(", ")}.\nnpm run clients [-- <name>…] [--store sqlite|postgres]`);
    console.error(`  ${[...flows.keys()].join("\n  ")}`);
    return 2;
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
