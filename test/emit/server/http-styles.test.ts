import { beforeAll, describe, expect, test } from "vitest";
import { pairs, pathValue } from "../../../templates/runtime/client/style.ts";
import { generatedServer } from "./emit-spec.ts";
import { issuesOf } from "./pets-api.ts";

const color = "{ type: object, required: [R], properties: { R: { type: integer }, G: { type: integer } } }";
const strict =
  "{ type: object, additionalProperties: false, properties: { name: { type: string }, age: { type: integer }, " +
  "tags: { type: array, items: { type: string } }, range: { type: object, properties: { from: { type: number } } } } }";

const query = (path: string, style: string, explode: boolean, schema: string) => `
  /${path}:
    get:
      operationId: ${path}
      parameters:
        - { name: q, in: query, style: ${style}, explode: ${explode}, schema: ${schema} }
        - { name: other, in: query, schema: { type: string } }
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }`;

const pathParameter = (path: string, style: string, explode: boolean, schema: string) => `
  /${path}/{p}:
    get:
      operationId: ${path}
      parameters: [{ name: p, in: path, required: true, style: ${style}, explode: ${explode}, schema: ${schema} }]
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }`;

const numbers = "{ type: array, items: { type: integer } }";

const paths = [
  query("deep", "deepObject", true, strict),
  query("formExploded", "form", true, color),
  query("form", "form", false, color),
  query("space", "spaceDelimited", false, color),
  query("pipe", "pipeDelimited", false, color),
  query("spaceList", "spaceDelimited", false, numbers),
  query("pipeExploded", "pipeDelimited", true, numbers),
  query("open", "form", true, "{ type: object, additionalProperties: { type: integer } }"),
  pathParameter("label", "label", false, "{ type: string }"),
  pathParameter("labelList", "label", false, numbers),
  pathParameter("labelExploded", "label", true, numbers),
  pathParameter("labelObject", "label", true, color),
  pathParameter("matrix", "matrix", false, "{ type: integer }"),
  pathParameter("matrixList", "matrix", false, numbers),
  pathParameter("matrixExploded", "matrix", true, numbers),
  pathParameter("matrixObject", "matrix", true, color),
  pathParameter("simpleObject", "simple", false, color),
  pathParameter("simpleExploded", "simple", true, color),
];

const spec = `
paths:${paths.join("")}
  /rest:
    get:
      operationId: rest
      parameters:
        - { name: X-Color, in: header, explode: true, schema: ${color} }
        - { name: raw, in: cookie, style: cookie, schema: { type: string } }
        - { name: cooked, in: cookie, schema: { type: string } }
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }
  /forms:
    post:
      operationId: form_
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              properties:
                deep: ${strict}
                flat: ${color}
                pipes: ${numbers}
                json: ${color}
                objects: { type: array, items: ${color} }
                text: { type: string }
            encoding:
              deep: { style: deepObject, explode: true }
              flat: { style: form, explode: true }
              pipes: { style: pipeDelimited, explode: false }
              text: { contentType: application/json }
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }
`;

let send: (path: string, init?: RequestInit) => Promise<Response>;
beforeAll(async () => {
  const { createServer } = await generatedServer(spec);
  const echo = ({ path, query: sent, headers, cookies, body }: Record<string, unknown>) => ({
    status: 200,
    body: { path, query: sent, headers, cookies, body },
  });
  const handlers = new Proxy({}, { get: () => echo });
  const server = createServer({ handlers });
  send = (path, init) => server.fetch(new Request(`http://localhost${path}`, init));
});

const read = async (path: string, init?: RequestInit) => (await send(path, init)).json();
const object = { R: 100, G: 200 };

describe("what the client writes in a query, the server reads", () => {
  test.each([
    ["deep", "deepObject", true, { name: "a&b", age: 3, tags: ["x", "y z"], range: { from: 1.5 } }],
    ["formExploded", "form", true, object],
    ["form", "form", false, object],
    ["space", "spaceDelimited", false, object],
    ["pipe", "pipeDelimited", false, object],
    ["spaceList", "spaceDelimited", false, [1, 2]],
    ["pipeExploded", "pipeDelimited", true, [1, 2]],
    ["open", "form", true, { a: 1, b: 2 }],
  ] as const)("%s", async (path, style, explode, value) => {
    const search = pairs("q", value, { style, explode }).join("&");
    expect(await read(`/${path}?${search}&other=o`)).toEqual({ query: { q: value, other: "o" } });
    expect(await read(`/${path}`)).toEqual({ query: {} });
  });
});

describe("what the client writes in a path, the server reads", () => {
  test.each([
    ["label", "label", false, "a.b"],
    ["labelList", "label", false, [1, 2]],
    ["labelExploded", "label", true, [1, 2]],
    ["labelObject", "label", true, object],
    ["matrix", "matrix", false, 5],
    ["matrixList", "matrix", false, [1, 2]],
    ["matrixExploded", "matrix", true, [1, 2]],
    ["matrixObject", "matrix", true, object],
    ["simpleObject", "simple", false, object],
    ["simpleExploded", "simple", true, object],
  ] as const)("%s", async (path, style, explode, value) => {
    expect(await read(`/${path}/${pathValue("p", value, { style, explode })}`)).toEqual({ path: { p: value } });
  });
});

describe("what does not fit", () => {
  test.each([
    ["deep?q%5Bage%5D=x", "/q/age", "Must be an integer."],
    ["deep?q[age]=1&q[age]=2", "/q/age", "Must not be given more than once."],
    ["deep?q[range][from]=x", "/q/range/from", "Must be a number."],
    ["deep?q[range]=1", "/q/range", "Must be written with members in brackets."],
    ["deep?q[age][x]=1", "/q/age", "Must not have members in brackets."],
    ["deep?q=1", "/q", "Must be written with members in brackets."],
    ["deep?q[__proto__]=1", "/q/__proto__", "Is not a declared member."],
    ["formExploded?G=1", "/q/R", "Is required."],
    ["form?q=R,1,G", "/q", "Must have a value for each of its members."],
    ["form?q=R,x", "/q/R", "Must be an integer."],
    ["form?q=R,1,R,2", "/q/R", "Must not be given more than once."],
    ["open?a=x", "/q/a", "Must be an integer."],
    ["label/a", "/p", "Must be written with a full stop before it."],
    ["matrix/5", "/p", "Must be written with ;p= before it."],
    ["matrix/;x=5", "/p", "Must be written with ;p= before it."],
    ["matrixExploded/;p=1;x=2", "/p", "Must be written with ;p= before it."],
    ["simpleExploded/R=1,G", "/p", "Must have a value for each of its members."],
  ])("%s: 400", async (path, pointer, detail) => {
    const response = await send(`/${path}`);
    expect(response.status).toBe(400);
    const found = await issuesOf(response);
    expect(found).toMatchObject([{ pointer }]);
    // The words of the validators are theirs.
    if (!/declared|required/.test(detail)) expect(found).toMatchObject([{ detail }]);
  });

  test("names that are not in brackets belong to nobody", async () => {
    expect(await read("/deep?q[=1&qq[a]=2&qx=1")).toEqual({ query: {} });
    expect("polluted" in {}).toBe(false);
  });
});

test("objects in headers; cookies with and without escapes", async () => {
  const headers = { "x-color": "R=1,G=2", cookie: "raw=a%20b; cooked=a%20b" };
  expect(await read("/rest", { headers })).toEqual({
    headers: { "x-color": { R: 1, G: 2 } },
    cookies: { raw: "a%20b", cooked: "a b" },
  });
});

test("members of forms stand as their encoding says; lists of objects are a JSON text each", async () => {
  const body =
    "deep%5Bname%5D=n&deep%5Brange%5D%5Bfrom%5D=2&R=1&G=2&pipes=1%7C2&json=%7B%22R%22%3A3%7D" +
    "&objects=%7B%22R%22%3A4%7D&objects=%7B%22R%22%3A5%7D&text=%22quoted%22&more=m";
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  expect(await read("/forms", { method: "POST", body, headers })).toEqual({
    body: {
      deep: { name: "n", range: { from: 2 } },
      flat: { R: 1, G: 2 },
      pipes: [1, 2],
      json: { R: 3 },
      objects: [{ R: 4 }, { R: 5 }],
      text: "quoted",
      more: "m",
    },
  });
});
