import type { MediaType } from "../../model/media-type.ts";
import type { Operation } from "../../model/operation.ts";
import type { Parameter } from "../../model/parameter.ts";
import type { Response } from "../../model/response.ts";
import type { SecurityScheme } from "../../model/security.ts";
import type { EmitContext } from "../core/context.ts";
import { allMembersOptional, isFlat } from "../schema/schema-shape.ts";

/** An operation as the client offers it: what the model says, less what was refused. */
export interface ClientOperation {
  readonly operation: Operation;
  readonly path: readonly Parameter[];
  readonly query: readonly Parameter[];
  readonly headers: readonly Parameter[];
  readonly cookies: readonly Parameter[];
  readonly body: ClientBody | undefined;
  readonly responses: readonly ClientResponse[];
  /** The alternatives that the client can satisfy; undefined where the operation is open. */
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
  readonly content: readonly MediaType[];
}

/** What is declared for an operation, each in its file. */
export interface OperationNames {
  readonly arguments: string;
  readonly query: string;
  readonly headers: string;
  readonly cookies: string;
  readonly options: string;
  readonly result: string;
  readonly table: string;
  readonly function: string;
}

/** The operation for the client, or undefined if it cannot be sent at all. What is refused is reported. */
export function clientOperation(operation: Operation, context: EmitContext): ClientOperation | undefined {
  const { diagnostics } = context;
  if (operation.method === "CONNECT" || operation.method === "TRACE" || operation.method === "TRACK") {
    diagnostics.error("unsupported-method", `fetch does not send ${operation.method}`, {
      location: operation.node.location("key"),
    });
    return undefined;
  }
  const parameters = operation.parameters.filter((parameter) => isSupported(parameter, context));
  const at = (place: Parameter["in"]) => parameters.filter((parameter) => parameter.in === place);
  const responses = operation.responses.map((response) => ({
    response,
    content: response.content.filter((media) => isReadable(media, context)),
  }));
  return {
    operation,
    path: at("path"),
    query: parameters.filter((parameter) => parameter.in === "query" || parameter.in === "querystring"),
    headers: at("header"),
    cookies: at("cookie"),
    body: clientBody(operation, context),
    responses,
    security: satisfiable(operation),
    redirects: responses.some(({ response }) => isRedirect(response)),
    names: operationNames(operation),
  };
}

function operationNames({ name, typeName }: Operation): OperationNames {
  return {
    arguments: `${typeName}Arguments`,
    query: `${typeName}Query`,
    headers: `${typeName}Headers`,
    cookies: `${typeName}Cookies`,
    options: `${typeName}Options`,
    result: `${typeName}Result`,
    table: `${name.typescript}Operation`,
    // The package's own `createClient` keeps its name.
    function: name.typescript === "createClient" ? "createClientOperation" : name.typescript,
  };
}

/** A value within a value has no agreed way of being written in a URL, a header or a cookie, but for `deepObject` and JSON. */
function isSupported(parameter: Parameter, { diagnostics }: EmitContext): boolean {
  const { value } = parameter;
  const supported =
    value.kind === "content"
      ? value.mediaType.kind === "json"
      : parameter.style === "deepObject" || !value.schema || isFlat(value.schema);
  if (!supported) {
    const how = value.kind === "content" ? value.mediaType.range : `style ${parameter.style}`;
    diagnostics.error("unsupported-parameter", `the client cannot write ${parameter.name} with ${how}`, {
      location: parameter.node.location(),
    });
  }
  return supported;
}

function clientBody(operation: Operation, context: EmitContext): ClientBody | undefined {
  const { body } = operation;
  if (!body) return undefined;
  if (operation.method === "GET" || operation.method === "HEAD") {
    context.diagnostics.error("unsupported-feature", `fetch sends no body with ${operation.method}`, {
      location: body.node.location("key"),
    });
    return undefined;
  }
  const content = body.content.filter((media) => isWritable(media, context));
  const first = content[0];
  if (!first) return undefined;
  const emptyObject =
    body.required &&
    (first.kind === "json" || first.kind === "form") &&
    first.schema !== undefined &&
    allMembersOptional(first.schema);
  return { content, optional: !body.required || emptyObject, emptyObject };
}

function isWritable(media: MediaType, { diagnostics }: EmitContext): boolean {
  const supported = media.kind === "json" || media.kind === "form" || media.kind === "text" || media.kind === "binary";
  if (!supported) {
    diagnostics.error("unsupported-media-type", `the client cannot send ${media.range}`, {
      location: media.node.location("key"),
    });
  }
  return supported;
}

function isReadable(media: MediaType, { diagnostics }: EmitContext): boolean {
  const supported = media.kind !== "multipart" && media.kind !== "sequential";
  if (!supported) {
    diagnostics.error("unsupported-media-type", `the client cannot read ${media.range}`, {
      location: media.node.location("key"),
    });
  }
  return supported;
}

/** Whether an answer sends the caller elsewhere (RFC 9110 section 15.4); 304 does not. */
function isRedirect({ status }: Response): boolean {
  if (status.kind === "range") return status.digit === 3;
  return status.kind === "exact" && [301, 302, 303, 307, 308].includes(status.status);
}

/** Alternatives with a scheme that the client has no credentials for are never satisfied. */
function satisfiable({ security }: Operation): readonly (readonly SecurityScheme[])[] | undefined {
  const alternatives = security.alternatives
    .map(({ schemes }) => schemes.map(({ scheme }) => scheme))
    .filter((schemes) => schemes.every(isSupportedScheme));
  return alternatives.some((schemes) => schemes.length > 0) ? alternatives : undefined;
}

/** Whether the client can send the credentials of a scheme. */
export function isSupportedScheme({ kind }: SecurityScheme): boolean {
  if (kind.type === "http") return kind.scheme === "basic" || kind.scheme === "bearer";
  return kind.type !== "mutualTLS";
}
