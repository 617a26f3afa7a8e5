import type { OperationTable } from "./operation.ts";
import { styledPairs } from "./styled-parameters.ts";

/**
 * The header of an operation's cookies and of keys that are cookies; undefined where there is none. Cookies have no
 * percent-encoding of their own; what would end or split one is encoded, as OpenAPI's `form` style does.
 * @param keys `name=value`
 * @throws TypeError where the platform sends none but its own.
 */
export function cookieHeader(
  operation: OperationTable,
  cookies: object | undefined,
  keys: readonly string[],
): string | undefined {
  const pairs = [...styledPairs(operation, "cookie", cookies), ...keys];
  if (pairs.length > 0 && !carriesCookies()) {
    throw new TypeError(
      'Browsers send their own cookies only: leave this out, and set fetchOptions: { credentials: "include" }.',
    );
  }
  return pairs.join("; ") || undefined;
}

/** Whether requests keep their cookies: browsers drop them without a word (WHATWG Fetch, forbidden request-header). */
function carriesCookies(): boolean {
  return new Request("data:,", { headers: { cookie: "a=b" } }).headers.has("cookie");
}
