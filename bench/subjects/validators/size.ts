import { join } from "node:path";
import { gzipSync } from "node:zlib";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { isJsonObject, member } from "../../../generator/load/text/json.ts";
import { newAjv } from "./contenders/ajv.ts";
import { assertionsOf } from "./json-schema.ts";
import { type Prepared, schemaAt } from "./prepare.ts";

/** How large a bundle is, in bytes. */
export interface BundleSize {
  readonly minified: number;
  readonly gzipped: number;
}

/** One way to validate everything of a document, or why there is none. */
export interface SizeRow {
  readonly what: string;
  readonly size: BundleSize | { readonly failed: string };
}

const benchFolder = join(import.meta.dirname, "../..");

/**
 * The types that somebody validates from outside: components, and the bodies of requests and responses. Parts of them
 * that the package names too are left out, since Ajv has no name for them.
 */
export function typesToBundle({ types }: Prepared): readonly { readonly name: string; readonly pointer: string }[] {
  const outer = types.filter(({ pointer }) =>
    /^\/components\/schemas\/[^/]+$|^\/paths\/.*\/content\/[^/]+\/schema$/.test(pointer),
  );
  // Of a schema with a type of its own for what goes in there are two names.
  return outer.filter(({ pointer }, index) => outer.findIndex((other) => other.pointer === pointer) === index);
}

/** Bundles of our package, and of the code that Ajv writes for the same schemas, each with all of its run-time code. */
export async function sizesOf(prepared: Prepared): Promise<readonly SizeRow[]> {
  const { model } = prepared;
  const names = typesToBundle(prepared).map(({ name }) => name);
  const ours = (functions: readonly string[]) =>
    bundle(`export { ${functions.join(", ")} } from "./dist/index.js";`, model);
  const rows: readonly (readonly [string, () => Promise<BundleSize>])[] = [
    ["specwright: is…", () => ours(names.map((name) => `is${upperFirst(name)}`))],
    ["specwright: check…", () => ours(names.map((name) => `check${upperFirst(name)}`))],
    ["specwright: the whole package", () => bundle('export * from "./dist/index.js";', model)],
    ["ajv standalone: the first error", () => bundle(ajvCode(prepared, { allErrors: false }), benchFolder)],
    ["ajv standalone: allErrors", () => bundle(ajvCode(prepared, { allErrors: true }), benchFolder)],
    [
      "ajv standalone: allErrors, inlineRefs off",
      () => bundle(ajvCode(prepared, { allErrors: true, inlineRefs: false }), benchFolder),
    ],
  ];
  const sizes: SizeRow[] = [];
  for (const [what, measure] of rows) {
    const size = await measure().catch((error: unknown) => ({ failed: String(error).split("\n")[0] ?? "" }));
    sizes.push({ what, size });
  }
  return sizes;
}

function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Each component is a schema of its own that others refer to, so that Ajv writes one function for it. */
function ajvCode(prepared: Prepared, options: { readonly allErrors: boolean; readonly inlineRefs?: boolean }): string {
  const ajv = newAjv({ ...options, code: { source: true, esm: true } });
  const components = member(member(prepared.root, "components"), "schemas");
  const idOf = (component: string) => `component/${component}`;
  for (const [name, schema] of isJsonObject(components) ? Object.entries(components) : []) {
    ajv.addSchema(asObject(assertionsOf(schema, (to) => `/${idOf(to)}`)), `/${idOf(name)}`);
  }
  const exported = typesToBundle(prepared).map(({ name, pointer }): [string, string] => {
    const component = /^\/components\/schemas\/([^/]+)$/.exec(pointer)?.[1];
    if (component !== undefined) return [name, `/${idOf(component)}`];
    ajv.addSchema(asObject(assertionsOf(schemaAt(prepared.root, pointer), (to) => `/${idOf(to)}`)), `/inline/${name}`);
    return [name, `/inline/${name}`];
  });
  return standalone.default(ajv, Object.fromEntries(exported));
}

function asObject(schema: unknown): object {
  if (typeof schema === "object" && schema !== null) return schema;
  return schema === true ? {} : { not: {} };
}

async function bundle(contents: string, resolveDir: string): Promise<BundleSize> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: "js" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    // Ajv's parts are CommonJS, and say so under `main`.
    mainFields: ["module", "main"],
    write: false,
    logLevel: "error",
  });
  const contentsOut = outputFiles[0]?.contents ?? new Uint8Array();
  return { minified: contentsOut.length, gzipped: gzipSync(contentsOut, { level: 9 }).length };
}
