/** The pages in a real browser: headless Chromium, where there is one. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium } from "playwright-core";
import Telnyx from "telnyx-oauth-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumArguments, chromiumPath } from "../support/chromium.ts";
import { proofKey } from "./code-flow.ts";
import { type ReferenceServer, startReferenceServer } from "./reference-server.ts";

if (chromiumPath === undefined)
  console.warn("The pages are not tried in a browser: no Chromium is installed (or name one in CHROMIUM).");

describe.skipIf(chromiumPath === undefined)("the pages in Chromium", () => {
  let server: ReferenceServer;
  let browser: Browser;
  /** The application that the user comes from: it remembers where the browser was sent back to. */
  const visits: string[] = [];
  const application = createServer((request, response) => {
    if (request.url?.startsWith("/callback")) visits.push(request.url);
    if (request.url?.startsWith("/callback-elsewhere"))
      response.writeHead(302, { location: `${elsewhere}/home` }).end();
    else response.end("<h1>Back in the application</h1>");
  });
  let redirectUri: string;
  /** Another origin, where the application shows itself after the callback. */
  let elsewhere: string;

  beforeAll(async () => {
    server = await startReferenceServer();
    browser = await chromium.launch({
      ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
      args: chromiumArguments,
    });
    await new Promise<void>((listening) => application.listen(0, "127.0.0.1", listening));
    const { port } = application.address() as AddressInfo;
    redirectUri = `http://127.0.0.1:${port}/callback`;
    elsewhere = `http://localhost:${port}`;
  });

  afterAll(async () => {
    await browser?.close();
    application.close();
    await server?.stop();
  });

  for (const [device, viewport, colorScheme, callback] of [
    ["a desktop, light", { width: 1100, height: 800 }, "light", "/callback"],
    ["a phone, dark", { width: 390, height: 844 }, "dark", "/callback"],
    [
      "a desktop, light, and from its callback to another origin",
      { width: 1100, height: 800 },
      "light",
      "/callback-elsewhere",
    ],
  ] as const) {
    test(`sign-in and consent lead back to the application, on ${device}`, async () => {
      const returnTo = new URL(callback, redirectUri).href;
      const telnyx = new Telnyx({ apiKey: server.apiKey, baseURL: server.baseURL });
      const { data } = await telnyx.oauthClients.create({
        name: 'Photo <b>printer</b> "&"',
        client_type: "public",
        allowed_scopes: ["admin"],
        allowed_grant_types: ["authorization_code"],
        redirect_uris: [returnTo],
      });
      const query = new URLSearchParams({
        response_type: "code",
        client_id: data?.client_id ?? "",
        redirect_uri: returnTo,
        state: device,
        code_challenge: proofKey().challenge,
        code_challenge_method: "S256",
      });
      const context = await browser.newContext({ viewport, colorScheme });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
      });

      await page.goto(`${server.baseURL}/oauth/authorize?${query}`);
      await page.getByLabel("API key").fill("wrong");
      await page.getByRole("button", { name: "Sign in" }).click();
      expect(await page.getByRole("alert").textContent()).toContain("not known");
      await page.getByLabel("API key").fill(server.apiKey);
      await page.keyboard.press("Enter");
      const heading = page.getByRole("heading", { level: 1 });
      await heading.getByText("asks for access").waitFor();
      // The client's name is shown as it is, and is no markup.
      expect(await heading.textContent()).toContain('Photo <b>printer</b> "&"');
      expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
      expect(await page.evaluate("getComputedStyle(document.documentElement).backgroundColor")).toMatch(
        colorScheme === "dark" ? /rgb\((?:\d|[1-5]\d), / : /rgb\(2\d\d, /,
      );
      await page.getByRole("button", { name: "Allow" }).click();
      await page.getByText("Back in the application").waitFor({ timeout: 10_000 });
      const back = new URL(visits.at(-1) ?? "", redirectUri).searchParams;
      expect(back.get("state")).toBe(device);
      expect(back.get("code")).toMatch(/^[\w-]{43}$/);
      expect(complaints).toEqual([]);
      await context.close();
    });
  }
});
