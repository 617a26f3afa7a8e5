/** The conformance test that is generated for a server's handlers: that it passes those that are right, and sees each fault. */
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { PeerCertificate } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServerUnderTest } from "../../conformance/index.ts";
import type { GeneratedServer } from "../roundtrip/generated-api.ts";
import { type Kit, kitOf, type Options } from "./kit-of.ts";

type Handler = (input: { readonly path: object; readonly body: object & AsyncIterable<unknown> }) => unknown;
type Handlers = Readonly<Record<string, Handler>>;

let kit: Kit;
let createServer: Kit["createServer"];
let conformance: Kit["conformance"];

beforeAll(async () => {
  kit = await kitOf("spec.yml");
  ({ createServer, conformance } = kit);
});

afterAll(() => kit.remove());

const item = { name: "Cup" };

/** Handlers that keep to the document. */
const right: Handlers = {
  getItem: () => ({ status: 200, headers: { etag: '"1"' }, body: item }),
  addItem: ({ body }) => ({ status: 201, body }),
  addPicture: async ({ body }) => {
    for await (const _ of body);
    return { status: 204 };
  },
  putThumbnail: async ({ body }) => ({ status: 200, contentType: "image/png", body: await octetsOf(body) }),
  getVault: () => ({ status: 204 }),
  watchChanges: async function* () {
    for (;;) yield { data: item };
  },
};

async function octetsOf(body: unknown): Promise<Uint8Array> {
  return new Uint8Array(await new Response(body as ReadableStream).arrayBuffer());
}

/** A server of the handlers, some of them others; what it reports is the kit's to see. */
function serverWith(changes: Handlers = {}, key = "sesame"): GeneratedServer {
  const { watchChanges, ...handlers } = { ...right, ...changes };
  return createServer({
    handlers: { ...handlers, watchChanges: (input: never) => ({ status: 200, body: watchChanges?.(input) }) },
    security: {
      key: (presented: { readonly key: string }) => (key === "" || presented.key === key ? {} : undefined),
      certificate: ({ certificate }: { readonly certificate: PeerCertificate }) => certificate.subject?.CN === "shop",
    },
    onError: () => undefined,
  });
}

const known = {
  credentials: { key: "sesame", certificate: true },
  connection: { peerCertificate: { subject: { CN: "shop" } } as PeerCertificate },
};

/** What the kit says of a server: its errors, by operation. */
function errorsOf(server: ServerUnderTest, options: Options = {}): Promise<Readonly<Record<string, string>>> {
  return kit.errorsOf(server, { ...known, ...options });
}

/** What it says of one operation. */
async function errorOf(operation: string, server: ServerUnderTest, options: Options = {}): Promise<string | undefined> {
  const without = Object.keys(right).filter((name) => name !== operation);
  return (await errorsOf(server, { ...options, without }))[operation];
}

/** A server whose answers of some statuses become others. */
function answering(statuses: readonly number[], answer: () => Response): ServerUnderTest {
  const { fetch } = serverWith();
  return {
    async fetch(request) {
      const right = await fetch(request);
      return statuses.includes(right.status) ? answer() : right;
    },
  };
}

describe("a server that keeps to its document passes", () => {
  test("in process", async () => {
    expect(await errorsOf(serverWith())).toEqual({});
  });

  test("at an address, by its base URL", async () => {
    const http = createHttpServer(serverWith().node);
    await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
    const { port } = http.address() as AddressInfo;
    expect(await errorsOf(`http://127.0.0.1:${port}/v1`, { runs: 1, without: ["getVault"] })).toEqual({});
    http.closeAllConnections();
    http.close();
  });

  test("and says what came", async () => {
    const [getItem] = conformance(serverWith(), { credentials: { key: "sesame" } });
    const report = await getItem?.run();
    const refusals = expect.toSatisfy((count: number) => count > 5);
    expect(report).toEqual({ answers: { 200: 6 }, examples: 1, refusals });
  });
});

describe("the kit sees", () => {
  test("who gets past without a certificate, or not with one", async () => {
    const server = serverWith();
    const withIts = { fetch: (request: Request) => server.fetch(request, known.connection) };
    expect(await errorOf("getVault", withIts)).toMatch("not refused as it should be: no credentials.");
    expect(await errorOf("getVault", server, { connection: {} })).toMatch(
      "The credentials of a valid request were refused.",
    );
  });

  test("a status that is not declared, with all that is needed to see it again", async () => {
    const error = await errorOf("getItem", serverWith({ getItem: () => ({ status: 202 }) }), { seed: 7 });
    expect(error).toMatchInlineSnapshot(`
      "getItem is not as the document says.

      A valid request was answered with 202 in a way that is not declared.
        the status is not declared
        request: curl -X GET 'http://127.0.0.1/v1/items/1' -H 'accept: application/json' -H 'x-key: '"$CREDENTIALS"
        answer: 202 without a body
        seed: 7"
    `);
  });

  test("a header that is missing", async () => {
    const getItem: Handler = () => ({ status: 200, body: item });
    expect(await errorOf("getItem", serverWith({ getItem }))).toContain("the header etag is missing");
  });

  test("a body that does not fit", async () => {
    const addItem: Handler = () => ({ status: 201, body: { name: "" } });
    expect(await errorOf("addItem", serverWith({ addItem }))).toContain("the body at /name: ");
  });

  test("a media type that is not declared", async () => {
    const addItem: Handler = () => ({ status: 201, contentType: "text/plain", body: "Cup" });
    expect(await errorOf("addItem", serverWith({ addItem }))).toContain("the media type text/plain is not declared");
  });

  test("an item of a stream that does not fit, and no end is waited for", async () => {
    const watchChanges: Handler = async function* () {
      yield { data: item };
      yield { data: { name: 5 } };
      await new Promise(() => undefined);
    };
    const error = await errorOf("watchChanges", serverWith({ watchChanges }), { runs: 1 });
    expect(error).toContain("the item 1 at /data/name: ");
  });

  test("events may begin with a byte order mark", async () => {
    const { fetch } = serverWith();
    const marked = async (request: Request) => {
      const answer = await fetch(request);
      const { status, headers, body } = answer;
      if (!body || !headers.get("content-type")?.startsWith("text/event-stream")) return answer;
      const octets = async function* () {
        yield Buffer.from("\ufeff");
        yield* body;
      };
      return new Response(ReadableStream.from(octets()), { status, headers });
    };
    expect(await errorOf("watchChanges", { fetch: marked })).toBeUndefined();
  });

  test("a handler that fails, with the smallest request that makes it", async () => {
    const addItem: Handler = ({ body }) => {
      if (Number(Reflect.get(body, "price")) > 1) throw new Error("too dear");
      return { status: 201, body };
    };
    const error = await errorOf("addItem", serverWith({ addItem }));
    expect(error).toMatch(/made the server fail\.\n {2}request: curl .* '\{"name":".","price":[\d.e+]+\}'/u);
  });

  test.each([
    [7, "the body has 7 octets, and at least 8 are declared"],
    [65, "the body has 65 octets, and at most 64 are declared"],
  ])("an answer of %i octets", async (length, fault) => {
    const putThumbnail: Handler = () => ({ status: 200, contentType: "image/png", body: new Uint8Array(length) });
    const error = await errorOf("putThumbnail", serverWith({ putThumbnail }));
    expect(error).toContain(fault);
    expect(error).toContain(`answer: 200 image/png ${length} octets`);
  });

  test("too many octets of JSON, which need be none where their schema says that they are octets", async () => {
    const giving = (length: number) => {
      const body = new Uint8Array(length).fill(0xff);
      const putThumbnail: Handler = async ({ body: given }) => {
        await octetsOf(given);
        return { status: 200, contentType: "application/json", body };
      };
      return serverWith({ putThumbnail });
    };
    expect(await errorOf("putThumbnail", giving(64))).toBeUndefined();
    expect(await errorOf("putThumbnail", giving(65))).toContain("the body has 65 octets, and at most 64 are declared");
  });

  test("an example of the document that is refused, though what is drawn is taken", async () => {
    const addItem: Handler = ({ body }) => {
      return Reflect.get(body, "name") === "Samovar" ? { status: 400, body } : { status: 201, body };
    };
    const server = serverWith({ addItem });
    expect(await errorOf("addItem", server)).toContain("An example of the document was refused.");
    expect(await errorOf("addItem", server, { examples: false })).toBeUndefined();
  });

  test("credentials that nobody checks", async () => {
    expect(await errorOf("getItem", serverWith({}, ""))).toContain("wrong credentials");
  });

  test("credentials that are refused, and shows none", async () => {
    const error = await errorOf("getItem", serverWith({}, "another"));
    expect(error).toContain("The credentials of a valid request were refused.");
    expect(error).not.toContain("sesame");
  });

  test("credentials that are missing", async () => {
    const error = await errorOf("getItem", serverWith(), { credentials: {} });
    expect(error).toContain("A valid request was refused, since no credentials are given.");
  });

  test.each([
    ["getItem", "of the path parameter id"],
    ["addItem", "no body"],
    ["addPicture", "a media type that is not declared"],
    ["putThumbnail", "too few octets in the body"],
    ["putThumbnail", "too many octets in the body"],
  ])("invalid requests that %s takes", async (operation, what) => {
    const server = answering([400, 406, 413, 415], () => new Response(null, { status: 204 }));
    expect(await errorOf(operation, server)).toContain(what);
  });

  test("a refusal that is neither declared nor a problem detail", async () => {
    const server = answering([400], () => new Response("no", { status: 400 }));
    expect(await errorOf("addItem", server)).toContain("A refusal is neither declared nor a problem detail");
  });
});

describe("a test", () => {
  /** The paths that the handler of `getItem` sees. */
  async function pathsSeen(options: Options): Promise<readonly unknown[]> {
    const seen: unknown[] = [];
    const getItem: Handler = ({ path }) => {
      seen.push(path);
      return { status: 404 };
    };
    expect(await errorOf("getItem", serverWith({ getItem }), options)).toBeUndefined();
    return seen;
  }

  test("prepares the state that a request speaks of", async () => {
    const prepare = { getItem: async (args: object) => ({ ...args, path: { id: 42 } }) };
    expect(await pathsSeen({ prepare })).toEqual(Array(6).fill({ id: 42 }));
  });

  test("shows a server what the document shows, but for what does not fit its own schema", async () => {
    const seen: unknown[] = [];
    const addItem: Handler = ({ body }) => {
      seen.push(body);
      return { status: 201, body };
    };
    expect(await errorOf("addItem", serverWith({ addItem }))).toBeUndefined();
    expect(seen).toEqual(
      expect.arrayContaining([
        { name: "Saucer", price: 2 },
        { name: "Samovar", price: 900 },
      ]),
    );
    expect(await pathsSeen({ runs: 1 })).toContainEqual({ id: 4711 });
  });

  test("leaves operations out", () => {
    const names = conformance(serverWith(), { without: ["addItem"] }).map(({ name }) => name);
    expect(names).toEqual(["getItem", "addPicture", "putThumbnail", "watchChanges", "getVault"]);
  });

  test("draws the same for the same seed, and something else for another", async () => {
    expect(await pathsSeen({ seed: 3 })).toEqual(await pathsSeen({ seed: 3 }));
    expect(await pathsSeen({ seed: 3 })).not.toEqual(await pathsSeen({ seed: 4 }));
  });

  test("cannot run less often than once", () => {
    expect(() => conformance(serverWith(), { runs: 0 })).toThrow(
      new RangeError("runs is 0, and no whole number above 0."),
    );
  });
});
