/**
 * Runtime expressions (OpenAPI 3.1 section 4.8.20.4), by which a callback's address stands in the request that asked for
 * it, or in the answer to that.
 */

/** The request that asked for a callback: what the handler of its operation got. */
export interface CallbackRequest {
  readonly request: {
    readonly method: string;
    /** The query as it was sent. */
    readonly search: string;
    readonly headers: { get(name: string): string | undefined };
    toFetch(): { readonly url: string };
  };
  readonly path?: object | undefined;
  readonly body?: unknown;
}

/** The answer to that request: what the handler of its operation returns. */
export interface CallbackResponse {
  readonly status: number;
  readonly headers?: object | undefined;
  readonly body?: unknown;
}

/**
 * The address that the key of a callback stands for.
 * @param key An expression, or some in braces with literal text around them.
 * @throws TypeError if a part of it is not there, or is a list or an object.
 */
export function callbackURL(key: string, request: CallbackRequest, response?: CallbackResponse): string {
  const textOf = (expression: string): string => {
    const value = evaluate(expression, request, response);
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
    throw new TypeError(`The address of the callback is incomplete: there is no text at ${expression}.`);
  };
  return key.startsWith("$") ? textOf(key) : key.replace(/\{([^}]*)\}/g, (_, expression: string) => textOf(expression));
}

function evaluate(expression: string, given: CallbackRequest, response: CallbackResponse | undefined): unknown {
  const { request } = given;
  if (expression === "$url") return request.toFetch().url;
  if (expression === "$method") return request.method;
  if (expression === "$statusCode") return response?.status;
  const [, side, place, name = ""] = /^\$(request|response)\.(\w+)[.#]?(.*)$/s.exec(expression) ?? [];
  if (side === "response") {
    if (place === "header") return memberOf(response?.headers, name.toLowerCase(), (key) => key.toLowerCase());
    return place === "body" ? at(name, response?.body) : undefined;
  }
  switch (place) {
    case "header":
      return request.headers.get(name);
    case "query":
      return new URLSearchParams(request.search).get(name);
    case "path":
      return memberOf(given.path, name);
    case "body":
      return at(name, given.body);
  }
  return undefined;
}

/** What stands at a JSON Pointer (RFC 6901 section 4); undefined where nothing does. */
function at(pointer: string, root: unknown): unknown {
  const [, ...tokens] = pointer.split("/");
  return tokens.reduce<unknown>(
    (value, token) => memberOf(value, token.replaceAll("~1", "/").replaceAll("~0", "~")),
    root,
  );
}

function memberOf(value: unknown, name: string, spelling: (key: string) => string = (key) => key): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => spelling(key) === name)?.[1];
}
