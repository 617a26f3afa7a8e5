/**
 * Cookies of the consent page (RFC 6265, and the `__Host-` prefix of its successor). On https the name itself makes
 * browsers insist on Secure, on the whole path and on this host alone; http on loopback cannot have Secure, so there it
 * has no prefix.
 */
import type { Settings } from "./settings.ts";

/** `session` is who is signed in; `browser` only ties a sign-in form to the browser that was shown it. */
export type CookieKind = "session" | "browser";

function isSecure(settings: Settings): boolean {
  return settings.issuer.startsWith("https:");
}

function cookieName(settings: Settings, kind: CookieKind): string {
  return isSecure(settings) ? `__Host-oauth-${kind}` : `oauth-${kind}`;
}

/** The value of one cookie in a `Cookie` header; undefined when it is absent or cannot be one of our tokens. */
export function readCookie(settings: Settings, kind: CookieKind, header: string | undefined): string | undefined {
  const prefix = `${cookieName(settings, kind)}=`;
  const pair = (header ?? "").split(";").find((part) => part.trim().startsWith(prefix));
  const value = pair?.trim().slice(prefix.length);
  return value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : undefined;
}

/**
 * A `Set-Cookie` value. SameSite=Lax keeps the cookie out of cross-site posts; `maxAge` is in seconds, and 0 deletes.
 */
export function setCookie(settings: Settings, kind: CookieKind, value: string, maxAge: number): string {
  const attributes = [
    "Path=/",
    `Max-Age=${maxAge}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(isSecure(settings) ? ["Secure"] : []),
  ];
  return [`${cookieName(settings, kind)}=${value}`, ...attributes].join("; ");
}
