/**
 * The pages in Chromium: axe-core finds nothing on any of them, light and dark, another site can neither frame them nor
 * post their forms, and what another site has posted decided nothing.
 */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import type { Place } from "../crash/place.ts";
import { startReferenceServer } from "../end-to-end/reference-server.ts";
import { s256, VERIFIER } from "../reference/support/authorization.ts";
import { chromiumArguments, chromiumPath } from "../support/chromium.ts";
import { expect, Installation } from "./installation.ts";

const axe = readFileSync(join(import.meta.dirname, "node_modules/axe-core/axe.min.js"), "utf8");

export async function pages(_: Installation, newPlace: () => Promise<Place>): Promise<void> {
  if (chromiumPath === undefined) {
    console.log("  not looked at, since no Chromium is installed (or name one in CHROMIUM)");
    return;
  }
  const place = await newPlace();
  const server = await startReferenceServer(place.variables);
  try {
    await lookAtPages(new Installation(server.origin, server.apiKey), chromiumPath);
  } finally {
    await server.stop();
    await place.discard();
  }
}

async function lookAtPages(installation: Installation, executablePath: string): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  const site = createServer((_, response) => response.end("<h1>The application</h1>")).listen(0, "127.0.0.1");
  try {
    await once(site, "listening");
    const address = site.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const other = `http://localhost:${port}/`;
    const redirect_uri = `http://127.0.0.1:${port}/cb`;
    const name = `<script>document.title="hostile"</script><img src=x onerror=alert(1)>"'`;
    const far = "https://app.example/cb";
    const { id } = await installation.newClient({ redirect_uris: [redirect_uri, far], name });
    const query = new URLSearchParams({
      response_type: "code",
      client_id: id,
      redirect_uri,
      code_challenge: s256(VERIFIER),
      code_challenge_method: "S256",
    });
    const url = `${installation.resource}/oauth/authorize?${query}`;
    for (const colorScheme of ["light", "dark"] as const) {
      for (const viewport of [
        { width: 1100, height: 800 },
        { width: 360, height: 740 },
      ]) {
        const context = await browser.newContext({ viewport, colorScheme });
        const page = await context.newPage();
        page.on("dialog", () => {
          throw new Error("a page opened a dialog");
        });
        await page.goto(url);
        await accessible(page, "sign-in");
        await page.getByLabel("API key").fill("wrong");
        await page.keyboard.press("Enter");
        await page.getByRole("alert").waitFor();
        await accessible(page, "sign-in after a wrong key");
        await page.getByLabel("API key").fill(installation.apiKey);
        await page.keyboard.press("Enter");
        await page.getByRole("button", { name: "Allow" }).waitFor();
        await accessible(page, "consent");
        expect((await page.title()) !== "hostile", "a client's name is text");
        expect((await page.locator("img, script").count()) === 0, "a client's name makes no elements");
        await refusedElsewhere(page, other, url);
        await page.goto(`${installation.resource}/oauth/authorize?client_id=x`);
        await accessible(page, "error");
        await page.goto(`${url.split("?")[0]}?${new URLSearchParams({ client_id: id, redirect_uri: far })}`);
        await page.getByRole("link", { name: "Continue to app.example" }).waitFor();
        await accessible(page, "what comes before another site is told of an error");
        await context.close();
      }
    }
  } finally {
    await browser.close();
    site.close();
    site.closeAllConnections();
  }
}

async function accessible(page: Page, what: string): Promise<void> {
  const found: unknown = await page.evaluate(
    `${axe}; axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))`,
  );
  expect(Array.isArray(found) && found.length === 0, `axe finds nothing on ${what}: ${JSON.stringify(found)}`);
}

/** With the user signed in: what another site makes of the page that asks for consent. */
async function refusedElsewhere(consent: Page, other: string, url: string): Promise<void> {
  const field = (name: string) => consent.locator(`input[name=${name}]`).first().inputValue();
  const fields = { consent_token: await field("consent_token"), csrf_token: await field("csrf_token") };
  const action = new URL("/consent/decision", url).href;
  const page = await consent.context().newPage();
  await page.goto(other);
  await page.setContent(`<iframe src="${url.replaceAll("&", "&amp;")}"></iframe>`);
  await page.waitForTimeout(300);
  const framed = page.frames().filter((frame) => frame.url().startsWith(new URL(url).origin));
  const texts = await Promise.all(framed.map((frame) => frame.locator("h1").count()));
  expect(
    texts.every((count) => count === 0),
    "the pages cannot be framed",
  );
  // The attacker is given even what it cannot have: the form's own tokens.
  const inputs = Object.entries({ ...fields, decision: "allow" });
  const form = inputs.map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`).join("");
  await page.goto(other);
  await page.setContent(`<form method="post" action="${action}">${form}<button>Win a prize</button></form>`);
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url() === action),
    page.getByRole("button").click(),
  ]);
  expect(answer.status() === 403, `a form of another site is refused (${answer.status()})`);
  await page.close();
}
