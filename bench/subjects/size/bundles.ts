import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Something that an application takes into its bundle. */
export interface Bundle {
  readonly client: string;
  readonly what: string;
  /** A module that exports what the application uses. */
  readonly entry: string;
  /** Where its imports are looked for. */
  readonly folder: string;
  /** Default: `neutral`, any of them. */
  readonly platform?: "neutral" | "node";
}

/** In bytes, or why there is no bundle. */
export type BundleSize =
  | { readonly kind: "bundled"; readonly minified: number; readonly gzipped: number }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * What is compared.
 * @param generated Where the generated clients are; the peers that are packages are in `bench`.
 */
export function bundlesOf(generated: string, bench: string): readonly Bundle[] {
  return [
    {
      client: "specwright",
      what: "the whole package: class, errors, everything that it exports",
      entry: 'export * from "telnyx-oauth-client"; export { default } from "telnyx-oauth-client";',
      folder: generated,
    },
    {
      client: "specwright",
      what: "the class",
      entry: 'export { default } from "telnyx-oauth-client";',
      folder: generated,
    },
    {
      client: "specwright",
      what: "all functions",
      entry: 'export * from "telnyx-oauth-client/functions";',
      folder: generated,
    },
    {
      client: "specwright",
      what: "one function, with least to it: createClient and getOAuthJWKS",
      entry: 'export { createClient, getOAuthJWKS } from "telnyx-oauth-client/functions";',
      folder: generated,
    },
    {
      client: "specwright",
      what: "one function, with most to it: createClient and exchangeOAuthToken",
      entry: 'export { createClient, exchangeOAuthToken } from "telnyx-oauth-client/functions";',
      folder: generated,
    },
    {
      client: "specwright",
      what: "the same with retries, time limits and redirects: createClient, reliably and exchangeOAuthToken",
      entry: 'export { createClient, exchangeOAuthToken, reliably } from "telnyx-oauth-client/functions";',
      folder: generated,
    },
    {
      client: "telnyx",
      what: "the class, for Node: it has all APIs of the vendor, and cannot be had in parts",
      entry: 'export { default } from "telnyx";',
      folder: bench,
      platform: "node",
    },
    {
      client: "openapi-fetch",
      what: "its only function: operations are types, and their paths stand in the application",
      entry: 'export { default } from "openapi-fetch";',
      folder: bench,
    },
    {
      client: "hey-api",
      what: "the whole SDK and its client",
      entry: 'export * from "./hey-api/index.js"; export { client } from "./hey-api/client.gen.js";',
      folder: generated,
    },
    {
      client: "hey-api",
      what: "one function: exchangeOAuthToken and the client",
      entry:
        'export { exchangeOAuthToken } from "./hey-api/index.js"; export { client } from "./hey-api/client.gen.js";',
      folder: generated,
    },
  ];
}

/** Bundles for any platform, minifies, and compresses as a server would at its best. */
export async function sizeOf({ entry, folder, platform = "neutral" }: Bundle): Promise<BundleSize> {
  try {
    const { outputFiles } = await build({
      stdin: { contents: entry, resolveDir: folder, loader: "js" },
      bundle: true,
      minify: true,
      format: "esm",
      platform,
      mainFields: ["module", "main"],
      write: false,
      logLevel: "error",
    });
    const contents = outputFiles[0]?.contents ?? new Uint8Array();
    return { kind: "bundled", minified: contents.length, gzipped: gzipSync(contents, { level: 9 }).length };
  } catch (error) {
    return { kind: "failed", reason: String(error).split("\n", 2).join(" ") };
  }
}
