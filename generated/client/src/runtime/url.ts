import { absoluteURL, type Client, withoutSlash } from "./client.ts";
import type { OperationArguments, OperationTable, ParameterStyle } from "./operation.ts";
import type { AnyRequestOptions } from "./options.ts";
import { serverURL } from "./server.ts";
import { usualPairs } from "./usual-style.ts";

/**
 * The URL of a request without its credentials: the server, the path and the query.
 * @throws TypeError if a path parameter is missing or empty, or would leave its place in the path.
 */
export function requestURL(
  client: Client,
  operation: OperationTable,
  args: OperationArguments,
  options: AnyRequestOptions,
): string {
  const path = expandPath(operation, args.path ?? {});
  const query = requestQuery(operation, args);
  return serverOf(client, operation, options.baseURL) + path + (query === "" ? "" : `?${query}`);
}

/**
 * The document's server for an operation is used as it stands only if the caller chose no base URL. With one, the server's
 * path is asked for at that origin: who points a client at a test server never reaches another by surprise.
 */
function serverOf(client: Client, { server }: OperationTable, requestBaseURL: string | undefined): string {
  const base = requestBaseURL === undefined ? client.baseURL : absoluteURL(requestBaseURL);
  if (server === undefined) return base;
  const own = new URL(serverURL(server, client.serverVariables), `${base}/`);
  if (requestBaseURL === undefined && !client.baseURLChosen) return withoutSlash(own.href);
  return new URL(base).origin + withoutSlash(own.pathname);
}

/** OpenAPI 3.1 section 4.8.8.1, path templating. */
function expandPath(operation: OperationTable, values: object): string {
  const members = new Map<string, unknown>(Object.entries(values));
  return operation.path
    .split("/")
    .map((segment) => {
      let last: string | undefined;
      const text = segment.replace(/\{([^}]*)\}/g, (_, name: string) => {
        last = name;
        return pathText(operation, name, members.get(name));
      });
      if (last !== undefined && leavesItsPlace(text)) {
        throw new TypeError(`The path parameter ${last} must not be "." or "..".`);
      }
      return text;
    })
    .join("/");
}

function pathText(operation: OperationTable, name: string, value: unknown): string {
  const style = styleOf(operation, "path", name);
  if (!style && typeof value === "object" && value !== null) {
    throw new TypeError(`The path parameter ${name} is no single value.`);
  }
  const isThere = value !== undefined && value !== null && value !== "";
  const text = isThere && (style ? style.write(name, value, style) : encodeURIComponent(String(value)));
  // An empty list is as much of a gap as an empty text.
  if (!text) {
    throw new TypeError(`The path parameter ${name} is missing in ${operation.path}.`);
  }
  return text;
}

/** URL parsers remove such segments, however their dots are written (WHATWG URL, "double-dot URL path segment"). */
function leavesItsPlace(segment: string): boolean {
  return /^(?:\.|%2e){1,2}$/i.test(segment);
}

/** The query without credentials and question mark; empty if there is none. */
export function requestQuery(operation: OperationTable, { query }: OperationArguments): string {
  const { querystring } = operation;
  if (querystring) return query === undefined ? "" : querystring.write(querystring, query);
  return pairsOf(operation, "query", query).join("&");
}

/** The `name=value` pairs of a query or of cookies. */
export function pairsOf(operation: OperationTable, place: "query" | "cookie", values: unknown): readonly string[] {
  return Object.entries(Object(values)).flatMap(([name, value]) => {
    const style = styleOf(operation, place, name);
    return style ? style.write(name, value, style) : usualPairs(name, value);
  });
}

/** How a parameter is written, if not in the usual way of its place. */
export function styleOf<Place extends ParameterStyle["in"]>(
  operation: OperationTable,
  place: Place,
  name: string,
): Extract<ParameterStyle, { in: Place }> | undefined {
  return operation.parameters?.find(
    (parameter): parameter is Extract<ParameterStyle, { in: Place }> =>
      parameter.in === place && parameter.name === name,
  );
}

/** Adds `name=value` pairs that are not encoded yet. */
export function withQuery(url: string, added: readonly (readonly [string, string])[] = []): string {
  if (added.length === 0) return url;
  const text = added.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
  return `${url}${url.includes("?") ? "&" : "?"}${text}`;
}
