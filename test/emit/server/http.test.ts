import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { beforeAll, describe, expect, test } from "vitest";
import { generatedServer, listen, type Options } from "./emit-spec.ts";

/** Both doors answer every rule in the same way: each test runs through `node:http` and through `fetch`. */
const spec = `
servers: [{ url: https://api.example.com/v2 }]
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - { name: "page[size]", in: query, schema: { type: integer, minimum: 1, maximum: 100, default: 20 } }
        - { name: tag, in: query, schema: { type: array, items: { type: string } } }
        - { name: ids, in: query, explode: false, schema: { type: array, items: { type: integer } } }
        - { name: sold, in: query, schema: { type: boolean } }
        - { name: X-Trace, in: header, schema: { type: array, items: { type: string } } }
        - { name: theme, in: cookie, schema: { type: string, enum: [light, dark] } }
      responses:
        "200": { description: Pets, content: { application/json: { schema: {} } } }
    post:
      operationId: createPet
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: "#/components/schemas/Pet" } }
          application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/Pet" } }
          text/plain: { schema: { type: string, maxLength: 5 } }
      responses:
        "201":
          description: Created
          headers:
            location: { required: true, schema: { type: string } }
            X-Count: { schema: { type: integer } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
        "204": { description: Nothing }
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{ name: id, in: path, required: true, schema: { type: string, maxLength: 10 } }]
      responses:
        "200": { description: Pet, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
        4XX: { description: Wrong, content: { application/json: { schema: { type: object } } } }
  /pets/mine:
    get:
      operationId: getMyPet
      responses:
        "200":
          description: Pet
          content:
            application/json: { schema: {} }
            text/html: { schema: { type: string } }
  /notes:
    put:
      operationId: putNote
      requestBody: { content: { text/plain: { schema: { type: string } } } }
      responses: { default: { description: Anything } }
components:
  schemas:
    Pet:
      type: object
      required: [name]
      additionalProperties: false
      properties:
        name: { type: string }
        age: { type: integer }
        tags: { type: array, items: { type: string } }
        kind: { type: string, default: cat }
`;

interface Input {
  readonly path: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly headers: Record<string, unknown>;
  readonly cookies: Record<string, unknown>;
  readonly body: unknown;
  readonly contentType: string;
}

const errors: unknown[] = [];
const json = (body: unknown) => ({ status: 200, body });
const options: Options = {
  handlers: {
    listPets: ({ query, headers, cookies }: Input) => json({ query, headers, cookies }),
    createPet({ body, contentType }: Input) {
      if (contentType === "text/plain" && body === "none") return { status: 204 };
      return {
        status: 201,
        headers: { Location: "/pets/1", "set-cookie": ["a=1", "b=2"], "x-count": 3 },
        body: { name: "x", got: body },
      };
    },
    getPet({ path }: Input) {
      if (path.id === "crash") throw new Error("secret");
      if (path.id === "nothing") return undefined;
      if (path.id === "header") return { status: 200, headers: { "x-a": "a\r\nset-cookie: b=1" }, body: { name: "x" } };
      return path.id === "none" ? { status: 404, body: { code: "none" } } : json({ name: path.id });
    },
    getMyPet: () => ({ status: 200, contentType: "text/html", body: "<p>é" }),
    putNote: (input: Input) => ({ status: "body" in input ? 202 : 203 }),
  },
  fallback: ({ path }) =>
    path === "/healthz" ? { status: 200, headers: { "content-type": "text/plain" }, body: "ok" } : undefined,
  limits: { bodyBytes: 100, parameters: 5 },
  onError: (error) => errors.push(error),
};

describe.each(["node", "fetch"] as const)("through the %s door", (door) => {
  let send: (path: string, init?: RequestInit) => Promise<Response>;

  beforeAll(async () => {
    const { createServer } = await generatedServer(spec);
    const server = createServer(options);
    const origin = door === "node" ? await listen(server) : "http://localhost";
    send = (path, init) =>
      door === "node" ? fetch(origin + path, init) : server.fetch(new Request(origin + path, init));
  });

  const sendJson = (text: string, type = "application/json") =>
    send("/v2/pets", { method: "POST", body: text, headers: { "content-type": type } });

  async function issuesOf(response: Response): Promise<unknown> {
    const { errors } = (await response.json()) as { errors: unknown };
    return errors;
  }

  describe("routes", () => {
    test("a path that is not there: 404 as a problem", async () => {
      const response = await send("/v2/cats");
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(await response.json()).toEqual({ title: "Not Found", status: 404 });
    });

    test.each(["/pets", "/v2/pets/", "/v2/pets/1/2", "/v2", "/v2/pets//", "/V2/pets"])(
      "%s is none of the paths",
      async (path) => {
        expect((await send(path)).status).toBe(404);
      },
    );

    test("another method: 405 with Allow", async () => {
      const response = await send("/v2/pets", { method: "DELETE" });
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
    });

    test("OPTIONS: 204 with Allow", async () => {
      const response = await send("/v2/pets/1", { method: "OPTIONS" });
      expect(response.status).toBe(204);
      expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
      expect(await response.text()).toBe("");
    });

    test("HEAD is answered by GET, without the body", async () => {
      const response = await send("/v2/pets/rex", { method: "HEAD" });
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("application/json");
      if (door === "node") expect(response.headers.get("content-length")).toBe("14");
      expect(await response.text()).toBe("");
    });

    test("the fallback has what the API does not", async () => {
      expect(await (await send("/healthz")).text()).toBe("ok");
    });

    test("an exact path comes before one with a parameter, also where it is written with escapes", async () => {
      expect(await (await send("/v2/pets/mine")).text()).toBe("<p>é");
      expect(await (await send("/v2/%70ets/min%65")).text()).toBe("<p>é");
    });

    test("a path parameter is decoded", async () => {
      expect(await (await send("/v2/pets/a%2Fb%20%C3%A9+")).json()).toEqual({ name: "a/b é+" });
    });

    test.each(["%", "%zz", "%ff"])("the path parameter %s is broken: 400", async (text) => {
      const response = await send(`/v2/pets/${text}`);
      expect(response.status).toBe(400);
      expect(await issuesOf(response)).toEqual([
        { in: "path", pointer: "/id", detail: "Must be percent-encoded UTF-8." },
      ]);
    });

    test("a path parameter is validated", async () => {
      expect((await send("/v2/pets/12345678901")).status).toBe(400);
    });
  });

  describe("parameters", () => {
    test("are decoded as their schemas say", async () => {
      const response = await send("/v2/pets?page%5Bsize%5D=5&tag=a+b&tag=c%2Cd&ids=1,2&sold=true", {
        headers: { "x-trace": "a, b", cookie: "other=1; theme=dark" },
      });
      expect(await response.json()).toEqual({
        query: { "page[size]": 5, tag: ["a b", "c,d"], ids: [1, 2], sold: true },
        headers: { "x-trace": ["a", "b"] },
        cookies: { theme: "dark" },
      });
    });

    test("that are not sent have their defaults, or are not there", async () => {
      expect(await (await send("/v2/pets")).json()).toEqual({ query: { "page[size]": 20 }, headers: {}, cookies: {} });
    });

    test("that the document does not know are ignored", async () => {
      expect((await send("/v2/pets?constructor=1&__proto__=2")).status).toBe(200);
    });

    test.each([
      ["page[size]=abc", "/page[size]", "Must be an integer."],
      ["page[size]=1.5", "/page[size]", "Must be an integer."],
      ["page[size]=", "/page[size]", "Must be an integer."],
      ["page[size]=9007199254740993", "/page[size]", "Must be an integer."],
      ["page[size]=5&page[size]=6", "/page[size]", "Must not be given more than once."],
      ["page[size]=0", "/page[size]", "Must be at least 1."],
      ["sold=1", "/sold", "Must be true or false."],
      ["ids=1,x", "/ids", "Must be an integer."],
      ["tag=%ff", "/tag", "Must be percent-encoded UTF-8."],
    ])("%s: 400", async (query, pointer, detail) => {
      const response = await send(`/v2/pets?${query}`);
      expect(response.status).toBe(400);
      expect(await issuesOf(response)).toEqual([{ in: "query", pointer, detail }]);
    });

    test("everything that is wrong is said at once", async () => {
      const response = await send("/v2/pets?page[size]=x&sold=y", { headers: { cookie: "theme=pink" } });
      expect(await issuesOf(response)).toHaveLength(3);
    });

    test("too many of them: 400", async () => {
      const response = await send("/v2/pets?a&b&c&d&e&f");
      expect(response.status).toBe(400);
      expect(await issuesOf(response)).toEqual([
        { in: "query", pointer: "", detail: "Must not have more than 5 parameters." },
      ]);
    });
  });

  describe("bodies", () => {
    test("JSON, with defaults", async () => {
      const response = await sendJson('{"name":"a"}', "Application/JSON; charset=UTF-8");
      expect(await response.json()).toEqual({ name: "x", got: { name: "a", kind: "cat" } });
    });

    test("a form, with its members typed", async () => {
      const response = await sendJson("name=a+b&age=3&tags=x&tags=y%26", "application/x-www-form-urlencoded");
      expect(await response.json()).toEqual({
        name: "x",
        got: { name: "a b", age: 3, tags: ["x", "y&"], kind: "cat" },
      });
    });

    test.each([
      ["name=a&age=x", "/age", "Must be an integer."],
      ["name=a&name=b", "/name", "Must not be given more than once."],
      ["age=1", "/name", "Is required."],
    ])("the form %s: 400", async (text, pointer, detail) => {
      const response = await sendJson(text, "application/x-www-form-urlencoded");
      expect(response.status).toBe(400);
      const found = await issuesOf(response);
      expect(found).toMatchObject([{ in: "body", pointer }]);
      if (pointer !== "/name" || detail !== "Is required.") expect(found).toMatchObject([{ detail }]);
    });

    test("text", async () => {
      expect(await (await sendJson("abcde", "text/plain")).json()).toEqual({ name: "x", got: "abcde" });
      expect((await sendJson("abcdef", "text/plain")).status).toBe(400);
    });

    test.each([
      ["{", "Must be a JSON text."],
      ['{"name":"\u0000"}', "Must be a JSON text."],
    ])("%j is no JSON: 400", async (text, detail) => {
      const response = await sendJson(text);
      expect(response.status).toBe(400);
      expect(await issuesOf(response)).toEqual([{ in: "body", pointer: "", detail }]);
    });

    test("octets that are not UTF-8: 400", async () => {
      const response = await send("/v2/pets", {
        method: "POST",
        body: new Uint8Array([0x22, 0xff, 0x22]),
        headers: { "content-type": "application/json" },
      });
      expect(await issuesOf(response)).toEqual([{ in: "body", pointer: "", detail: "Must be UTF-8." }]);
    });

    test("no body where one is needed: 400", async () => {
      const response = await send("/v2/pets", { method: "POST" });
      expect(response.status).toBe(400);
      expect(await issuesOf(response)).toEqual([{ in: "body", pointer: "", detail: "Is required." }]);
      expect((await sendJson("")).status).toBe(400);
    });

    test("a body may be left out where it is optional", async () => {
      expect((await send("/v2/notes", { method: "PUT" })).status).toBe(203);
      expect((await send("/v2/notes", { method: "PUT", body: "a" })).status).toBe(202);
    });

    test.each(["text/html", "nonsense", "application/json; charset=latin1"])("%s: 415", async (type) => {
      expect((await sendJson("{}", type)).status).toBe(415);
    });

    test("a coding that nobody undoes: 415", async () => {
      const response = await send("/v2/pets", {
        method: "POST",
        body: "x",
        headers: { "content-type": "application/json", "content-encoding": "gzip" },
      });
      expect(response.status).toBe(415);
    });

    test("a member called __proto__ stays a member, and pollutes nothing", async () => {
      const response = await sendJson('{"name":"a","__proto__":{"polluted":1}}');
      expect(response.status).toBe(400);
      expect("polluted" in {}).toBe(false);
    });

    test("too large: 413, and the connection goes on", async () => {
      const response = await sendJson(JSON.stringify({ name: "x".repeat(200_000) }));
      expect(response.status).toBe(413);
      expect((await send("/v2/pets")).status).toBe(200);
    });

    test("too large without saying so before: 413", async () => {
      const chunk = new TextEncoder().encode("x".repeat(60));
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(chunk);
          controller.enqueue(chunk);
          controller.close();
        },
      });
      const init = { method: "POST", body, duplex: "half", headers: { "content-type": "application/json" } } as const;
      expect((await send("/v2/pets", init)).status).toBe(413);
    });
  });

  describe("responses", () => {
    test("headers are sent as given, cookies one by one", async () => {
      const response = await sendJson('{"name":"a"}');
      expect(response.status).toBe(201);
      expect(response.headers.get("location")).toBe("/pets/1");
      expect(response.headers.get("x-count")).toBe("3");
      expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    });

    test("without a body there is none", async () => {
      const response = await sendJson("none", "text/plain");
      expect(response.status).toBe(204);
      expect(response.headers.get("content-type")).toBeNull();
      expect(response.headers.get("content-length")).toBeNull();
      expect(await response.text()).toBe("");
    });

    test("text says its charset", async () => {
      expect((await send("/v2/pets/mine")).headers.get("content-type")).toBe("text/html; charset=utf-8");
    });

    test("a client that accepts none of the media types: 406", async () => {
      expect((await send("/v2/pets/mine", { headers: { accept: "image/png" } })).status).toBe(406);
      expect((await send("/v2/pets/mine", { headers: { accept: "image/png, text/*;q=0.1" } })).status).toBe(200);
      expect((await send("/v2/pets/mine", { headers: { accept: "text/html;q=0, application/json;q=0" } })).status).toBe(
        406,
      );
    });

    test.each(["crash", "nothing", "header"])("a handler that fails (%s): 500, told to onError alone", async (id) => {
      errors.length = 0;
      const response = await send(`/v2/pets/${id}`);
      expect(response.status).toBe(500);
      expect(await response.json()).toEqual({ title: "Internal Server Error", status: 500 });
      expect(response.headers.get("set-cookie")).toBeNull();
      expect(errors).toHaveLength(1);
    });
  });
});

describe("what only node:http can send", () => {
  let origin: string;
  beforeAll(async () => {
    const { createServer } = await generatedServer(spec);
    origin = await listen(createServer(options));
  });

  test("an absolute request target is taken by its path", async () => {
    const { port } = new URL(origin);
    const text = await raw(
      Number(port),
      "GET http://elsewhere.example/v2/pets/rex HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    );
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("a client that goes away in the middle of its body is no error of the server", async () => {
    errors.length = 0;
    const outgoing = httpRequest(`${origin}/v2/pets`, {
      method: "POST",
      headers: { "content-type": "application/json", "content-length": "50" },
    });
    outgoing.on("error", () => {});
    outgoing.write("{");
    await new Promise((resolve) => setTimeout(resolve, 50));
    outgoing.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(errors).toEqual([]);
    expect((await fetch(`${origin}/v2/pets`)).status).toBe(200);
  });
});

function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString();
    });
    socket.on("end", () => resolve(received)).on("error", reject);
  });
}
