/**
 * The pages: Handlebars templates over one layout. Handlebars escapes every value; strict mode makes a misspelt name in
 * a template an error and not an empty place.
 *
 * No page has a script, a picture or anything from another site, none can be framed, and none is cached
 * (RFC 9700 §4.16). Applications may open them in a window of their own and wait for its answer, so that no
 * Cross-Origin-Opener-Policy parts the two: there is no script for an opener to talk to.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import Handlebars from "handlebars";

export interface HtmlPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Scope {
  readonly name: string;
  readonly description: string;
}

/** What each template shows. Every member is escaped where it is shown. */
export interface Views {
  readonly "sign-in": {
    readonly clientName: string;
    readonly consentToken: string;
    readonly csrfToken: string;
    readonly problem: string | null;
  };
  readonly consent: {
    readonly clientName: string;
    readonly verified: boolean;
    readonly scopes: readonly Scope[];
    readonly destination: string;
    readonly userName: string;
    readonly orgName: string;
    readonly tosUri: string | null;
    readonly policyUri: string | null;
    readonly consentToken: string;
    readonly csrfToken: string;
    readonly signOutToken: string;
  };
  readonly interstitial: { readonly destination: string; readonly location: string; readonly message: string };
  readonly message: { readonly message: string };
}

function read(name: string): string {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}

/** The style sheet under a name that changes with its content, so that it may be cached for ever. */
export const STYLESHEET = read("./style.css");
export const STYLESHEET_PATH = `/assets/oauth-${createHash("sha256").update(STYLESHEET).digest("hex").slice(0, 16)}.css`;

const handlebars = Handlebars.create();
handlebars.registerPartial("layout", read("./layout.hbs"));

const templates = {
  "sign-in": handlebars.compile(read("./sign-in.hbs"), { strict: true }),
  consent: handlebars.compile(read("./consent.hbs"), { strict: true }),
  interstitial: handlebars.compile(read("./interstitial.hbs"), { strict: true }),
  message: handlebars.compile(read("./message.hbs"), { strict: true }),
};

/**
 * Forms lead to this site alone, except where `leadsAway`: browsers apply `form-action` (CSP Level 3 §6.4.1) to every
 * redirect after a post, also to those that the client's own site makes, and nobody can list them beforehand.
 */
export function renderPage<Name extends keyof Views>(
  name: Name,
  page: { readonly status: number; readonly title: string; readonly leadsAway?: true; readonly cookie?: string },
  view: Views[Name],
): HtmlPage {
  const initial = "clientName" in view ? [...view.clientName][0]?.toUpperCase() : undefined;
  const body = templates[name]({ ...view, initial, title: page.title, stylesheet: STYLESHEET_PATH });
  const formAction = page.leadsAway ? "" : "form-action 'self'; ";
  return {
    status: page.status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; style-src 'self'; ${formAction}frame-ancestors 'none'; base-uri 'none'`,
      "x-frame-options": "DENY",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
      ...(page.cookie !== undefined && { "set-cookie": page.cookie }),
    },
    body,
  };
}

/** A page that says one thing, and that nothing can be done about it here. */
export function messagePage(status: number, title: string, message: string): HtmlPage {
  return renderPage("message", { status, title }, { message });
}
