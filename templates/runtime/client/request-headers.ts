import type { Client } from "./client.ts";
import type { OperationArguments, OperationTable } from "./operation.ts";
import type { AnyRequestOptions, HeaderOptions } from "./options.ts";
import { usualHeader } from "./usual-style.ts";

/**
 * The headers of a request: what the client adds by itself, the weakest; then the caller's for all requests, the operation's,
 * and the caller's for this request. Later ones replace earlier ones of the same name. `user-agent` is left to the platform.
 * @throws TypeError for a value that no header can have, such as one with a line break, and a list whose items could not be
 * told apart.
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
    for (const [name, value] of Object.entries(layer ?? {})) {
      if (value === null) headers.delete(name);
      else if (value !== undefined) setHeader(headers, name, header(name.toLowerCase(), value, operation));
    }
  }
  return headers;
}

/** RFC 9110 section 5.5: no control characters but the tab, and octets only. The message leaves the value out: it may be a secret. */
function setHeader(headers: Headers, name: string, value: string): void {
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) throw new TypeError(`The header ${name} has an impossible character.`);
  headers.set(name, value);
}
