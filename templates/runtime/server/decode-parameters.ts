import { decodeField, setMember } from "./decode-field.ts";
import type { Exchange } from "./exchange.ts";
import type { NameValuePair } from "./name-value-pairs.ts";
import type { ParameterTable } from "./operation.ts";
import { formDecoded, percentDecoded } from "./percent-encoding.ts";
import { type RequestIssue, requestIssue } from "./request-issue.ts";

/** The parameters of a request by their places; a place is there if the operation has parameters in it. */
export interface DecodedParameters {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  headers?: Record<string, unknown>;
  cookies?: Record<string, unknown>;
}

const members = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

export interface DecodeOptions {
  /** Parameters and members with an empty text count as not sent. */
  readonly ignoreEmpty?: boolean;
}

/**
 * Decodes and checks the parameters that the operation declares (OpenAPI 3.1 section 4.8.12). Others are ignored.
 * Everything that is wrong is added to `issues`.
 */
export function decodeParameters(
  exchange: Exchange,
  target: DecodedParameters,
  issues: RequestIssue[],
  options: DecodeOptions = {},
): void {
  for (const parameter of exchange.operation.parameters) {
    const member = members[parameter.in];
    target[member] ??= {};
    const values = target[member];
    const sent = textsOf(exchange, parameter);
    const texts = options.ignoreEmpty === true ? sent.filter((text) => text !== "") : sent;
    if (texts.length === 0) {
      if (parameter.default !== undefined) setMember(values, parameter.name, parameter.default);
      else if (parameter.required) issues.push(requestIssue(parameter.in, parameter.name, "required", "Is required."));
      continue;
    }
    const decoded = decodeField(parameter, parameter.in, texts, decoders[parameter.in], issues);
    if (decoded.present) setMember(values, parameter.name, decoded.value);
  }
  if (exchange.queryIssue !== undefined) issues.push(exchange.queryIssue);
}

const decoders = {
  path: percentDecoded,
  query: formDecoded,
  // Header values are not encoded (OpenAPI 3.1 section 4.8.12.2, style `simple` in a header).
  header: (text: string) => text.trim(),
  // Cookies have no encoding of their own; the form style writes escapes, others write what they like.
  cookie: (text: string) => percentDecoded(text) ?? text,
};

/** Every value that was sent for a parameter, still encoded. */
function textsOf(exchange: Exchange, parameter: ParameterTable): readonly string[] {
  switch (parameter.in) {
    case "path": {
      const value = exchange.match.values[exchange.match.route.names.indexOf(parameter.name)];
      return value === undefined ? [] : [value];
    }
    case "query":
      return textsNamed(exchange.query, parameter.name);
    case "header": {
      const value = exchange.request.headers.get(parameter.name);
      return value === undefined ? [] : [value];
    }
    case "cookie":
      return textsNamed(exchange.cookies, parameter.name);
  }
}

const none: readonly string[] = [];

export function textsNamed(pairs: readonly NameValuePair[], name: string): readonly string[] {
  let texts: string[] | undefined;
  for (const pair of pairs) {
    if (pair.name !== name) continue;
    if (texts === undefined) texts = [pair.encoded];
    else texts.push(pair.encoded);
  }
  return texts ?? none;
}
