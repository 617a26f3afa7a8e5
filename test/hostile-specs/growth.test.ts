import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resolveConfig } from "../../generator/config.ts";
import { GenerationFailed } from "../../generator/diagnostics.ts";
import { generate } from "../../generator/generate.ts";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { maximumDepth } from "../../generator/load/text/parsed-text.ts";
import { temporaryFolder } from "../support/command.ts";
import { packageOf } from "./package-of.ts";

/** How each schema of a chain holds the one before it: twice, so that forty of them hold the first one 2 ** 40 times. */
const links: Readonly<Record<string, (before: JsonObject) => JsonObject>> = {
  All: (before) => ({ allOf: [before, before] }),
  One: (before) => ({ oneOf: [before, before] }),
  Any: (before) => ({ anyOf: [before, before] }),
  Mixed: (before) => ({ allOf: [{ oneOf: [before, before] }, { anyOf: [before, before] }] }),
  Unevaluated: (before) => ({ allOf: [before, before], unevaluatedProperties: false }),
  Evaluated: (before) => ({ oneOf: [before, { ...before, required: ["a"] }], unevaluatedProperties: false }),
  Not: (before) => ({ not: { allOf: [before, before] } }),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  Condition: (before) => ({ if: before, then: before, else: before }),
  Members: (before) => ({
    type: "object",
    properties: { a: before, b: { type: "object", properties: { c: before } } },
  }),
};

const length = 40;

type Link = (before: JsonObject) => JsonObject;

/** @param member What a member of the first schema is. */
function chain([name, link]: readonly [string, Link], member: JsonObject): readonly [string, JsonObject][] {
  const first: JsonObject = { type: "object", properties: { a: member } };
  return Array.from({ length }, (_, index) => [
    `${name}${index}`,
    index === 0 ? first : link({ $ref: `#/components/schemas/${name}${index - 1}` }),
  ]);
}

test("half a character in a path is what a URL makes of it", async () => {
  const folder = await temporaryFolder();
  const paths = { "/a\ud800": { get: { responses: { "204": { description: "Done." } } } } };
  const document = { openapi: "3.1.0", info: { title: "Half", version: "1" }, paths };
  await writeFile(join(folder, "api.json"), JSON.stringify(document));
  const config = resolveConfig({ spec: "api.json", out: "out", name: "half" }, folder);
  const { changes } = await generate(config, { check: true, cwd: folder });
  const router = changes.find(({ path }) => path === "server/src/router.ts");
  expect(router && "file" in router && router.file.text).toContain('route("/a%EF%BF%BD"');
});

test("a hundred thousand blanks in the braces of a path are told as what they are", { timeout: 20_000 }, async () => {
  const folder = await temporaryFolder();
  const paths = { [`/{a${" ".repeat(100_000)}b}`]: { get: { responses: { "204": { description: "Done." } } } } };
  const document = { openapi: "3.1.0", info: { title: "Blanks", version: "1" }, paths };
  await writeFile(join(folder, "api.json"), JSON.stringify(document));
  const config = resolveConfig({ spec: "api.json", out: "out", name: "blanks" }, folder);
  await expect(generate(config, { check: true, cwd: folder })).rejects.toMatchObject({
    diagnostics: [{ code: "invalid-path", severity: "error" }],
  });
});

test("patterns that take ages are not tried on the document's own long texts", { timeout: 20_000 }, async () => {
  const folder = await temporaryFolder();
  const long = `${"a".repeat(60)}!`;
  const pattern = "^(a+)+$";
  const schema = {
    type: "object",
    properties: { [long]: { type: "string", pattern, examples: [long], default: long } },
    patternProperties: { [pattern]: { readOnly: true } },
    additionalProperties: false,
    required: [long],
  };
  const document = { openapi: "3.1.0", info: { title: "Ages", version: "1" }, components: { schemas: { schema } } };
  await writeFile(join(folder, "api.json"), JSON.stringify(document));
  const config = resolveConfig({ spec: "api.json", out: "out", name: "ages" }, folder);
  const { diagnostics } = await generate(config, { check: true, cwd: folder });
  expect(diagnostics.map(({ code, location }) => [code, location?.pointer])).toEqual(
    expect.arrayContaining([["slow-pattern", expect.stringContaining("patternProperties")]]),
  );
});

test("a long text that many references lead to is an error at the text", { timeout: 30_000 }, async () => {
  const folder = await temporaryFolder();
  const operations = Array.from({ length: 20 }, (_, index) => [
    `/things/${index}`,
    { get: { parameters: [{ $ref: "parts.json#/long" }], responses: { "204": { description: "Done." } } } },
  ]);
  const long = {
    name: "q",
    in: "query",
    description: `${"word ".repeat(20)}\n`.repeat(40_000),
    schema: { type: "string" },
  };
  const document = { openapi: "3.1.0", info: { title: "Long", version: "1" }, paths: Object.fromEntries(operations) };
  await writeFile(join(folder, "api.json"), JSON.stringify(document));
  await writeFile(join(folder, "parts.json"), JSON.stringify({ long }));
  const config = resolveConfig({ spec: "api.json", out: "out", name: "long" }, folder);
  await expect(generate(config, { check: true, cwd: folder })).rejects.toMatchObject({
    diagnostics: [
      {
        code: "long-file",
        severity: "error",
        message: "server/handlers.ts would have more than 32 MB",
        location: { file: "parts.json", pointer: "/long/description" },
      },
    ],
  });
});

test("schemas in schemas take time with each level, and not twice as much", { timeout: 30_000 }, async () => {
  const folder = await temporaryFolder();
  const kinds = ["allOf", "anyOf", "oneOf"] as const;
  const nested = (keyword: (typeof kinds)[number]) =>
    Array.from({ length: length }).reduce<JsonObject>((inner) => ({ [keyword]: [inner] }), {
      $ref: "#/components/schemas/Words",
    });
  const document = {
    openapi: "3.1.0",
    info: { title: "Growth", version: "1.0.0" },
    components: {
      schemas: {
        Words: { type: "array", items: { type: "string" } },
        ...Object.fromEntries(kinds.map((keyword) => [`Of${keyword}`, { properties: { a: nested(keyword) } }])),
      },
    },
  };
  await writeFile(join(folder, "api.json"), JSON.stringify(document));
  const config = resolveConfig({ spec: "api.json", out: "out", name: "growth" }, folder);
  const { changes } = await generate(config, { check: true, cwd: folder });
  expect(changes.length).toBeGreaterThan(10);
});

test.each(["once", "again in their members"])(
  "schemas that hold each other many times over, %s",
  {
    timeout: 30_000,
  },
  async (held) => {
    const folder = await temporaryFolder();
    const member = (name: string) =>
      held === "once" ? { type: "string", default: "b" } : { $ref: `#/components/schemas/${name}${length - 1}` };
    const chains = Object.entries(links).flatMap((link) => chain(link, member(link[0])));
    const components = { schemas: Object.fromEntries(chains) };
    const document = { openapi: "3.1.0", info: { title: "Growth", version: "1.0.0" }, components };
    await writeFile(join(folder, "api.json"), JSON.stringify(document));
    const config = resolveConfig({ spec: "api.json", out: "out", name: "growth" }, folder);
    const { changes } = await generate(config, { check: true, cwd: folder });
    const size = changes.reduce((sum, change) => sum + ("file" in change ? change.file.text.length : 0), 0);
    expect(size).toBeLessThan(2_000_000);
  },
);

/** What an operation of HTTP has a schema for. */
const places: Readonly<Record<string, (schema: JsonObject) => JsonObject>> = {
  "a query": (schema) => ({ parameters: [{ name: "q", in: "query", schema }] }),
  "a deepObject": (schema) => ({ parameters: [{ name: "q", in: "query", style: "deepObject", schema }] }),
  "a header": (schema) => ({ parameters: [{ name: "q", in: "header", schema }] }),
  "a form": (schema) => bodyOf("application/x-www-form-urlencoded", { schema }),
  "a form that is styled": (schema) =>
    bodyOf("application/x-www-form-urlencoded", { schema, encoding: { a: { style: "deepObject" } } }),
  "a multipart body": (schema) => bodyOf("multipart/form-data", { schema }),
  "JSON Lines": (schema) => bodyOf("application/jsonl", { itemSchema: schema }),
  XML: (schema) => bodyOf("application/xml", { schema }),
  "an answer": (schema) => ({
    responses: {
      default: {
        description: "Done.",
        headers: { H: { schema } },
        content: {
          "application/json": { schema },
          "application/*": { schema },
          "text/event-stream": { itemSchema: schema },
        },
      },
    },
  }),
};

function bodyOf(type: string, media: JsonObject): JsonObject {
  return { requestBody: { content: { [type]: media } } };
}

test.each(Object.keys(places).flatMap((place) => Object.keys(links).map((link) => [place, link] as const)))(
  "%s of a schema of a chain: %s",
  { timeout: 20_000 },
  async (place, link) => {
    const folder = await temporaryFolder();
    const [, make = (schema: JsonObject) => schema] = Object.entries(places).find(([name]) => name === place) ?? [];
    const schemas = Object.fromEntries(chain([link, links[link] ?? ((before) => before)], { type: "string" }));
    const operation = { responses: {}, ...make({ $ref: `#/components/schemas/${link}${length - 1}` }) };
    const document = {
      openapi: "3.2.0",
      info: { title: "Growth", version: "1.0.0" },
      paths: { "/a": { post: operation } },
      components: { schemas },
    };
    await writeFile(join(folder, "api.json"), JSON.stringify(document));
    const allow = ["unsupported-parameter", "unsupported-media-type", "unsupported-schema"] as const;
    const config = resolveConfig({ spec: "api.json", out: "out", name: "growth", allow: [...allow] }, folder);
    const { changes } = await generate(config, { check: true, cwd: folder });
    const size = changes.reduce((sum, change) => sum + ("file" in change ? change.file.text.length : 0), 0);
    expect(size).toBeLessThan(2_000_000);
  },
);

/** What holds the last schema of a chain: each of them is composed of the one before it by two ways, which adds nothing. */
const holders: Readonly<Record<string, (last: JsonObject) => JsonObject>> = {
  "a member that alternatives might be told apart by": (last) => ({
    Union: {
      oneOf: ["a", "b"].map((name) => ({ type: "object", required: ["kind", name], properties: { kind: last } })),
    },
  }),
  "alternatives that are told apart": (last) => ({
    Union: {
      oneOf: ["a", "b"].map((kind) => ({ allOf: [last], required: ["kind"], properties: { kind: { const: kind } } })),
    },
  }),
  "an heir": (last) => ({
    Parent: {
      type: "object",
      required: ["kind"],
      properties: { kind: { type: "string" } },
      discriminator: { propertyName: "kind" },
    },
    Heir: { allOf: [last, { $ref: "#/components/schemas/Parent" }] },
  }),
  "a required member": (last) => ({ Holder: { type: "object", required: ["a"], properties: { a: last } } }),
};

test.each(Object.keys(holders))("a chain of schemas held by %s", { timeout: 10_000 }, async (by) => {
  const twice = (one: JsonObject) => ({ allOf: [one, { allOf: [one], minProperties: 1 }] });
  const schemas = Object.fromEntries(
    Array.from({ length }, (_, index) => [
      `S${index}`,
      index === 0 ? { maxProperties: 9 } : twice({ $ref: `#/components/schemas/S${index - 1}` }),
    ]),
  );
  const last = { $ref: `#/components/schemas/S${length - 1}` };
  expect(await packageOf({ ...schemas, ...holders[by]?.(last) })).toBeGreaterThan(10);
});

test.each<[keyword: string, around: Link]>([
  ["items", (inner) => ({ type: "array", items: inner })],
  ["contains", (inner) => ({ type: "array", contains: inner })],
  ["additionalProperties", (inner) => ({ type: "object", additionalProperties: inner })],
])("schemas in schemas to the greatest depth: %s", async (_, around) => {
  const folder = await temporaryFolder();
  // The document, its components, their schemas and the one around the first of them are levels too.
  const levels = Array.from({ length: maximumDepth - 4 });
  const schemas = { Deep: levels.reduce<JsonObject>(around, { type: "string" }) };
  const document = { openapi: "3.1.0", info: { title: "Deep", version: "1.0.0" }, components: { schemas } };
  await writeFile(join(folder, "api.json"), JSON.stringify(document));
  const config = resolveConfig({ spec: "api.json", out: "out", name: "deep", packages: ["model"] }, folder);
  const { changes } = await generate(config, { check: true, cwd: folder });
  expect(changes.length).toBeGreaterThan(10);
});

test("schemas that all lead to each other take time with each of them", { timeout: 30_000 }, async () => {
  const folder = await temporaryFolder();
  const count = 1500;
  const target = (at: number) => ({ anyOf: [{ $ref: `#/components/schemas/A${at % count}` }, { type: "null" }] });
  const schemas = Object.fromEntries(
    Array.from({ length: count }, (_, at) => {
      const properties = Object.fromEntries(
        Array.from({ length: 8 }, (_, member) => [`m${member}`, target(7 * at + member)]),
      );
      return [`A${at}`, { type: "object", properties }];
    }),
  );
  const document = { openapi: "3.1.0", info: { title: "Net", version: "1" }, paths: {}, components: { schemas } };
  await writeFile(join(folder, "api.json"), JSON.stringify(document));
  const config = resolveConfig({ spec: "api.json", out: "out", name: "net", packages: ["model"] }, folder);
  const { diagnostics } = await generate(config, { check: true, cwd: folder });
  expect(diagnostics.map(({ code }) => code)).toEqual(["long-file"]);
});

test("a schema behind hundreds of others that describe the same value is refused where it stands", async () => {
  const folder = await temporaryFolder();
  const last = 600;
  const schemas = Object.fromEntries(
    Array.from({ length: last + 1 }, (_, index) => [
      `S${index}`,
      index === last ? { type: "string" } : { allOf: [{ $ref: `#/components/schemas/S${index + 1}` }] },
    ]),
  );
  const document = { openapi: "3.1.0", info: { title: "Deep", version: "1.0.0" }, components: { schemas } };
  await writeFile(join(folder, "api.json"), JSON.stringify(document, undefined, 1));
  const settings = { spec: "api.json", out: "out", name: "deep", packages: ["model"], validators: false };
  const failed = await generate(resolveConfig(settings, folder), { check: true, cwd: folder }).catch(
    (error: unknown) => error,
  );
  if (!(failed instanceof GenerationFailed)) throw new Error("it was generated");
  expect(failed.diagnostics.map(({ code, location }) => [code, location?.pointer])).toEqual([
    ["unsupported-schema", "/components/schemas/S500"],
  ]);
});
