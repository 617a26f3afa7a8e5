import { beforeAll, describe, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { build, problems } from "../../model/build.ts";
import { against, type BothEnds, bothEnds } from "./both-ends.ts";

const octets = "{ schema: { type: string, format: binary } }";
const pet = "{ schema: { type: object, required: [name], properties: { name: { type: string } } } }";
const spec = `
paths:
  /any:
    get:
      operationId: readAny
      responses:
        "200": { description: a file, content: { "*/*": ${octets} } }
        default: { description: none, content: { application/json: ${pet}, "*/*": ${octets} } }
  /application:
    get:
      operationId: readApplication
      responses: { "200": { description: a file, content: { "application/*": ${octets} } } }
  /suffix:
    get:
      operationId: readSuffix
      responses: { "200": { description: a file, content: { "application/*+json": ${octets}, "application/*": ${pet} } } }
  /open:
    get:
      operationId: readOpen
      responses: { "200": { description: what arrives, content: { "*/*": {} } } }
  /json:
    put:
      operationId: putJSON
      requestBody: { required: true, content: { application/json: ${octets} } }
      responses: { "200": { description: a file, content: { application/json: ${octets} } } }
  /either:
    put:
      operationId: putEither
      requestBody: { required: true, content: { application/json: ${pet}, application/geo+json: ${octets} } }
      responses: { "200": { description: either, content: { application/json: ${pet}, application/geo+json: ${octets} } } }
`;

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

/** What arrived, octets as a text with a character for each. */
async function shown(value: unknown): Promise<unknown> {
  return value instanceof Blob ? { octets: Buffer.from(await value.arrayBuffer()).toString("latin1") } : value;
}

/** What makes something else of a body that is read as a text or as JSON. */
const files = [
  ["text/csv", "caf\xe9"],
  ["text/csv", "\xef\xbb\xbfa;b"],
  ["text/plain; charset=utf-16", "\xff\xfeA\0"],
  ["application/json", '{"id":12345678901234567890}'],
  ["application/json", '{"id":'],
  ["application/geo+json", "{}\n{}\n"],
  ["image/svg+xml", "<svg/>"],
  ["application/zip", "PK\x03\x04"],
] as const;

describe("what a schema says is octets", () => {
  let ends: BothEnds;
  let sent: { status: number; contentType?: string; body: unknown };
  let received: unknown;
  let server: Server;
  beforeAll(async () => {
    ends = await bothEnds(spec);
    const { createServer } = await ends.server();
    const answer = async ({ body }: { body?: unknown }) => {
      received = body !== null && typeof body === "object" && "bytes" in body ? "octets" : body;
      return sent;
    };
    const names = ["readAny", "readApplication", "readSuffix", "readOpen", "putJSON", "putEither"];
    const handlers = Object.fromEntries(names.map((name) => [name, answer]));
    server = createServer({ handlers, validateResponses: true });
  });

  const client = async () => {
    const { responseChecks } = await ends.load("client/response-checks.ts");
    return ends.client(against(server, { validateResponses: responseChecks, maxRetries: 0 }));
  };

  test.each(files)("is octets under a range, though it is %s: %j", async (contentType, text) => {
    const call = await client();
    sent = { status: 200, contentType, body: bytes(text) };
    for (const operation of ["readAny", ...(contentType.startsWith("application/") ? ["readApplication"] : [])]) {
      const { contentType: arrived, body } = await call(operation);
      expect([arrived, await shown(body)]).toEqual([contentType.split(";")[0], { octets: text }]);
    }
  });

  test("is octets as a stream, too", async () => {
    const call = await client();
    const pieces = async function* () {
      yield bytes('{"a":');
      yield bytes("1}");
    };
    for (const operation of ["readAny", "putJSON"]) {
      sent = { status: 200, contentType: "application/json", body: pieces() };
      const args = operation === "putJSON" ? { body: bytes("") } : {};
      expect(await shown((await call(operation, args)).body)).toEqual({ octets: '{"a":1}' });
    }
  });

  test("is told from a value by the media type that says the most", async () => {
    const call = await client();
    sent = { status: 404, contentType: "application/json", body: { name: "none" } };
    expect(await call("readAny")).toMatchObject({ status: 404, body: { name: "none" } });
    sent = { status: 404, contentType: "application/problem+json", body: bytes("{}") };
    expect(await shown((await call("readAny")).body)).toEqual({ octets: "{}" });
    sent = { status: 200, contentType: "application/geo+json", body: bytes("[1") };
    expect(await shown((await call("readSuffix")).body)).toEqual({ octets: "[1" });
    sent = { status: 200, contentType: "application/json", body: { name: "Rex" } };
    expect((await call("readSuffix")).body).toEqual({ name: "Rex" });
    const body = { name: "Rex" };
    sent = { status: 200, contentType: "application/geo+json", body: bytes("[1") };
    expect(await shown((await call("putEither", { body })).body)).toEqual({ octets: "[1" });
    expect(received).toEqual(body);
  });

  test("is octets where the media type is JSON, in both directions", async () => {
    const call = await client();
    sent = { status: 200, body: bytes('{"id":12345678901234567890}') };
    for (const body of [bytes("[1"), new Blob(['{"a":1}'], { type: "application/json" })]) {
      expect(await shown((await call("putJSON", { body })).body)).toEqual({ octets: '{"id":12345678901234567890}' });
      expect(received).toBe("octets");
    }
    sent = { status: 200, contentType: "application/json", body: { name: "Rex" } };
    await call("putEither", { body: bytes("{}"), contentType: "application/geo+json" });
    expect(received).toBe("octets");
  });

  test("is octets as well where it arrives as a type that is not declared", async () => {
    const answer = (type: string) => new Response("%PDF \xe9", { headers: { "content-type": type } });
    for (const type of ["application/pdf", "text/csv", "application/octet-stream"]) {
      const call = await ends.client({
        baseURL: "https://api.example",
        fetch: async () => answer(type),
        maxRetries: 0,
      });
      expect((await call("putJSON", { body: bytes("") })).body).toBeInstanceOf(Blob);
    }
  });

  test("is what arrives where nothing is said", async () => {
    const call = await client();
    sent = { status: 200, contentType: "application/json", body: { a: 1 } };
    expect((await call("readOpen")).body).toEqual({ a: 1 });
    sent = { status: 200, contentType: "text/csv", body: "a;b" };
    expect((await call("readOpen")).body).toBe("a;b");
  });

  test("has the types of octets", async () => {
    const printed = await ends.compile({
      "main.ts": `
import Client from "./client/index.ts";
import { createServer } from "./server/index.ts";
const body = new Uint8Array();
export const handlers: Partial<Parameters<typeof createServer>[0]["handlers"]> = {
  readAny: async () => ({ status: 200, contentType: "text/csv", body }),
  readApplication: async () => ({ status: 200, contentType: "application/json", body: new Blob([]) }),
  putJSON: async ({ body: given }) => ({ status: 200, body: await given.bytes() }),
  // @ts-expect-error: a text is no octets.
  putEither: async () => ({ status: 200, contentType: "application/geo+json", body: "{}" }),
};
const client = new Client();
export const blobs: Blob[] = [
  await client.default.readAny(),
  await client.default.readApplication(),
  await client.default.putJSON(body),
  await client.default.putJSON(new Blob([])),
];
`,
    });
    expect(printed).toBe("");
  });
});

test("a text that has a media type of its own is a text of JSON, as are the members of a value", () => {
  const schema = { type: "string", contentMediaType: "application/jwt" };
  const member = { type: "object", properties: { file: { type: "string", format: "binary" } } };
  for (const one of [schema, member]) {
    const content = { "application/json": { schema: one } };
    const { api, diagnostics } = build({
      openapi: "3.1.0",
      paths: { "/a": { get: { responses: { "200": { description: "ok", content } } } } },
    });
    expect(problems(diagnostics)).toEqual([]);
    expect(api.operations.flatMap(({ responses }) => responses.flatMap((each) => each.content)[0]?.kind)).toEqual([
      "json",
    ]);
  }
});
