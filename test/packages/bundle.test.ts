import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { repository } from "../support/command.ts";

/** Vite's bundler, as far as it is used here. */
interface Bundler {
  build(options: object): Promise<{ readonly output: readonly [{ readonly code: string }] }>;
}

/** What an application that exports this of the generated client has in its bundle, minified. */
async function bundled(entry: string): Promise<string> {
  const vite = createRequire(createRequire(import.meta.url).resolve("vitest")).resolve("vite");
  const { build }: Bundler = await import(pathToFileURL(createRequire(vite).resolve("rolldown")).href);
  const name = "virtual:application";
  const { output } = await build({
    input: name,
    plugins: [
      {
        name: "application",
        resolveId: (id: string) => (id === name ? id : undefined),
        load: (id: string) => (id === name ? entry : undefined),
      },
    ],
    resolve: { conditionNames: ["specwright-source", "import"] },
    output: { minify: true },
    write: false,
    logLevel: "silent",
  });
  return output[0].code;
}

const module = (path: string) => JSON.stringify(join(repository, "generated/client/src", path));

test("errors have their names where a bundler has made those of their classes shorter", async () => {
  const code = await bundled(`export { default } from ${module("index.ts")};`);
  expect(code).not.toMatch(/class \w*Error\b/);
  const { default: Telnyx } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const names = Object.getOwnPropertyNames(Telnyx).filter((name) => name.endsWith("Error"));
  expect(names).toContain("RateLimitError");
  for (const name of names) expect(new Telnyx[name](undefined, undefined, "")).toHaveProperty("name", name);
});

test("a bundle of one function has nothing of the others, nor what repeats requests unless it is asked for", async () => {
  const functions = module("functions.ts");
  const one = await bundled(`export { createClient, getOAuthJWKS } from ${functions};`);
  expect(one).toContain("/oauth/jwks");
  expect(one).not.toMatch(/\/oauth\/token|clientSecret|x-www-form-urlencoded|retry-after-ms|TELNYX/);
  const reliable = await bundled(`export { createClient, getOAuthJWKS, reliably } from ${functions};`);
  expect(reliable).toContain("retry-after-ms");
  expect(reliable.length).toBeGreaterThan(1.4 * one.length);
});
