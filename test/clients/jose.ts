/**
 * jose's remote key set with its own caching, minute by minute through a rotation of the signing key: it has the new key
 * before it sees a token of it, and never fails. Time is this process's, and both sides believe it.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import { createRemoteJWKSet, jwtVerify } from "jose";
import type { Place } from "../crash/place.ts";
import { must, newClient, openTestApplication } from "../reference/support/application.ts";
import { exchangeToken, form, serverOf } from "../reference/support/endpoints.ts";
import { expect, type Installation } from "./installation.ts";

const MINUTE = 60_000;

export async function joseThroughRotation(_: Installation, newPlace: () => Promise<Place>): Promise<void> {
  const place = await newPlace();
  try {
    await throughRotation(place);
  } finally {
    await place.discard();
  }
}

async function throughRotation({ variables }: Place): Promise<void> {
  const app = await openTestApplication(variables);
  const server = createServer(serverOf(app).node).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const realNow = Date.now;
  Date.now = app.clock;
  try {
    const client = await newClient(app);
    const keySet = createRemoteJWKSet(new URL(`http://127.0.0.1:${address.port}/v2/oauth/jwks`));
    const kids = new Set<string>();
    const verify = async () => {
      const { response } = must(await exchangeToken(app, form({ grant_type: "client_credentials" }, client)));
      const { protectedHeader } = await jwtVerify(response.access_token, keySet, {
        issuer: app.settings.issuer,
        audience: app.settings.resource,
        typ: "at+jwt",
        currentDate: new Date(app.clock()),
      });
      kids.add(String(protectedHeader.kid));
    };
    await verify();
    await app.keys.rotate(app.clock());
    for (let minute = 0; minute < 30; minute += 1) {
      app.advance(MINUTE);
      await app.keys.maintain(app.clock());
      await verify();
    }
    expect(kids.size === 2, "tokens of both keys were verified");
  } finally {
    Date.now = realNow;
    server.close();
    server.closeAllConnections();
    await app.store.close();
  }
}
