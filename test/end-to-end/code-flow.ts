import { createHash, randomBytes } from "node:crypto";

/** A code verifier and its challenge (RFC 7636 sections 4.1 and 4.2). */
export function proofKey(): { readonly verifier: string; readonly challenge: string } {
  const verifier = randomBytes(32).toString("base64url");
  return { verifier, challenge: createHash("sha256").update(verifier).digest("base64url") };
}

/** A browser as far as the pages need one: it keeps cookies, posts forms, and stops where it is sent to another origin. */
export class Browser {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** @returns The page, or the address on another origin that the browser was sent to. */
  async open(
    url: string,
    init: RequestInit = {},
  ): Promise<{ readonly status: number; readonly url: string; readonly html: string }> {
    let address = new URL(url, this.#origin);
    let request = init;
    for (let redirects = 0; redirects < 10; redirects += 1) {
      const response = await fetch(address, {
        ...request,
        redirect: "manual",
        headers: {
          ...Object.fromEntries(new Headers(request.headers)),
          cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        },
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ""] = cookie.split(";");
        this.#cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
      }
      const location = response.headers.get("location");
      if (location === null || response.status < 300 || response.status > 399) {
        return { status: response.status, url: address.href, html: await response.text() };
      }
      await response.body?.cancel();
      address = new URL(location, address);
      request = {};
      if (address.origin !== this.#origin) return { status: response.status, url: address.href, html: "" };
    }
    throw new Error(`${url} redirects without end`);
  }

  /** Sends the form of a page with the given fields, and the button that was pressed among them. */
  submit(page: { readonly url: string; readonly html: string }, fields: Readonly<Record<string, string>>) {
    const form = /<form\b[^>]*\bmethod="post"[^>]*>[\s\S]*?<\/form>/.exec(page.html)?.[0];
    if (form === undefined) throw new Error(`the page has no form:\n${page.html}`);
    const action = /\baction="([^"]*)"/.exec(form)?.[1] ?? page.url;
    const hidden = [...form.matchAll(/<input\b[^>]*\btype="hidden"[^>]*>/g)].map(([input]): [string, string] => [
      unescapeHtml(/\bname="([^"]*)"/.exec(input)?.[1] ?? ""),
      unescapeHtml(/\bvalue="([^"]*)"/.exec(input)?.[1] ?? ""),
    ]);
    const url = new URL(unescapeHtml(action), page.url).href;
    return this.open(url, {
      method: "POST",
      headers: { origin: this.#origin, "sec-fetch-site": "same-origin" },
      body: new URLSearchParams([...hidden, ...Object.entries(fields)]),
    });
  }
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&#x3D;", "=")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
