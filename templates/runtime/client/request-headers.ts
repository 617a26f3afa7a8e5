import type { Client } from "./client.ts";
import { naming } from "./naming.ts";
import type { OperationArguments, OperationTable } from "./operation.ts";
import type { AnyRequestOptions, HeaderOptions } from "./options.ts";
import { usualHeader } from "./usual-style.ts";

/**
 * The headers of a request: what the client adds by itself, the weakest; then the caller's for all requests, the operation's,
 * and the caller's for this request. Later ones replace earlier ones of the same name. `user-agent` is left to the platform.
 * @throws TypeError for a name that is given twice, in upper and lower case, for a value that no header can have, such as one
 * with a line break or blanks around it, and a list whose items could not be told apart.
 */
export function requestHeaders(
  client: Client,
  operation: OperationTable,
  args: OperationArguments,
  options: AnyRequestOptions,
  own: HeaderOptions,
): Headers {
  const { header = usualHeader } = operation;
  const headers = new Headers();
  for (const layer of [own, client.options().defaultHeaders, args.headers, options.headers]) {
    const names = new Set<string>();
    for (const [name, value] of Object.entries(layer ?? {})) {
      if (value === undefined) continue;
      naming(`header ${name}`, () => {
        const key = name.toLowerCase();
        // Which one is meant, nothing says.
        if (names.has(key)) throw new TypeError("It is given twice.");
        names.add(key);
        if (value === null) return headers.delete(key);
        const text = header(key, value, operation);
        // RFC 9110 section 5.5: no control characters but the tab, octets only, and no blanks around them, which would be lost.
        // What it is may be a secret.
        if (/[^\t -~\x80-\xff]|^[\t ]|[\t ]$/.test(text)) {
          throw new TypeError("It has an impossible character, or a blank at an end.");
        }
        headers.set(key, text);
      });
    }
  }
  return headers;
}
