import { createRequire } from "node:module";
import type Ajv from "ajv/dist/core.js";
import type { AnySchemaObject, AnyValidateFunction } from "ajv/dist/types/index.js";
import type { Plugin } from "rolldown";

/** As swagger-parser finds what it uses. */
const require = createRequire(createRequire(import.meta.url).resolve("@apidevtools/swagger-parser"));

/** A document of each edition for which swagger-parser has a schema of its own, as far as it looks to choose one. */
const documents = { "2.0": { swagger: "2.0" }, "3.0": { openapi: "3.0.4" }, "3.1": { openapi: "3.1.1" } } as const;

const editions = ["2.0", "3.0", "3.1"] as const;

const source = /[\\/]generator[\\/]load[\\/]specification[\\/]published-schemas\.ts$/;
const prefix = "published-schema:";

/** What the compiled schemas need at run time: it becomes a part of them, since `ajv` is no dependency of ours. */
const runtime = /^(?:ajv\/dist\/runtime\/|fast-deep-equal$)/;

/** Whether a module is one that this plugin makes or brings along. */
export function isPublishedSchema(id: string): boolean {
  return id.startsWith(prefix) || id.startsWith(`\0${prefix}`) || runtime.test(id);
}

/** Fills `generator/load/specification/published-schemas.ts`: a chunk for each schema, which is loaded when a document asks for it. */
export function publishedSchemas(): Plugin {
  return {
    name: "published-schemas",
    resolveId(id) {
      if (id.startsWith(prefix)) return `\0${id}`;
      return runtime.test(id) ? require.resolve(id) : null;
    },
    load(id) {
      if (source.test(id)) {
        const loaders = editions.map((edition) => `"${edition}": () => import("${prefix}${edition}")`);
        return { code: `export const publishedSchemas = { ${loaders.join(", ")} };`, moduleType: "js" };
      }
      const found = editions.find((edition) => id === `\0${prefix}${edition}`);
      return found ? { code: compileSchema(found), moduleType: "js" } : null;
    },
  };
}

/**
 * The function that swagger-parser would make at run time, as the text of a CommonJS module. It is taken from
 * swagger-parser itself, so that it is made of the same schema, with the same changes to it, in the same dialect and with
 * the same options.
 */
export function compileSchema(edition: (typeof editions)[number]): string {
  const { prototype }: typeof Ajv.default = require("ajv/dist/core").default;
  const print: (ajv: Ajv.default, validate: AnyValidateFunction) => string = require("ajv/dist/standalone").default;
  const validateSchema: (document: object) => void = require("./validators/schema.js");
  const { validate } = prototype;
  let text: string | undefined;
  Reflect.set(prototype, "validate", function (this: Ajv.default, schema: AnySchemaObject): boolean {
    // The schema itself is validated next, by its own one.
    prototype.validate = validate;
    this.opts.code.source = true;
    text = print(this, this.compile(schema));
    return true;
  });
  validateSchema(documents[edition]);
  if (text === undefined) throw new Error("swagger-parser does not validate by Ajv any more");
  return text;
}
