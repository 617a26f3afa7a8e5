/**
 * The `resource` parameter (RFC 8707 §2). There is one resource, and a token has one audience: repeating the same value
 * is harmless, a second one is `invalid_target`.
 */
import { type Refusal, refuse } from "./refusal.ts";

/** The resource that the token is for: `available` is what can be had here, and the default. */
export function resolveResource(
  requested: readonly string[],
  available: string,
): { readonly ok: true; readonly resource: string } | Refusal {
  if (new Set(requested).size > 1) return refuse("invalid_target", "only one resource can be requested at a time");
  if (requested.some((resource) => resource !== available)) {
    return refuse("invalid_target", "the requested resource is unknown here or was not granted");
  }
  return { ok: true, resource: available };
}
