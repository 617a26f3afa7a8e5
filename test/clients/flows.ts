import type { Place } from "../crash/place.ts";
import { badgateway } from "./badgateway.ts";
import { differential } from "./differential.ts";
import type { Installation } from "./installation.ts";
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
export type Flow = (installation: Installation, newPlace: () => Promise<Place>) => Promise<void>;

/** By the name of the client's package, or of what is shown. */
export const flows: ReadonlyMap<string, Flow> = new Map<string, Flow>([
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
