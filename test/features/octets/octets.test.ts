import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { rawExchange, rawRequest } from "../../support/raw-http.ts";
import { feature } from "../feature.ts";

const { load, listen } = feature(import.meta.dirname, [
  "server/handlers.ts",
  "server/operations.ts",
  "client/operations.ts",
]);

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface App {
  readonly server: Server;
  readonly errors: unknown[];
  readonly client: (baseURL: string) => {
    readonly put: (name: string, body: AsyncIterable<Uint8Array> | Blob) => Promise<Answer>;
    readonly object: (body: Blob, encoding: "gzip" | "aws-chunked") => Promise<Answer>;
    readonly logo: (body: Blob, contentType?: "image/png") => Promise<Answer>;
    readonly logoOfClass: (body: Blob) => Promise<string>;
    readonly picture: (body: Blob, contentType?: string) => Promise<Answer>;
  };
}

let app: App;
let address = "";
beforeAll(async () => {
  app = await load<App>("app.ts");
  address = await listen(app.server.node);
});
beforeEach(() => app.errors.splice(0));

const octets = "application/octet-stream";

/** Both doors: `node:http`, and `fetch` without a network. */
const doors = [
  ["node:http", (path: string, init: RequestInit) => fetch(address + path, init)],
  ["fetch", (path: string, init: RequestInit) => app.server.fetch(new Request(`http://x.example${path}`, init))],
] as const;

describe.each(doors)("octets through the door of %s", (_, send) => {
  const put = async (path: string, body: NonNullable<RequestInit["body"]> | null, type?: string) => {
    const headers = type === undefined ? {} : { "content-type": type };
    const init = { method: path.startsWith("/files") ? "PUT" : "POST", body, headers, duplex: "half" } as const;
    const answer = await send(path, init);
    return [answer.status, await answer.text()];
  };
  const zeros = (length: number) => new Uint8Array(length);

  test("are read as they come", async () => {
    expect(await put("/files/a", zeros(7), octets)).toEqual([200, `7, ${octets}`]);
    const stream = new Blob([zeros(200_000), zeros(100_000)]).stream();
    expect(await put("/files/a", stream, octets)).toEqual([200, `300000 in chunks, ${octets}`]);
  });

  test("need not be read, or not to their end", async () => {
    expect(await put("/files/unread", zeros(300_000), octets)).toEqual([200, "unread"]);
    expect(await put("/files/first", zeros(300_000), octets)).toEqual([200, "true"]);
    expect(await put("/files/a", zeros(1), octets)).toEqual([200, `1, ${octets}`]);
  });

  test("have the length that the document says", async () => {
    const short = await put("/files/a", zeros(0), octets);
    expect(short).toEqual([400, expect.stringContaining("Must have at least 1 octets.")]);
    const long = await put("/files/a", zeros(300_001), octets);
    expect(long).toEqual([400, expect.stringContaining("Must not have more than 300000 octets.")]);
  });

  test("are limited by the server", async () => {
    expect(await put("/pictures", zeros(400_000), "image/png")).toEqual([200, expect.stringMatching(/^400000/)]);
    expect(await put("/pictures", zeros(400_001), "image/png")).toEqual([
      413,
      expect.stringContaining("400000 octets"),
    ]);
    const stream = new Blob([zeros(400_000), zeros(1)]).stream();
    expect(await put("/pictures", stream, "image/png")).toEqual([413, expect.stringContaining("400000 octets")]);
    expect(app.errors).toEqual([]);
  });

  test("of a range are of the type that was sent", async () => {
    expect(await put("/pictures", zeros(1), "Image/PNG; a=b")).toEqual([200, "1, image/png"]);
    expect(await put("/pictures", zeros(1), "video/mp4")).toEqual([415, expect.stringContaining("image/*")]);
    expect(await put("/pictures", null)).toEqual([200, "nothing, undefined"]);
  });

  test("are what is left where other media types are declared beside", async () => {
    expect(await put("/things", '{"name":"a"}', "application/json")).toEqual([200, '{"name":"a"}, application/json']);
    expect(await put("/things", "a,b", "text/csv")).toEqual([200, "a,b, text/csv"]);
    expect(await put("/things", "\u00ff", "text/plain; charset=latin1")).toEqual([415, expect.any(String)]);
    expect(await put("/things", "x", "video/mp4")).toEqual([200, "octets, video/mp4"]);
    expect(await put("/things", "[[[[[[]]]]]]", "application/json")).toEqual([
      400,
      expect.stringContaining("Must not be nested more than 5 levels deep."),
    ]);
  });

  test("are octets in any charset, which nobody decodes", async () => {
    expect(await put("/files/a", zeros(2), `${octets}; charset=binary`)).toEqual([200, `2, ${octets}`]);
    expect(await put("/pictures", zeros(2), "image/svg+xml; charset=utf-16")).toEqual([200, "2, image/svg+xml"]);
  });

  test("are of the coding that the operation declares, which is the handler's to undo", async () => {
    const coded = async (coding: string, type: string, path = "/objects") => {
      const headers = { "content-encoding": coding, "content-type": type };
      const answer = await send(path, { method: "PUT", headers, body: zeros(3) });
      return [answer.status, await answer.text()];
    };
    expect(await coded("gzip", octets)).toEqual([200, "3, gzip"]);
    expect(await coded("aws-chunked", octets)).toEqual([200, "3, aws-chunked"]);
    expect(await coded("br", octets)).toEqual([400, expect.stringContaining("content-encoding")]);
    // What has to be read here has to be plain.
    const refused = [415, expect.stringContaining("Must be sent without the coding gzip.")];
    expect(await coded("gzip", "text/csv")).toEqual(refused);
    expect(await coded("gzip", "application/json")).toEqual(refused);
    expect(await coded("gzip", octets, "/files/a")).toEqual(refused);
  });

  test("that are required and not there at all", async () => {
    expect(await put("/files/a", null)).toEqual([400, expect.stringContaining("Is required.")]);
  });

  test("are none where nothing comes, and nothing says of what type", async () => {
    const nothing = () => new Blob([]).stream();
    expect(await put("/files/a", nothing())).toEqual([400, expect.stringContaining("Is required.")]);
    expect(await put("/things", nothing())).toEqual([200, "undefined, undefined"]);
    expect(await put("/files/a", nothing(), octets)).toEqual([400, expect.stringContaining("at least 1 octets")]);
    const stream = new Blob([zeros(200_000), zeros(100_000)]).stream();
    expect(await put("/files/a", stream)).toEqual([200, `300000 in chunks, ${octets}`]);
    expect(await put("/files/unread", new Blob([zeros(300_000)]).stream())).toEqual([200, "unread"]);
    expect(await put("/files/a", zeros(1), octets)).toEqual([200, `1, ${octets}`]);
  });
});

test("a request of fetch that has a body of length 0 has none, as servers make them that give each POST one", async () => {
  const headers = { "content-length": "0" };
  const init = { method: "PUT", headers, body: new Blob([]).stream(), duplex: "half" } as const;
  const answer = await app.server.fetch(new Request("http://x.example/files/a", init));
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("Is required.")]);
});

test("octets of which nothing says how many there are do not begin with more than are taken", async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(0));
      controller.enqueue(new Uint8Array(400_001));
    },
  });
  const init = { method: "POST", body, duplex: "half" } as const;
  const answer = await app.server.fetch(new Request("http://x.example/things", init));
  expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining("400000 octets")]);
});

test("what a handler leaves does not keep the connection from the next request", async () => {
  const head = (path: string) => [
    `PUT ${path} HTTP/1.1`,
    "Host: a",
    `Content-Type: ${octets}`,
    "Content-Length: 90000",
  ];
  const body = "x".repeat(90_000);
  const text = ["/files/unread", "/files/first"].map((path) => `${head(path).join("\r\n")}\r\n\r\n${body}`).join("");
  const last = rawRequest([`PUT /files/a HTTP/1.1`, `Content-Type: ${octets}`, "Content-Length: 3"], "abc");
  const answers = await rawExchange(address, text + last);
  expect(answers.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
  expect(answers.endsWith(`3, ${octets}`)).toBe(true);
});

describe("the generated client", () => {
  test("sends streams and Blobs", async () => {
    async function* chunks() {
      yield new Uint8Array(1000);
      yield new Uint8Array(2000);
    }
    const client = app.client(address);
    expect((await client.put("a", chunks())).body).toMatch(/^3000/);
    expect(await client.put("a", new Blob(["abc"]))).toMatchObject({ status: 200, body: `3, ${octets}` });
  });

  test("says how they are coded", async () => {
    expect(await app.client(address).object(new Blob(["abc"]), "gzip")).toMatchObject({ body: "3, gzip" });
  });

  test.each([
    ["image/png", "image/png"],
    ["IMAGE/JPEG", "image/jpeg; progressive=true"],
    ["video/mp4; codecs=avc1", "video/mp4"],
    ["", "image/png"],
    ["text/plain", "image/png"],
  ])("sends a Blob that says %o of itself as %s", async (own, sent) => {
    const blob = new Blob(["abc"], { type: own });
    expect(await app.client(address).logo(blob)).toMatchObject({ body: `3, ${sent}` });
    expect(await app.client(address).logoOfClass(blob)).toBe(`3, ${sent}`);
    expect(await app.client(address).logo(blob, "image/png")).toMatchObject({ body: "3, image/png" });
  });

  test("says of what type of a range the octets are", async () => {
    const client = app.client(address);
    expect(await client.picture(new Blob(["a"], { type: "image/gif" }))).toMatchObject({ body: "1, image/gif" });
    expect(await client.picture(new Blob(["a"]), "image/webp")).toMatchObject({ body: "1, image/webp" });
    await expect(client.picture(new Blob(["a"]))).rejects.toThrow("The body needs a content type of image/*.");
    await expect(client.picture(new Blob(["a"]), "video/mp4")).rejects.toThrow("none of image/*");
  });
});

describe.each(doors)("by %s", (_, send) => {
  test("a body that does not say what it is may be octets, and nothing else", async () => {
    const init = { method: "PUT", body: new Uint8Array(3) };
    expect(await (await send("/files/a", init)).text()).toBe("3, application/octet-stream");
    expect(await (await send("/things", { ...init, method: "POST" })).text()).toBe("octets, application/octet-stream");
    expect((await send("/pictures", { ...init, method: "POST" })).status).toBe(415);
  });
});

test("the server answers for itself as a whole, and calls statuses by their names of today", async () => {
  expect(await rawExchange(address, rawRequest(["OPTIONS * HTTP/1.1"]))).toMatch(/^HTTP\/1\.1 204 /);
  const large = rawRequest([
    "PUT /files/a HTTP/1.1",
    "Content-Type: application/octet-stream",
    "Content-Length: 999999999",
  ]);
  expect(await rawExchange(address, large)).toMatch(/^HTTP\/1\.1 413 Content Too Large\r\n/);
});
