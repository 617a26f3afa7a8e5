import type { Authentication } from "./credentials.ts";
import type { OperationArguments, OperationTable } from "./operation.ts";
import type { HeaderOptions } from "./options.ts";
import { headerValue, pairs } from "./style.ts";
import { styleOf } from "./url.ts";

/** Where headers come from, the weakest first; later ones replace earlier ones of the same name. */
export interface HeaderSources {
  readonly contentType: string | undefined;
  readonly authentication: Authentication;
  readonly defaults: HeaderOptions;
  readonly idempotencyKey: string | undefined;
  readonly request: HeaderOptions | undefined;
}

/** The headers of a request. `user-agent` is left to the platform. */
export function requestHeaders(operation: OperationTable, args: OperationArguments, sources: HeaderSources): Headers {
  const headers = new Headers({ accept: acceptOf(operation) });
  if (sources.contentType !== undefined) headers.set("content-type", sources.contentType);
  for (const [name, value] of sources.authentication.headers) headers.set(name, value);
  const cookies = cookiePairs(operation, args.cookies ?? {}, sources.authentication);
  if (cookies.length > 0) headers.set("cookie", cookies.join("; "));
  if (sources.idempotencyKey !== undefined) headers.set("idempotency-key", sources.idempotencyKey);
  for (const layer of [sources.defaults, args.headers ?? {}, sources.request ?? {}]) {
    for (const [name, value] of Object.entries(layer)) {
      if (value === null) headers.delete(name);
      else if (value !== undefined) headers.set(name, headerText(operation, name, value));
    }
  }
  return headers;
}

function headerText(operation: OperationTable, name: string, value: unknown): string {
  const style = styleOf(operation, "header", name.toLowerCase());
  return style?.style === "json" ? JSON.stringify(value) : headerValue(value, style?.explode ?? false);
}

/** Cookies have no percent-encoding of their own; what would end or split one is encoded, as OpenAPI's `form` style does. */
function cookiePairs(operation: OperationTable, cookies: object, authentication: Authentication): string[] {
  const declared = Object.entries(cookies).flatMap(([name, value]) =>
    pairs(name, value, styleOf(operation, "cookie", name) ?? { style: "form", explode: true }),
  );
  return [...declared, ...authentication.cookies.map(([name, value]) => `${name}=${value}`)];
}

/** The declared media types, those of successes first; any at all where the document declares none. */
function acceptOf(operation: OperationTable): string {
  const success = /^(?:2|default)/;
  const responses = Object.entries(operation.responses);
  const ordered = [
    ...responses.filter(([status]) => success.test(status)),
    ...responses.filter(([status]) => !success.test(status)),
  ];
  const types = new Set(ordered.flatMap(([, response]) => response.content ?? []));
  return types.size === 0 ? "*/*" : [...types].join(", ");
}
