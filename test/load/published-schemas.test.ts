import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import SwaggerParser from "@apidevtools/swagger-parser";
import { expect, test } from "vitest";
import { compileSchema } from "../../build/published-schemas.ts";
import type { CompiledSchema } from "../../generator/load/specification/published-schemas.ts";

const require = createRequire(import.meta.url);

/** What the build makes of a schema, loaded as Node would load it. */
function built(edition: Parameters<typeof compileSchema>[0]): CompiledSchema {
  const module: { exports: { default?: CompiledSchema } } = { exports: {} };
  compileFunction(compileSchema(edition), ["module", "exports", "require"])(module, module.exports, require);
  if (!module.exports.default) throw new Error("nothing was built");
  return module.exports.default;
}

const info = { title: "Notes", version: "1", x: 1 };
const shared = { info, tags: [{ name: "a" }, { name: "a" }, {}] };
const responses = { 200: { description: 1, headers: { a: { schema: { type: "text" } } } }, x: {} };
const parameters = [{ name: "a", in: "path" }, { name: "a", in: "path" }, { $ref: "#/a" }, { in: "body", schema: 1 }];
const paths = { "/a": { get: { responses, parameters }, post: { responses: {} }, fetch: {} }, a: {} };
const schemas = { A: { type: "object", required: [], properties: { a: { enum: [], minimum: "0" } } }, "a b": {} };
const documents = {
  "2.0": { swagger: "2.0", ...shared, paths, definitions: schemas, schemes: ["ftp"] },
  "3.0": { openapi: "3.0.4", ...shared, paths, components: { schemas }, servers: [{}] },
  "3.1": { openapi: "3.1.1", ...shared, paths, components: { schemas }, servers: [{}], webhooks: [] },
} as const;

test.each(["2.0", "3.0", "3.1"] as const)(
  "the schema of %s that is built in finds what swagger-parser finds",
  async (edition) => {
    const document = structuredClone(documents[edition]);
    const options = { mutateInputSchema: true, dereference: { excludedPathMatcher: () => true } };
    const error: unknown = await SwaggerParser.validate(document as never, options).catch((error: unknown) => error);
    const details: unknown = error instanceof Error && "details" in error ? error.details : undefined;
    const validate = built(edition);
    expect(validate(document)).toBe(false);
    expect(details).toHaveLength(validate.errors?.length ?? 0);
    expect(validate.errors).toEqual(details);
  },
);
