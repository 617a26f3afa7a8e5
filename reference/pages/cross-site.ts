/**
 * Whether a form post comes from our own page (OWASP: Cross-Site Request Forgery Prevention). Two things have to hold:
 * the browser says that the post is same-origin, and the form carries a token that only our page, for this browser and
 * this transaction, was given.
 */
import type { ServerRequest } from "telnyx-oauth-server";
import { derivedToken, textsEqual } from "../secrets.ts";
import type { Settings } from "../settings.ts";

/**
 * Browsers send Sec-Fetch-Site, which no page can forge. An older one is judged by Origin; ours say `null` there,
 * because the pages send no referrer, so that such a browser is refused rather than trusted.
 */
export function isSameOrigin(settings: Settings, headers: Pick<ServerRequest["headers"], "get">): boolean {
  const origin = headers.get("origin");
  if (origin !== undefined && origin !== "null" && origin !== settings.issuer) return false;
  const site = headers.get("sec-fetch-site");
  return site === undefined ? origin === settings.issuer : site === "same-origin";
}

/** The token for one form: bound to the secret in the browser's cookie and to what the form is about. */
export function formToken(cookieSecret: string, form: "sign-in" | "consent" | "sign-out", subject: string): string {
  return derivedToken(cookieSecret, `${form} ${subject}`);
}

export function isFormToken(
  presented: string | undefined,
  cookieSecret: string,
  form: "sign-in" | "consent" | "sign-out",
  subject: string,
): boolean {
  return presented !== undefined && textsEqual(presented, formToken(cookieSecret, form, subject));
}
