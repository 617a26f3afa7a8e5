import { beforeAll, describe, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { against, bothEnds, type Call } from "./both-ends.ts";

/** What a member is depends on the alternative that another one tells. */
const answer = `{ oneOf: [
  { type: object, required: [kind, value], properties: { kind: { const: number }, value: { type: integer } } },
  { type: object, required: [kind, value], properties: { kind: { const: text }, value: { type: string } } } ] }`;
/** No member tells; the first alternative that fits counts. */
const limit = `{ type: object, additionalProperties: false, properties: { limit: {} }, anyOf: [
  { properties: { limit: { type: integer, maximum: 100 } } },
  { properties: { limit: { type: string, pattern: "^[0-9]+%?$" } } } ] }`;
const lists = `{ type: object, required: [of], anyOf: [
  { properties: { of: { type: array, items: { type: number, maximum: 9 } } } },
  { properties: { of: { type: array, items: { type: string } } } } ] }`;
const others = `{ type: object, properties: { kind: { type: string } }, oneOf: [
  { properties: { kind: { const: n } }, additionalProperties: { type: integer } },
  { properties: { kind: { const: t } }, additionalProperties: { type: string } } ] }`;
const rest = `{ oneOf: [
  { type: object, required: [kind], properties: { kind: { const: n } }, additionalProperties: { type: integer } },
  { type: object, required: [name], properties: { name: { type: string } }, additionalProperties: false } ] }`;
const several = `{ type: object, properties: { of: { anyOf: [{ type: integer, maximum: 9 }, { type: string, minLength: 2 }] } } }`;
const items = `{ type: object, properties: { of: { type: array, items: { anyOf: [
  { type: integer, maximum: 9 }, { type: string, minLength: 2 }] } } },
  additionalProperties: { anyOf: [{ type: integer, maximum: 9 }, { type: string }] } }`;
const within = `{ type: object, properties: { answer: ${answer}, several: ${several} } }`;

/** A schema in one line: YAML asks more of one that has several. */
const inLine = (schema: string) => schema.replace(/\n +/g, " ");

const get = (name: string, place: string, style: string, schema: string) => `
  /${name}${place === "path" ? "/{q}" : ""}:
    get:
      operationId: ${name}
      parameters: [{ name: q, in: ${place}, required: true, ${style}, schema: ${inLine(schema)} }]
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }`;

const deep = "style: deepObject, explode: true";
const spec = `
paths:${[
  get("deepAnswer", "query", deep, answer),
  get("deepLimit", "query", deep, limit),
  get("deepLists", "query", deep, lists),
  get("deepOthers", "query", deep, others),
  get("deepRest", "query", deep, rest),
  get("deepItems", "query", deep, items),
  get(
    "items",
    "query",
    "style: form, explode: false",
    "{ type: array, items: { anyOf: [{ type: integer, maximum: 9 }, { type: string }] } }",
  ),
  get("deepWithin", "query", deep, within),
  get("exploded", "query", "style: form, explode: true", answer),
  get("explodedOthers", "query", "style: form, explode: true", others),
  get("joined", "query", "style: form, explode: false", answer),
  get("ofPath", "path", "style: simple, explode: true", answer),
  get("ofMatrix", "path", "style: matrix, explode: true", answer),
  get("ofHeader", "header", "style: simple, explode: true", answer),
  get("ofCookie", "cookie", "style: form, explode: true", answer),
].join("")}
  /form:
    post:
      operationId: form
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { q: ${inLine(within)} } }
            encoding: { q: { style: deepObject, explode: true } }
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }
`;

describe("members of objects that alternatives describe otherwise are read as the alternative says that fits", () => {
  let call: Call;
  let server: Server;
  beforeAll(async () => {
    const ends = await bothEnds(spec);
    const { createServer } = await ends.server();
    type Sent = Readonly<
      Record<"path" | "query" | "headers" | "cookies" | "body", { readonly q?: unknown } | undefined>
    >;
    const echo = ({ path, query, headers, cookies, body }: Sent) => {
      return { status: 200, body: (path ?? query ?? headers ?? cookies ?? body)?.q };
    };
    server = createServer({ handlers: new Proxy({}, { get: () => echo }) });
    call = await ends.client(against(server));
  });

  const number = { kind: "number", value: 1 };
  const text = { kind: "text", value: "1" };

  test.each([
    ...["deepAnswer", "exploded", "joined"].flatMap((name) => [
      [name, "query", number] as const,
      [name, "query", text] as const,
    ]),
    ["ofPath", "path", number],
    ["ofPath", "path", text],
    ["ofMatrix", "path", text],
    ["ofHeader", "headers", number],
    ["ofHeader", "headers", text],
    ["ofCookie", "cookies", text],
    ["deepLimit", "query", { limit: 100 }],
    ["deepLimit", "query", { limit: "101" }],
    ["deepLimit", "query", { limit: "5%" }],
    ["deepLists", "query", { of: [1, 9] }],
    ["deepLists", "query", { of: ["1", "10"] }],
    ["deepOthers", "query", { kind: "n", a: 1 }],
    ["deepOthers", "query", { kind: "t", a: "1" }],
    ["deepRest", "query", { kind: "n", a: 1 }],
    ["deepRest", "query", { name: "1" }],
    ["explodedOthers", "query", { kind: "n", a: 1 }],
    ["explodedOthers", "query", { kind: "t", a: "1" }],
    ["deepItems", "query", { of: [9, "10", "aa"], other: "10", more: 1 }],
    ["items", "query", [9, "10", "a"]],
    ["deepWithin", "query", { answer: text, several: { of: "10" } }],
    ["deepWithin", "query", { answer: number, several: { of: 9 } }],
    ["form", "body", { answer: text, several: { of: "10" } }],
    ["form", "body", { answer: number, several: { of: 9 } }],
  ] as const)("%s: %s %j", async (name, place, value) => {
    expect((await call(name, { [place]: { q: value } })).body).toEqual(value);
  });

  test.each([
    ["/deepAnswer?q[kind]=number&q[value]=x", "query", "/q/value"],
    ["/deepAnswer?q[kind]=text&q[value]=%ff", "query", "/q/value"],
    ["/deepAnswer?q[kind]=text", "query", "/q/value"],
    ["/deepAnswer?q[kind]=other&q[value]=1", "query", "/q/kind"],
    ["/deepLimit?q[limit]=x", "query", "/q/limit"],
    ["/deepLimit?q[other]=1", "query", "/q/other"],
    ["/deepRest?q[kind]=n&q[a]=x", "query", "/q/a"],
    ["/explodedOthers?kind=n&a=x", "query", "/q/a"],
    ["/deepItems?q[of]=x", "query", "/q/of/0"],
    ["/deepWithin?q[several][of]=x", "query", "/q/several/of"],
    ["/deepWithin?q[answer][kind]=number&q[answer][value]=x", "query", "/q/answer/value"],
    ["/exploded?kind=number&value=x", "query", "/q/value"],
    ["/ofPath/kind=number,value=x", "path", "/q/value"],
  ])("%s is refused", async (path, place, pointer) => {
    const answered = await server.fetch(new Request(`http://localhost${path}`));
    expect(answered.status).toBe(400);
    expect(await answered.json()).toMatchObject({ errors: [{ in: place, pointer }] });
  });
});

test("too many alternatives are refused", async () => {
  const members = ["a", "b", "c", "d", "e", "f"];
  const choices = members.map(
    (name) => `{ oneOf: [
    { properties: { ${name}: { type: integer } } }, { properties: { ${name}: { type: string } } } ] }`,
  );
  const many = `{ type: object, allOf: [${choices.join(", ")}] }`;
  await expect(bothEnds(`paths:${get("many", "query", deep, many)}`)).rejects.toThrow(/unsupported-parameter/);
});
