import { describe, expect, test } from "vitest";
import { bothEnds } from "./both-ends.ts";

const spec = `
paths:
  /things/{id}:
    get:
      operationId: getThing
      tags: [things]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200":
          description: ok
          content:
            application/json: { schema: { $ref: "#/components/schemas/Thing" } }
            text/plain: { schema: { type: string } }
        4XX: { description: no, content: { application/json: { schema: { type: object, required: [error], properties: { error: { type: string } } } } } }
        "204": { description: nothing }
        "203":
          description: Items, and headers.
          headers:
            X-Count: { required: true, schema: { type: integer, minimum: 1 } }
            X-Word: { schema: { enum: [a, b] } }
          content: { application/jsonl: { itemSchema: { $ref: "#/components/schemas/Thing" } } }
  /picture:
    get:
      operationId: getPicture
      responses:
        "200": { description: ok, content: { image/*: {}, "text/*": { schema: { type: string } } } }
  /ranges/any: { get: { operationId: getAny, responses: { "200": { description: ok, content: { "*/*": { schema: { $ref: "#/components/schemas/Thing" } } } } } } }
  /ranges/mixed: { get: { operationId: getMixed, responses: { "200": { description: ok, content: { "*/*": { schema: { type: [object, string], properties: { size: { type: integer } } } } } } } } }
  /ranges/application: { get: { operationId: getApplication, responses: { "200": { description: ok, content: { application/*: { schema: { $ref: "#/components/schemas/Thing" } } } } } } }
  /ranges/suffix: { get: { operationId: getSuffix, responses: { "200": { description: ok, content: { application/*+json: { schema: { $ref: "#/components/schemas/Thing" } } } } } } }
  /ranges/several:
    get:
      operationId: getSeveral
      responses:
        "200":
          description: ok
          content:
            "*/*": { schema: { type: array, items: { type: integer } } }
            application/*+json: { schema: { $ref: "#/components/schemas/Thing" } }
            application/json: {}
            image/*: { schema: { type: object } }
            text/*: { schema: { type: string } }
  /ranges/words: { get: { operationId: getWords, responses: { default: { description: ok, content: { "*/*": { schema: { type: string } } } } } } }
components:
  schemas:
    Thing:
      type: object
      required: [size]
      properties: { size: { type: integer }, color: { type: string, default: red } }
`;

const said = [
  "warning ignored-keyword /paths/~1ranges~1several/get/responses/200/content/image~1*/schema: the schema says nothing of `image/*`, which is octets",
];

describe("responses, checked by option", () => {
  const answers: Readonly<Record<string, () => Response>> = {
    good: () => Response.json({ size: 1 }),
    wrong: () => Response.json({ size: "large" }),
    empty: () => new Response("", { headers: { "content-type": "application/json" } }),
    text: () => new Response("a text", { headers: { "content-type": "text/plain" } }),
    page: () => new Response("<p>", { headers: { "content-type": "text/html" } }),
    nothing: () => new Response(null, { status: 204 }),
    missing: () => Response.json({ error: "gone" }, { status: 404 }),
    items: () => lines({ "x-count": "2", "x-word": "a" }, '{"size":1}\n{"size":2}\n'),
    "wrong-item": () => lines({ "x-count": "2" }, '{"size":1}\n{"size":"2"}\n'),
    "no-header": () => lines({}, ""),
    "wrong-header": () => lines({ "x-count": "0" }, ""),
    "no-number": () => lines({ "x-count": "many" }, ""),
    "wrong-word": () => lines({ "x-count": "1", "x-word": "c" }, ""),
    other: () => Response.json({ size: 1 }, { status: 201 }),
    odd: () => Response.json({ error: 1 }, { status: 410 }),
  };

  function lines(headers: Readonly<Record<string, string>>, text: string): Response {
    return new Response(text, { status: 203, headers: { "content-type": "application/jsonl", ...headers } });
  }

  async function setUp(validated = true) {
    const ends = await bothEnds(spec, said);
    const { responseChecks, APIResponseValidationError } = await ends.load("client/response-checks.ts");
    const { default: Zoo } = await ends.load("client/index.ts");
    const options = {
      fetch: async (url: string) => answers[url.split("/").at(-1) ?? ""]?.(),
      ...(validated && { validateResponses: responseChecks }),
    };
    const call = await ends.client(options);
    const byFunction = (id: string) => call("getThing", { path: { id } });
    const byMethod = async (id: string) => new Zoo(options).things?.getThing?.(id);
    return { byFunction, byMethod, APIResponseValidationError };
  }

  test("pass where they are as declared, and stay as they came", async () => {
    const { byFunction, byMethod } = await setUp();
    expect(await byMethod("good")).toEqual({ size: 1 });
    expect((await byFunction("good")).body).toEqual({ size: 1 });
    expect(await byMethod("text")).toBe("a text");
    expect((await byFunction("nothing")).status).toBe(204);
    expect((await byFunction("missing")).body).toEqual({ error: "gone" });
  });

  test("are an error where they are not, which has the body and says what is wrong", async () => {
    const { byFunction, byMethod, APIResponseValidationError } = await setUp();
    for (const call of [byFunction, byMethod]) {
      const error: unknown = await call("wrong").catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(APIResponseValidationError);
      expect(error).toMatchObject({
        name: "APIResponseValidationError",
        status: 200,
        error: { size: "large" },
        issues: [{ path: "/size", keyword: "type" }],
        message: expect.stringMatching(/^200 The answer of getThing is not as declared: \/size /),
      });
      await expect(call("empty")).rejects.toMatchObject({ issues: [{ path: "", keyword: "type" }] });
      await expect(call("page")).rejects.toMatchObject({ issues: [{ keyword: "content", actual: "text/html" }] });
    }
    await expect(byFunction("odd")).rejects.toBeInstanceOf(APIResponseValidationError);
  });

  test("are looked into item by item, and so are their headers", async () => {
    const { byFunction, byMethod } = await setUp();
    const seen: unknown[] = [];
    const readAll = async (items: unknown): Promise<void> => {
      for await (const item of items as AsyncIterable<unknown>) seen.push(item);
    };
    await readAll(await byMethod("items"));
    expect(seen.splice(0)).toEqual([{ size: 1 }, { size: 2 }]);
    const { body } = await byFunction("wrong-item");
    const message = expect.stringContaining("not as declared: the item 2 at /size: Must be ");
    const wrong = { message, part: "the item 2", error: { size: "2" }, issues: [{ path: "/size" }] };
    await expect(readAll(body)).rejects.toMatchObject(wrong);
    expect(seen).toEqual([{ size: 1 }]);
    for (const [id, part, keyword] of [
      ["no-header", "the header x-count", "required"],
      ["wrong-header", "the header x-count", "minimum"],
      ["no-number", "the header x-count", "type"],
      ["wrong-word", "the header x-word", "enum"],
    ] as const) {
      const message = expect.stringContaining(`not as declared: ${part} `);
      await expect(byFunction(id)).rejects.toMatchObject({ part, message, issues: [{ keyword }] });
    }
  });

  test.each([
    ["image/png", undefined],
    ["image/svg+xml", undefined],
    ["text/html", undefined],
    [undefined, undefined],
    ["application/json", "application/json"],
    ["application/image", "application/image"],
    ["imagery/png", "imagery/png"],
  ])("of %s are of one of the ranges, or an error", async (type, actual) => {
    const ends = await bothEnds(spec, said);
    const { responseChecks } = await ends.load("client/response-checks.ts");
    const fetch = async () => {
      const response = new Response("{}", type === undefined ? {} : { headers: { "content-type": type } });
      if (type === undefined) response.headers.delete("content-type");
      return response;
    };
    const answer = (await ends.client({ fetch, validateResponses: responseChecks }))("getPicture");
    if (actual === undefined) expect((await answer).status).toBe(200);
    else await expect(answer).rejects.toMatchObject({ issues: [{ keyword: "content", actual }] });
  });

  test.each([
    ["getAny", "application/json", '{"size":"2"}', "/size"],
    ["getAny", "application/hal+json; charset=utf-8", '{"size":"2"}', "/size"],
    ["getAny", "text/json", "{}", "/size"],
    ["getAny", "application/json", '{"size":2}', undefined],
    ["getAny", "application/json", "", ""],
    ["getMixed", "application/json", '{"size":"2"}', "/size"],
    ["getMixed", "application/json", '"any"', undefined],
    ["getMixed", "application/xml", "<a/>", undefined],
    ["getMixed", "application/pdf", "%PDF", undefined],
    ["getApplication", "application/json", '{"size":"2"}', "/size"],
    ["getApplication", "application/hal+json", "5", ""],
    ["getApplication", "application/octet-stream", "5", ""],
    ["getSuffix", "application/hal+json", '{"size":"2"}', "/size"],
    ["getSuffix", "application/hal+json", '{"size":2}', undefined],
    ["getSuffix", "application/hal+json", "", ""],
    ["getSeveral", "application/hal+json", '{"size":"2"}', "/size"],
    ["getSeveral", "application/hal+json", '{"size":2}', undefined],
    ["getSeveral", "application/json", '"any"', undefined],
    ["getSeveral", "text/json", '"any"', undefined],
    ["getSeveral", "image/svg+json", '"any"', undefined],
    ["getSeveral", "model/gltf+json", '{"size":2}', ""],
    ["getSeveral", "model/gltf+json", "[1]", undefined],
    ["getWords", "application/json", '{"size":2}', undefined],
  ])("of a range are looked into where they are JSON: %s, %s, %s", async (operation, type, text, path) => {
    const ends = await bothEnds(spec, said);
    const { responseChecks } = await ends.load("client/response-checks.ts");
    const fetch = async () => new Response(text, { headers: { "content-type": type } });
    const answer = (await ends.client({ fetch, validateResponses: responseChecks }))(operation);
    if (path === undefined) expect((await answer).status).toBe(200);
    else await expect(answer).rejects.toMatchObject({ part: "the body", issues: [{ path }] });
  });

  test("of a range of JSON are none where they are something else", async () => {
    const ends = await bothEnds(spec, said);
    const { responseChecks } = await ends.load("client/response-checks.ts");
    const fetch = async () => new Response("<a/>", { headers: { "content-type": "application/xml" } });
    const answer = (await ends.client({ fetch, validateResponses: responseChecks }))("getAny");
    await expect(answer).rejects.toThrow("200 The body is application/xml, and not JSON.");
  });

  test("are an error where their status is none that is declared", async () => {
    const { byMethod } = await setUp();
    await expect(byMethod("other")).rejects.toMatchObject({
      name: "APIResponseValidationError",
      part: "the status 201",
      message: "201 The answer of getThing is not as declared: the status 201 is not declared",
    });
    expect(await (await setUp(false)).byMethod("other")).toEqual({ size: 1 });
  });

  test("of an error are thrown as what their status says, whatever they are", async () => {
    const { byMethod } = await setUp();
    await expect(byMethod("missing")).rejects.toMatchObject({ name: "NotFoundError", error: { error: "gone" } });
    await expect(byMethod("odd")).rejects.toMatchObject({ name: "APIError", status: 410 });
  });

  test("are taken at their word without it, and nothing of the client leads to the checks", async () => {
    const { byFunction } = await setUp(false);
    expect((await byFunction("wrong")).body).toEqual({ size: "large" });
    const ends = await bothEnds(spec, said);
    for (const file of ["index", "client", "create-client", "functions", "operations", "runtime/index"]) {
      expect(ends.file(`client/${file}.ts`)).not.toMatch(/response-(checks|validation)/);
    }
  });

  test("are asked for with what the package has for it", async () => {
    const ends = await bothEnds(spec, said);
    const problems = await ends.compile({
      "user.ts": `
import Zoo, { logging } from "./client/index.ts";
import { APIResponseValidationError, responseChecks } from "./client/response-checks.ts";
new Zoo({ validateResponses: responseChecks, interceptors: [logging(console, { level: "debug" })] });
export const paths = (error: APIResponseValidationError): string[] => error.issues.map(({ path }) => path);
`,
    });
    expect(problems).toBe("");
  });
});
