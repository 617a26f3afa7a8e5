/**
 * `spec/oauth.yml` says what the vendor's reference says. `excerpts/` holds what the vendor publishes of its document,
 * without its code samples; `facts/` what is known of the rest.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import SwaggerParser from "@apidevtools/swagger-parser";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { member } from "../../generator/load/text/json.ts";
import { at, members, object, read, readText } from "./document.ts";
import { operationShape, operationsOf, schemaShape } from "./shape.ts";

const document = read("../../spec/oauth.yml");

describe("the published excerpts", () => {
  const names = readdirSync(join(import.meta.dirname, "excerpts"));

  it("are four", () => {
    expect(names).toHaveLength(4);
  });

  describe.each(names)("%s", (name) => {
    const excerpt = read(`excerpts/${name}`);

    it.each(["openapi", "info", "servers", "security"])("has the document's %s", (key) => {
      expect(at(document, key)).toEqual(at(excerpt, key));
    });

    it.each(members(excerpt, "paths"))("has the document's path item %s", (path, item) => {
      expect(at(document, "paths", path)).toEqual(item);
    });

    for (const [kind, components] of members(excerpt, "components")) {
      it.each(Object.entries(object(components)))(`has the document's ${kind} %s`, (component, value) => {
        expect(at(document, "components", kind, component)).toEqual(value);
      });
    }
  });
});

describe("the operations", () => {
  const facts = read("facts/operations.yml");
  const operations = operationsOf(document);

  it("are seventeen, in the order of the reference", () => {
    expect(operations.size).toBe(17);
    expect([...operations.keys()]).toEqual(Object.keys(object(facts)));
  });

  it.each(members(facts))("%s is as the reference says", (name, fact) => {
    expect(stringify(operationShape(object(operations.get(name))))).toBe(stringify(fact));
  });

  it.each([...operations])("%s requires its body, if it has one", (_name, { requestBody }) => {
    expect(requestBody === undefined || member(requestBody, "required") === true).toBe(true);
  });
});

describe("the schemas", () => {
  const facts = read("facts/schemas.yml");
  const closed = Object.keys(object(facts)).flatMap((key) => (key.endsWith(" (closed)") ? [nameOf(key)] : []));
  const schemas = object(at(document, "components", "schemas"));

  it("are eighteen", () => {
    expect(Object.keys(schemas)).toHaveLength(18);
    expect(Object.keys(schemas).sort()).toEqual(Object.keys(object(facts)).map(nameOf).sort());
  });

  it.each(members(facts))("%s is as the reference says", (key, fact) => {
    expect(stringify(schemaShape(schemas[nameOf(key)]))).toBe(stringify(fact));
  });

  it("takes unknown members except in the four closed ones", () => {
    expect(closed).toHaveLength(4);
    const ours = Object.entries(schemas).filter(([, schema]) => member(schema, "additionalProperties") === false);
    expect(ours.map(([name]) => name).sort()).toEqual(closed.sort());
  });
});

it("has two security schemes, both of HTTP", () => {
  expect(at(document, "components", "securitySchemes")).toEqual({
    bearerAuth: { type: "http", scheme: "bearer" },
    oauthClientAuth: { type: "http", scheme: "basic", description: expect.any(String) },
  });
});

it("is a valid OpenAPI document", async () => {
  await SwaggerParser.validate(parse(readText("../../spec/oauth.yml")));
});

function nameOf(key: string): string {
  return key.replace(" (closed)", "");
}
