import { request } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Operation } from "../../../templates/runtime/server/operation.ts";
import type { serve as Serve, Server } from "../../../templates/runtime/server/serve.ts";
import type { ApiTables } from "../../../templates/runtime/server/serve-options.ts";
import { emitted, listen, serverFile, writeFolder } from "./emit-spec.ts";

/**
 * What most requests hold is read by functions of their own. The tables are asked of all others, and have the last word: with
 * the functions and without them, the same reaches the handler, and the same is answered.
 */

const spec = `
paths:
  /shelves/{shelf}/books/{title}:
    get:
      operationId: listBooks
      parameters:
        - { name: shelf, in: path, required: true, schema: { type: integer, minimum: 1 } }
        - { name: title, in: path, required: true, schema: { type: string } }
        - { name: "page[size]", in: query, schema: { type: integer, maximum: 100, default: 20 } }
        - { name: ids, in: query, schema: { type: array, items: { type: integer }, maxItems: 3 } }
        - { name: tags, in: query, schema: { type: array, items: { type: string }, default: [new] } }
        - { name: price, in: query, schema: { type: number } }
        - { name: sold, in: query, required: true, schema: { type: boolean } }
        - { name: value, in: query, schema: { type: string, minLength: 2 } }
        - { name: is_new, in: query, allowEmptyValue: true, schema: { type: string, enum: [a, b] } }
        - { name: X-Trace, in: header, schema: { type: string, pattern: "^[a-f0-9]+$" } }
      responses: { "204": { description: listed } }
  /form:
    post:
      operationId: sendForm
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [name, age]
              properties:
                name: { type: string, minLength: 1 }
                age: { type: integer }
                tags: { type: array, items: { type: string } }
                text: { type: string, default: none }
      responses: { "204": { description: sent } }
  /order:
    post:
      operationId: placeOrder
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } }
      responses: { "204": { description: placed } }
components:
  schemas:
    Order:
      type: object
      required: [id]
      properties:
        id: { type: integer }
        priority: { type: string, enum: [low, high], default: low }
        count: { type: integer, default: 1 }
        note: { type: [string, "null"], default: none }
`;

const folder = await writeFolder(emitted(spec).files);
const { serve }: { readonly serve: typeof Serve } = await import(join(folder, "server/runtime/index.ts"));
const { matchPath }: { readonly matchPath: ApiTables["match"] } = await import(join(folder, "server/router.ts"));
const tables: Readonly<Record<string, () => Operation>> = await import(join(folder, "server/operations.ts"));

const seen: unknown[] = [];
const heard = ({ path, query, headers, body, contentType }: Readonly<Record<string, unknown>>) => {
  seen.push({ path, query, headers, body, contentType });
  return { status: 204 };
};
const handlers = { listBooks: heard, sendForm: heard, placeOrder: heard };

/** A server whose tables are as they are after a change. */
function serverAfter(change: (holder: object, member: string, value: unknown) => void): Server {
  const operations = Object.values(tables).map((table) => () => {
    const operation = table();
    change(operation, "readParameters", operation.readParameters);
    for (const content of operation.body?.content ?? []) {
      change(content, "read", content.read);
      change(content, "complete", content.complete);
    }
    return operation;
  });
  const options = { handlers, limits: { parameters: 6 } };
  return serve({ title: "Books", match: matchPath, operations, schemes: {} }, options, undefined);
}

const calls: string[] = [];
const withFunctions = serverAfter((holder, member, value) => {
  if (typeof value !== "function") return;
  const counting = (...given: readonly unknown[]): unknown => {
    const result: unknown = Reflect.apply(value, undefined, given);
    calls.push(`${member} ${result === undefined ? "leaves it" : "reads it"}`);
    return result;
  };
  Reflect.set(holder, member, counting);
});
const withTables = serverAfter((holder, member) => void Reflect.deleteProperty(holder, member));

async function answer(server: Server, path: string, init?: RequestInit): Promise<unknown> {
  seen.length = 0;
  const response = await server.fetch(new Request(`http://localhost${path}`, init));
  return { status: response.status, text: await response.text(), seen: [...seen] };
}

async function expectSame(path: string, init?: RequestInit): Promise<void> {
  expect(await answer(withFunctions, path, init)).toStrictEqual(await answer(withTables, path, init));
}

const form = { "content-type": "application/x-www-form-urlencoded" };
const json = { "content-type": "application/json" };
const texts = [
  "",
  "1",
  "01",
  "-0",
  "1e2",
  "9007199254740993",
  "true",
  "a",
  "ab",
  "a+b",
  "%20",
  "%zz",
  "%C3%BC",
  "%ff",
  "0x1",
];
const pairs = (...names: readonly string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...names), fc.constantFrom("=", ""), fc.constantFrom(...texts)), { maxLength: 8 })
    .map((each) => each.map((parts) => parts.join("")).join("&"));

describe("with the functions and without them, the same", () => {
  test("parameters", async () => {
    const names = [
      "page[size]",
      "page%5Bsize%5D",
      "ids",
      "tags",
      "price",
      "sold=true&sold",
      "value",
      "is_new",
      "%zz",
      "other",
      "",
    ];
    const query = fc.oneof(
      pairs(...names),
      pairs(...names).map((text) => `${text}&sold=true`),
    );
    const segment = fc.constantFrom("1", "0", "a", "%41", "%zz", "a%2Fb");
    const trace = fc.constantFrom(undefined, "", "abc", "xyz");
    await fc.assert(
      fc.asyncProperty(segment, segment, query, trace, async (shelf, title, search, header) => {
        const headers: Record<string, string> = header === undefined ? {} : { "x-trace": header };
        await expectSame(`/shelves/${shelf}/books/${title}?${search}`, { headers });
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test("forms", async () => {
    const body = fc.oneof(
      pairs("name", "age", "tags", "text", "other", "%zz"),
      pairs("tags", "text", "&").map((text) => `name=a&age=1&${text}`),
    );
    await fc.assert(
      fc.asyncProperty(body, (text) => expectSame("/form", { method: "POST", headers: form, body: text })),
      { numRuns: 300, seed: 1 },
    );
  });

  test.each([
    "",
    "tags=",
    "tags=&tags=",
    "tags",
    "tags=%20&tags=+",
    "tags=a&tags=a&tags=a&tags=a&tags=a&tags=a",
    "&&tags=a&",
    "=1",
  ])("a query, and a form, with %j", async (text) => {
    await expectSame(`/shelves/1/books/a?sold=true&${text}`);
    await expectSame("/form", { method: "POST", headers: form, body: `name=a&age=1&${text}` });
  });

  test("JSON", async () => {
    const value = fc.constantFrom(undefined, null, 1, "low", "x", {}, []);
    const order = fc.record({ id: value, priority: value, count: value, note: value, other: value });
    await fc.assert(
      fc.asyncProperty(order, (given) =>
        expectSame("/order", { method: "POST", headers: json, body: JSON.stringify(given) }),
      ),
      { numRuns: 200, seed: 1 },
    );
    await expectSame("/order", { method: "POST", headers: json, body: "[]" });
    await expectSame("/order", { method: "POST" });
  });
});

test.each([
  ["readParameters", "/shelves/7/books/a%20b?page%5Bsize%5D=5&ids=1&ids=2&sold=true&value=a+b", {}],
  ["read", "/form", { method: "POST", headers: form, body: "name=Ada&age=36&tags=a&tags=b" }],
  ["complete", "/order", { method: "POST", headers: json, body: '{"id":1}' }],
])("%s is what reads a plain request", async (member, path, init) => {
  calls.length = 0;
  expect(await answer(withFunctions, path, init)).toMatchObject({ status: 204, seen: [{}] });
  expect(calls).toEqual([`${member} reads it`]);
});

describe("what only the tables can read has no function", () => {
  const operation = (parameter: string) => `
paths:
  /a/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - ${parameter}
      responses: { "204": { description: ok } }`;

  test.each([
    "{ name: q, in: query, schema: { type: [integer, string] } }",
    "{ name: q, in: query, explode: false, schema: { type: array, items: { type: string } } }",
    "{ name: q, in: query, style: deepObject, schema: { type: object, properties: { a: { type: string } } } }",
    "{ name: constructor, in: query, schema: { type: string } }",
    "{ name: __proto__, in: query, schema: { type: string } }",
    "{ name: q, in: header, schema: { type: integer } }",
    "{ name: q, in: cookie, schema: { type: string } }",
  ])("%s", (parameter) => {
    expect(serverFile(operation(parameter), "operations.ts")).not.toContain("readParameters");
  });

  const one = "{ type: integer, default: 1 }";

  test.each([
    ["object", one, true],
    ["[object, 'null']", one, false],
    ["[object, string]", one, false],
    ["", one, false],
    ["object", "{ type: [string, 'null'], default: null }", true],
    ["object", "{ type: object, properties: { b: { type: string } }, default: { c: 1 } }", false],
    ["object", "{ type: object, default: {} }", false],
  ])("a body of the type %s with a member %s", (type, of, completed) => {
    const text = serverFile(
      `
paths:
  /a:
    post:
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/A" } } } }
      responses: { "204": { description: ok } }
components:
  schemas:
    A: { ${type && `type: ${type}, `}properties: { a: ${of} } }`,
      "operations.ts",
    );
    expect(text.includes("complete:")).toBe(completed);
  });

  test("a plain parameter has one", () => {
    const text = serverFile(operation("{ name: q, in: query, schema: { type: string } }"), "operations.ts");
    expect(text).toContain("readParameters");
  });
});

/** Bodies that `node:http` has taken in before anybody asks for them are read in one go, and those of `fetch` in steps. */
describe("in one go and in steps, the same", () => {
  let origin: string;
  beforeAll(async () => {
    origin = await listen(withFunctions);
  });

  async function expectSameByBoth(path: string, headers: Readonly<Record<string, string>>, body: string | Uint8Array) {
    seen.length = 0;
    const answered = await post(`${origin}${path}`, headers, body);
    const byNode = { ...answered, seen: [...seen] };
    const { "transfer-encoding": _, ...fields } = headers;
    expect(byNode).toStrictEqual(await answer(withFunctions, path, { method: "POST", headers: fields, body }));
  }

  const order = '{"id":1,"other":"ü"}';
  test.each<[what: string, body: string | Uint8Array, type: string]>([
    ["a value that fits", order, "application/json"],
    ["a charset", order, "application/json; charset=utf-8"],
    ["another charset", order, "application/json; charset=latin1"],
    ["another type", order, "text/plain"],
    ["a byte order mark", `\ufeff${order}`, "application/json"],
    ["a value that does not fit", '{"id":"a","count":"b"}', "application/json"],
    ["a member that does not fit", '{"id":1,"priority":null}', "application/json"],
    ["null", "null", "application/json"],
    ["no JSON", "undefined", "application/json"],
    ["levels without end", `${"[".repeat(1001)}${"]".repeat(1001)}`, "application/json"],
    ["no UTF-8", Buffer.from('{"id":1,"other":"\xff"}', "latin1"), "application/json"],
  ])("JSON: %s", async (_, body, type) => {
    await expectSameByBoth("/order", { "content-type": type }, body);
    await expectSameByBoth("/order", { "content-type": type, "content-encoding": "gzip" }, body);
    await expectSameByBoth("/order", { "content-type": type, "transfer-encoding": "chunked" }, body);
    await expectSameByBoth("/order", { "content-type": type, accept: "text/html" }, body);
  });

  test("no octets", () => expectSameByBoth("/order", json, ""));

  test.each(["", "name=a&age=1", "name=a&age=1&text=%ff", "name=&age=1", "name=a&age=b&tags=", "&=&&&&&&&"])(
    "a form: %j",
    (body) => expectSameByBoth("/form", form, body),
  );
});

function post(url: string, headers: Readonly<Record<string, string>>, body: string | Uint8Array) {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const length = "transfer-encoding" in headers ? {} : { "content-length": Buffer.byteLength(body) };
    const sent = request(url, { method: "POST", headers: { ...headers, ...length } }, async (response) => {
      resolve({ status: response.statusCode, text: await text(response) });
    });
    sent.on("error", reject).end(body);
  });
}
