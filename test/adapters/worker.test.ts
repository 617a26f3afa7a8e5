/** The server without Node.js: called as workers are, and in a service worker of Chromium, where there is one. */
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumArguments, chromiumPath } from "../support/chromium.ts";
import { snippetFolder } from "./snippets.ts";

interface Worker {
  fetch(request: Request, environment: unknown, context: unknown): Promise<Response>;
}

let folder: string;
beforeAll(async () => {
  ({ folder } = await snippetFolder());
});

test("a worker's environment and context are passed over", async () => {
  const { default: worker }: { readonly default: Worker } = await import(join(folder, "worker.ts"));
  const environment = { remoteAddress: {}, KEY: "value" };
  const context = { waitUntil() {}, passThroughOnException() {} };
  const ask = (path: string) => worker.fetch(new Request(`https://notes.example${path}`), environment, context);
  expect((await ask("/elsewhere")).status).toBe(404);
  const described = await (await ask("/v1/request")).json();
  expect(described).not.toHaveProperty("remoteAddress");
  expect(described).toMatchObject({ method: "GET", url: "/v1/request" });
});

if (chromiumPath === undefined)
  console.warn("The server is not tried in a service worker: no Chromium is installed (or name one in CHROMIUM).");

describe.skipIf(chromiumPath === undefined)("in a service worker of Chromium", () => {
  /** Gives out the snippet, what it imports, and a page; TypeScript without its types. */
  const site = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://site");
    if (pathname === "/") return response.writeHead(200, { "content-type": "text/html" }).end("<title>Notes</title>");
    try {
      const text = await readFile(join(folder, pathname.replace(/\.js$/, ".ts")), "utf8");
      const code = stripTypeScriptTypes(text).replaceAll('.ts"', '.js"');
      response.writeHead(200, { "content-type": "text/javascript" }).end(code);
    } catch {
      response.writeHead(404).end("the site has no such page");
    }
  });
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await writeFile(join(folder, "notes-options.ts"), await readFile(join(import.meta.dirname, "notes-options.ts")));
    const server = await readFile(join(folder, "server.ts"), "utf8");
    await writeFile(join(folder, "server.ts"), server.replace(/"[^"]*notes-options\.ts"/, '"./notes-options.ts"'));
    await writeFile(
      join(folder, "service-worker.ts"),
      `import worker from "./worker.ts";
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.respondWith(worker.fetch(event.request)));
`,
    );
    await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
    const address = site.address();
    if (typeof address !== "object" || address === null) throw new Error("the site listens on no port");
    browser = await chromium.launch({ executablePath: chromiumPath ?? "", args: chromiumArguments });
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${address.port}/`);
    await page.evaluate(`(async () => {
      const taken = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
      await navigator.serviceWorker.register("/service-worker.js", { type: "module" });
      await taken;
    })()`);
  });
  afterAll(async () => {
    await browser?.close();
    site.close();
  });

  const ask = (path: string, method = "GET", headers: Record<string, string> = {}, body?: string) =>
    page.evaluate(
      async ([path, init]) => {
        const response = await fetch(path, init);
        const { status, headers } = response;
        return { status, type: headers.get("content-type"), text: await response.text() };
      },
      [path, { method, headers, ...(body !== undefined && { body }) }] as const,
    );

  test("a request is decoded and answered", async () => {
    const { status, text } = await ask("/v1/notes?limit=5&tag=%C3%A9", "GET", { "x-trace": "one, two" });
    expect([status, JSON.parse(text)]).toEqual([
      200,
      { query: { limit: 5, tag: ["é"] }, headers: { "x-trace": ["one", "two"] }, cookies: {} },
    ]);
  });

  test.each([
    ["application/json", '{"text":"é"}', { text: "é" }],
    ["application/x-www-form-urlencoded", "text=%C3%A9", { text: "é" }],
    ["text/plain", "é", "é"],
  ])("a body of type %s arrives", async (type, body, decoded) => {
    const { status, text } = await ask("/v1/notes", "POST", { "content-type": type }, body);
    expect([status, JSON.parse(text).body]).toEqual([201, decoded]);
  });

  test.each([
    [404, "/elsewhere", "GET", undefined],
    [405, "/v1/notes", "PATCH", undefined],
    [400, "/v1/notes", "POST", "{"],
    [413, "/v1/notes", "POST", JSON.stringify({ text: "x".repeat(200_000) })],
    [500, "/v1/notes/crash", "GET", undefined],
  ])("%i is a problem detail", async (status, path, method, body) => {
    const reply = await ask(path, method, { "content-type": "application/json" }, body);
    expect([reply.status, reply.type, JSON.parse(reply.text).status]).toEqual([
      status,
      "application/problem+json",
      status,
    ]);
  });

  test("the fallback gets a request of fetch", async () => {
    expect(await ask("/mirror", "POST", {}, "as it was")).toMatchObject({ status: 200, text: "as it was" });
  });
});
