import { beforeAll, describe, expect, test } from "vitest";
import { against, bothEnds, type Call } from "./both-ends.ts";

const names = "{ oneOf: [{ type: string, maxLength: 5 }, { type: array, maxItems: 3, items: { type: string } }] }";
const numbers = "{ anyOf: [{ type: integer, minimum: 1 }, { type: array, items: { type: integer } }] }";
const words = "{ oneOf: [{ type: integer }, { type: array, items: { type: string, minLength: 1 } }] }";

const get = (name: string, place: string, style: string, schema: string) => `
  /${name}${place === "path" ? "/{q}" : ""}:
    get:
      operationId: ${name}
      parameters: [{ name: q, in: ${place}, required: true, ${style}, schema: ${schema} }]
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }`;

const spec = `
paths:${[
  get("repeated", "query", "explode: true", names),
  get("joined", "query", "explode: false", names),
  get("numbers", "query", "explode: true", numbers),
  get("words", "query", "explode: false", words),
  get("path", "path", "explode: false", names),
  get("cookie", "cookie", "explode: true", numbers),
].join("")}`;

let call: Call;
let raw: (path: string) => Promise<{ readonly status: number; readonly body: unknown }>;

beforeAll(async () => {
  const ends = await bothEnds(spec);
  const { createServer } = await ends.server();
  const echo = ({ query, path, cookies }: Record<string, { readonly q: unknown } | undefined>) => ({
    status: 200,
    body: { q: (query ?? path ?? cookies)?.q },
  });
  const handlers = Object.fromEntries(
    ["repeated", "joined", "numbers", "words", "path", "cookie"].map((name) => [name, echo]),
  );
  const server = createServer({ handlers });
  call = await ends.client(against(server));
  raw = async (path) => {
    const answer = await server.fetch(new Request(`https://api.example.com${path}`));
    return { status: answer.status, body: await answer.json() };
  };
});

describe("a value that is a scalar or a list", () => {
  test.each<[string, string, unknown, unknown]>([
    ["repeated", "query", "a,b", "a,b"],
    ["repeated", "query", ["a", "b"], ["a", "b"]],
    ["joined", "query", "a,b", "a,b"],
    ["joined", "query", ["a,b", "c"], ["a,b", "c"]],
    ["numbers", "query", 7, 7],
    ["numbers", "query", [1, 2], [1, 2]],
    ["words", "query", 7, 7],
    ["words", "query", ["a", "b"], ["a", "b"]],
    ["path", "path", "a,b", "a,b"],
    ["path", "path", ["a,b", "c"], ["a,b", "c"]],
    ["cookie", "cookies", 7, 7],
    ["cookie", "cookies", [1, 2], [1, 2]],
  ])("%s in %s arrives as it was sent: %j", async (operation, place, q, arrived) => {
    expect((await call(operation, { [place]: { q } })).body).toEqual({ q: arrived });
  });

  test("one text is the scalar where it fits, and else a list of one item", async () => {
    expect((await call("repeated", { query: { q: ["a"] } })).body).toEqual({ q: "a" });
    expect((await call("repeated", { query: { q: ["longer"] } })).body).toEqual({ q: ["longer"] });
    expect((await call("words", { query: { q: ["a"] } })).body).toEqual({ q: ["a"] });
    expect((await call("numbers", { query: { q: [0] } })).body).toEqual({ q: [0] });
    expect((await call("numbers", { query: { q: [] } })).body).toEqual({ q: [] });
  });

  test("what fits in neither way is refused", async () => {
    const detail = async (path: string) => {
      const { status, body } = await raw(path);
      const { errors } = body as { readonly errors: readonly { readonly pointer: string; readonly detail: string }[] };
      return [status, ...errors.map(({ pointer, detail }) => `${pointer} ${detail}`)];
    };
    expect(await detail("/repeated?q=a&q=b&q=c&q=d")).toEqual([400, "/q Must have at most 3 items, but has 4."]);
    expect(await detail("/numbers?q=a")).toEqual([400, "/q Must be an integer."]);
    expect(await detail("/repeated?q=%ff")).toEqual([400, "/q Must be percent-encoded UTF-8."]);
    expect(await detail("/numbers?q=1&q=b")).toEqual([400, "/q/1 Must be an integer."]);
  });

  test("is refused where nothing tells them apart", async () => {
    for (const how of ["style: pipeDelimited, explode: false", "allowReserved: true, explode: false"]) {
      const refused = bothEnds(`paths:${get("piped", "query", how, names)}`);
      await expect(refused).rejects.toThrow(/unsupported-parameter/);
    }
    await expect(bothEnds(`paths:${get("header", "header", "explode: false", names)}`)).rejects.toThrow(/unsupported/);
  });
});
