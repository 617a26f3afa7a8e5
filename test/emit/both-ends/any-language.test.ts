import { beforeAll, expect, test } from "vitest";
import { bothEnds } from "./both-ends.ts";

const language = (name: string, more: string) => `
  /${name}:
    get:
      operationId: ${name}
      parameters: [{ name: Accept-Language, in: header, ${more} }]
      responses: { "200": { description: ok, content: { application/json: { schema: {} } } } }`;

const spec = `
paths:${[
  language("listed", "schema: { type: string, enum: [en, de], default: en }"),
  language("pattern", 'schema: { type: string, pattern: "^[a-z]{2}$" }'),
  language("required", "required: true, schema: { type: string, enum: [en, de] }"),
  language("open", "schema: { type: string }"),
  language("all", "schema: { type: array, items: { type: string } }"),
  language("several", "schema: { type: array, items: { enum: [en, de] } }"),
].join("")}
`;

let ask: (path: string, language?: string) => Promise<unknown>;

beforeAll(async () => {
  const { createServer } = await (await bothEnds(spec)).server();
  const handler = ({ headers }: { headers: Record<string, unknown> }) => ({
    status: 200,
    body: headers["accept-language"] ?? null,
  });
  const server = createServer({ handlers: new Proxy({}, { get: () => handler }) });
  ask = async (path, language) => {
    const headers: Record<string, string> = language === undefined ? {} : { "accept-language": language };
    const answer = await server.fetch(new Request(`https://api.example.com/${path}`, { headers }));
    return answer.status === 200 ? answer.json() : answer.status;
  };
});

test("any language is none where the document lists languages", async () => {
  expect([await ask("listed", "*"), await ask("listed", "de"), await ask("listed", "fr")]).toEqual(["en", "de", 400]);
  expect([await ask("pattern", "*"), await ask("pattern", "fr"), await ask("pattern", "fr-CH")]).toEqual([
    null,
    "fr",
    400,
  ]);
  expect([await ask("several", "*"), await ask("several", "en,de"), await ask("several", "*,de")]).toEqual([
    null,
    ["en", "de"],
    400,
  ]);
});

test("it is what it says where it is required, or one of the values", async () => {
  expect([await ask("required", "*"), await ask("required", "en"), await ask("required")]).toEqual([400, "en", 400]);
  expect([await ask("open", "*"), await ask("open"), await ask("all", "*")]).toEqual(["*", null, ["*"]]);
});
