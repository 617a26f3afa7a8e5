import { once } from "node:events";
import { createSecureServer } from "node:http2";
import { createServer, request as httpsRequest } from "node:https";
import type { AddressInfo } from "node:net";
import { type ConnectionOptions, connect, type PeerCertificate, type TLSSocket } from "node:tls";
import { Agent, fetch as undiciFetch } from "undici";
import { describe, expect, onTestFinished, test } from "vitest";
import { selfSigned } from "../../adapters/self-signed.ts";
import { type BothEnds, bothEnds } from "./both-ends.ts";

const spec = `
paths:
  /me: { get: { operationId: me, security: [{ tls: [], key: [] }, { key: [] }], responses: { "200": { description: ok, content: { application/json: {} } } } } }
  /vault: { get: { operationId: vault, security: [{ tls: [] }], responses: { "200": { description: ok, content: { application/json: {} } }, "401": { description: no } } } }
components:
  securitySchemes:
    tls: { type: mutualTLS }
    key: { type: apiKey, in: header, name: X-Key }
`;

const ours = selfSigned();
const known = selfSigned("a known client");
const unknown = selfSigned("somebody else");

async function server(ends: BothEnds) {
  const { createServer } = await ends.server();
  const name = ({ subject }: PeerCertificate) => subject.CN;
  return createServer({
    handlers: {
      me: ({ auth }: { auth: unknown }) => ({ status: 200, body: auth }),
      vault: ({ auth }: { auth: unknown }) => ({ status: 200, body: auth }),
    },
    security: {
      tls: ({ certificate }: { certificate: PeerCertificate }) => name(certificate),
      key: ({ key }: { key: string }) => key,
    },
  });
}

/** Certificates are asked for and need not be there: what the API makes of them is what is tried. */
const tls = { key: ours.key, cert: ours.cert, ca: [known.cert], requestCert: true, rejectUnauthorized: false };

async function listening(door: ReturnType<typeof createServer> | ReturnType<typeof createSecureServer>) {
  door.listen(0, "127.0.0.1");
  await once(door, "listening");
  onTestFinished(() => {
    door.close();
  });
  return (door.address() as AddressInfo).port;
}

/** The platform's connections carry the certificate; the client is told by an option that they do. */
async function caller(ends: BothEnds, port: number, certificate: object, options: object, allowH2 = false) {
  const dispatcher = new Agent({ allowH2, connect: { ca: ours.cert, ...certificate } });
  onTestFinished(() => dispatcher.destroy());
  return ends.client({
    baseURL: `https://127.0.0.1:${port}`,
    fetch: undiciFetch,
    fetchOptions: { dispatcher },
    maxRetries: 0,
    ...options,
  });
}

describe.each([
  ["node:https", false],
  ["node:http2", true],
])("mutual TLS over %s", (_, http2) => {
  async function start(ends: BothEnds) {
    const { node } = await server(ends);
    return listening(http2 ? createSecureServer({ ...tls, allowHTTP1: false }, node) : createServer(tls, node));
  }

  test("a certificate that the server's authorities signed reaches the authenticator", async () => {
    const ends = await bothEnds(spec);
    const call = await caller(ends, await start(ends), known, { tls: true, key: "k" }, http2);
    expect(await call("vault")).toMatchObject({ status: 200, body: { tls: "a known client" } });
    expect(await call("me")).toMatchObject({ status: 200, body: { tls: "a known client", key: "k" } });
  });

  test.each([
    ["one that nobody knows", unknown],
    ["none", {}],
  ])("%s is no credential", async (_, certificate) => {
    const ends = await bothEnds(spec);
    const call = await caller(ends, await start(ends), certificate, { tls: true, key: "k" }, http2);
    const refused = await call("vault");
    expect(refused.status).toBe(401);
    expect(refused.headers["www-authenticate"]).toMatch(/^MutualTLS realm=/);
    expect(await call("me")).toMatchObject({ status: 200, body: { key: "k" } });
  });
});

/** The status of an answer over a connection of its own, and what Node said of the connection. */
async function visit(ends: BothEnds, certificate: ConnectionOptions) {
  const door = createServer(tls, (await server(ends)).node);
  const states: unknown[] = [];
  door.on("secureConnection", (socket: TLSSocket) => states.push([socket.isSessionReused(), socket.authorized]));
  const port = await listening(door);
  let session: Buffer | undefined;
  return async () => {
    const socket = connect({ port, host: "127.0.0.1", ca: ours.cert, ...certificate, ...(session && { session }) });
    socket.on("session", (given) => {
      session = given;
    });
    await once(socket, "secureConnect");
    const sent = httpsRequest({ path: "/vault", headers: { host: "x" }, createConnection: () => socket });
    sent.end();
    const [response] = await once(sent, "response");
    response.resume();
    await once(response, "end");
    socket.destroy();
    return [response.statusCode, states.pop()];
  };
}

test("a certificate holds for the session that is resumed", async () => {
  const again = await visit(await bothEnds(spec), known);
  expect(await again()).toEqual([200, [false, true]]);
  expect(await again()).toEqual([200, [true, true]]);
});

test("behind fetch the adapter says which certificate it verified", async () => {
  const api = await server(await bothEnds(spec));
  const request = () => new Request("http://localhost/vault");
  expect((await api.fetch(request())).status).toBe(401);
  const peerCertificate = { subject: { CN: "verified elsewhere" } } as PeerCertificate;
  expect(await (await api.fetch(request(), { peerCertificate })).json()).toEqual({ tls: "verified elsewhere" });
});

test("the client's option is a yes or no, and without a yes the alternative is not chosen", async () => {
  const ends = await bothEnds(spec);
  expect(ends.file("client/create-client.ts")).toContain("readonly tls?: boolean | null | undefined;");
  const keys: (string | null)[] = [];
  const fetch = async (_: string, init: RequestInit) => {
    keys.push(new Headers(init.headers).get("x-key"));
    return Response.json({});
  };
  for (const tls of [true, false, undefined]) await (await ends.client({ fetch, tls, key: "k" }))("vault");
  expect(keys).toEqual([null, null, null]);
  await (await ends.client({ fetch, tls: false, key: "k" }))("me");
  expect(keys.at(-1)).toBe("k");
});
