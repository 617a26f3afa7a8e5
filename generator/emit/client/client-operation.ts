import type { Header } from "../../model/api/header.ts";
import type { MediaType } from "../../model/api/media-type.ts";
import type { Operation } from "../../model/api/operation.ts";
import type { Parameter } from "../../model/api/parameter.ts";
import type { Response } from "../../model/api/response.ts";
import type { SecurityScheme } from "../../model/api/security.ts";
import type { EmitContext } from "../core/context.ts";
import { allMembersOptional } from "../schema/schema-shape.ts";
import { type Asking, askedBy, refuse, requestVerbs } from "../wire/ends.ts";
import { answeringResponses } from "../wire/interim-responses.ts";
import { carriedMediaTypes } from "../wire/media-type-support.ts";
import { carriesMethod } from "../wire/method-support.ts";
import { warnOfClashes } from "../wire/names-on-wire.ts";
import { carriesPath, headerLayout, parameterLayout, type WireLayout } from "../wire/parameter-layout.ts";
import { type Querystring, querystringOf } from "../wire/querystring.ts";

/** An operation as the client offers it: what the model says, less what was refused. */
export interface ClientOperation {
  readonly operation: Operation;
  readonly path: readonly Parameter[];
  /** Its parameters, or the one that is the whole query. */
  readonly query: readonly Parameter[];
  /** The whole query, where it is one value. */
  readonly querystring: Querystring | undefined;
  readonly headers: readonly Parameter[];
  readonly cookies: readonly Parameter[];
  readonly body: ClientBody | undefined;
  readonly responses: readonly ClientResponse[];
  /** The alternatives in the order of the document; undefined where the operation is open. */
  readonly security: readonly (readonly SecurityScheme[])[] | undefined;
  /** It declares an answer that sends the caller elsewhere: its method gives back the whole reply. */
  readonly redirects: boolean;
  readonly names: OperationNames;
}

export interface ClientBody {
  readonly content: readonly MediaType[];
  /** It may be left out, and is then not sent, or sent as `{}`. */
  readonly optional: boolean;
  readonly emptyObject: boolean;
}

export interface ClientResponse {
  readonly response: Response;
  readonly headers: readonly ClientHeader[];
  /** What its body is read as; empty where it has none. */
  readonly content: readonly MediaType[];
}

export interface ClientHeader {
  readonly header: Header;
  readonly layout: WireLayout;
}

/** What is declared for an operation, each in its file. */
export interface OperationNames {
  readonly arguments: string;
  readonly query: string;
  readonly headers: string;
  readonly cookies: string;
  readonly content: string;
  readonly options: string;
  readonly result: string;
  readonly table: string;
  readonly pagination: string;
  readonly function: string;
}

/** The operation for the client, or undefined if it cannot be sent at all. What is refused is reported. */
export function clientOperation(operation: Operation, context: EmitContext): ClientOperation | undefined {
  const asking = askedBy("client", operation, context);
  if (!carriesMethod(operation, asking) || !carriesPath(operation, asking)) return undefined;
  warnOfClashes(operation.parameters, asking);
  const parameters = operation.parameters.filter(
    (parameter) => parameter.in !== "querystring" && parameterLayout(parameter, asking) !== undefined,
  );
  const querystring = querystringOf(operation, asking);
  const at = (place: Parameter["in"]) => parameters.filter((parameter) => parameter.in === place);
  const responses = answeringResponses(operation, asking).map((response) => ({
    response,
    headers: response.headers.flatMap((header): ClientHeader[] => {
      const layout = headerLayout(header, asking);
      return layout ? [{ header, layout }] : [];
    }),
    // The answer to HEAD says alone what a body would be (RFC 9110 section 9.3.2).
    content: operation.method === "HEAD" ? [] : carriedMediaTypes(response.content, "response", asking),
  }));
  const body = clientBody(operation, asking);
  if (isWithoutBody(operation, body)) return undefined;
  return {
    operation,
    path: at("path"),
    query: querystring ? [querystring.parameter] : at("query"),
    querystring,
    headers: at("header"),
    cookies: at("cookie"),
    body,
    responses,
    security: alternatives(operation),
    redirects: responses.some(({ response }) => isRedirect(response)),
    names: operationNames(operation),
  };
}

/** What the module of the functions exports beside these. */
const ownFunctions: readonly string[] = ["createClient", "fromEnvironment", "reliably"];

function operationNames({ name, typeName }: Operation): OperationNames {
  // The package's own functions keep their names.
  const own = ownFunctions.includes(name.typescript) ? `${name.typescript}Operation` : name.typescript;
  return {
    arguments: `${typeName}Arguments`,
    query: `${typeName}Query`,
    headers: `${typeName}Headers`,
    cookies: `${typeName}Cookies`,
    content: `${typeName}Content`,
    options: `${typeName}Options`,
    result: `${typeName}Result`,
    table: own.endsWith("Operation") ? `${own}Table` : `${own}Operation`,
    pagination: `${own}Pagination`,
    function: own,
  };
}

function clientBody(operation: Operation, asking: Asking): ClientBody | undefined {
  const { body } = operation;
  if (!body) return undefined;
  if (operation.method === "GET" || operation.method === "HEAD") {
    refuse(["client"], requestVerbs, `a body with ${operation.method}`, {
      code: "unsupported-feature",
      node: body.node,
      part: "key",
      asking,
    });
    return undefined;
  }
  const content = carriedMediaTypes(body.content, "request", asking);
  const first = content[0];
  if (!first) return undefined;
  const emptyObject =
    body.required &&
    (first.kind === "json" || first.kind === "form") &&
    first.schema !== undefined &&
    allMembersOptional(first.schema);
  return { content, optional: !body.required || emptyObject, emptyObject };
}

/**
 * Whether nothing is left of a body that an operation is about. One of GET or HEAD that may be left out is none of these (RFC 9110
 * section 9.3.1).
 */
function isWithoutBody({ body, method }: Operation, sent: ClientBody | undefined): boolean {
  if (!body || sent || body.content.length === 0) return false;
  return body.required || (method !== "GET" && method !== "HEAD");
}

/** Whether an answer sends the caller elsewhere (RFC 9110 section 15.4); 304 does not. */
function isRedirect({ status }: Response): boolean {
  if (status.kind === "range") return status.digit === 3;
  return status.kind === "exact" && [301, 302, 303, 307, 308].includes(status.status);
}

function alternatives({ security }: Operation): readonly (readonly SecurityScheme[])[] | undefined {
  const asked = security.alternatives.map(({ schemes }) => schemes.map(({ scheme }) => scheme));
  return asked.some((schemes) => schemes.length > 0) ? asked : undefined;
}

/** The schemes that operations of the client send credentials of, in the order of the document. */
export function sentSchemes(
  schemes: readonly SecurityScheme[],
  operations: readonly ClientOperation[],
): readonly SecurityScheme[] {
  const sent = new Set(operations.flatMap(({ security = [] }) => security.flat()));
  return schemes.filter((scheme) => sent.has(scheme));
}

/** Whether an answer of the operation has items that are read one by one. */
export function readsItems({ responses }: ClientOperation): boolean {
  return responses.some(({ content }) => content.some(({ kind }) => kind === "sequential"));
}
