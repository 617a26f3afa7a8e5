import { expect, test } from "vitest";
import { buildClean } from "./build.ts";

test("what a document says of itself", () => {
  const api = buildClean({
    info: {
      title: "Pets",
      version: "2",
      summary: "s",
      description: "d",
      termsOfService: "https://example.com/terms",
      contact: { name: "Us", email: "us@example.com" },
      license: { name: "MIT", identifier: "MIT" },
    },
    externalDocs: { url: "https://example.com/docs" },
    jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base",
    "x-audience": ["public"],
    "x-none": null,
  });
  expect(api).toMatchObject({
    title: "Pets",
    version: "2",
    summary: "s",
    description: "d",
    termsOfService: "https://example.com/terms",
    contact: { name: "Us", email: "us@example.com" },
    license: { name: "MIT", identifier: "MIT" },
    externalDocs: { url: "https://example.com/docs", description: undefined },
    jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base",
    extensions: [
      { name: "x-audience", value: ["public"] },
      { name: "x-none", value: null },
    ],
  });
  expect(api.contact).not.toHaveProperty("url");
});

test("a document of nothing is an API of nothing", () => {
  const api = buildClean({ paths: {} });
  expect([
    api.operations,
    api.schemas,
    api.groups,
    api.securitySchemes,
    api.webhooks,
    api.extensions,
    api.ledger,
  ]).toEqual(Array.from({ length: 7 }, () => []));
});

test("the ledger counts what was met, by subject", () => {
  const api = buildClean({
    components: { schemas: { B: { type: "string", minLength: 1 }, A: { type: "string", description: "d" } } },
    servers: [{ url: "/{a}", variables: { a: { default: "x" } } }],
  });
  expect(api.ledger).toEqual([
    { subject: "description", treatment: "documentation", count: 1 },
    { subject: "minLength", treatment: "enforced", count: 1 },
    { subject: "server variables", treatment: "enforced", count: 1 },
    { subject: "type", treatment: "enforced", count: 2 },
  ]);
});
