import { setMember } from "../model/index.ts";
import { isRange } from "../shared/media-range.ts";
import { continued } from "./body-stream.ts";
import { ByteStream } from "./byte-stream.ts";
import { formValue } from "./decode-form.ts";
import type { DecodeOptions } from "./decode-parameters.ts";
import { PayloadTooLargeError } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import { checked, completed, type DecodedBody, jsonOf, textOf } from "./held-body.ts";
import { isDeeper } from "./json-depth.ts";
import {
  declaredContent,
  isAnyJson,
  mediaTypeParameter,
  openTo,
  parseMediaType,
  readableCharsets,
} from "./media-type.ts";
import { MultipartBody } from "./multipart-body.ts";
import { type NameValuePair, nameValuePairs } from "./name-value-pairs.ts";
import type { BodyTable, Operation, RequestContentTable } from "./operation.ts";
import { ofLength } from "./part-value.ts";
import { remembered } from "./remembered.ts";
import { type RequestIssue, requestIssue } from "./request-issue.ts";
import { requestItems } from "./request-items.ts";
import type { MaybePromise } from "./serve-options.ts";
import type { BaseRequest } from "./server-request.ts";

/** A body as far as it could be read without looking into it. */
export type ReadBody =
  /** There is none. */
  | { readonly kind: "absent" }
  | {
      readonly kind: "json";
      readonly content: RequestContentTable;
      readonly contentType: string;
      readonly text: string;
      readonly value: unknown;
    }
  /** A form that was read at once. */
  | { readonly kind: "value"; readonly content: RequestContentTable; readonly value: unknown }
  | { readonly kind: "form"; readonly content: RequestContentTable; readonly pairs: readonly NameValuePair[] }
  | {
      readonly kind: "text";
      readonly content: RequestContentTable;
      readonly contentType: string;
      readonly text: string;
    }
  /** It arrives while the handler reads it. */
  | { readonly kind: "stream"; readonly contentType: string; readonly value: AsyncIterable<unknown> }
  | { readonly kind: "too-large" | "malformed"; readonly issue: RequestIssue }
  /** The headers are those that go with the refusal. */
  | { readonly kind: "unsupported"; readonly issue: RequestIssue; readonly headers: Readonly<Record<string, string>> };

export const noBody: ReadBody = { kind: "absent" };

/**
 * Reads the body and takes it apart as its Content-Type says (RFC 9110 section 8.3), at once where it need not be waited
 * for.
 */
export function readBody(exchange: Exchange): MaybePromise<ReadBody> {
  const { operation, request } = exchange;
  if (operation.body === undefined) return noBody;
  const announced = contentOf(operation.body, request);
  const coded = codingFault(exchange, announced);
  const content = coded ? undefined : announced;
  // No octets at all are a body, too, if something says of what type.
  if (content?.kind === "binary" || content?.kind === "sequence") {
    const { fields } = request;
    const isKnown = fields["content-type"] !== undefined || fields["content-length"] !== undefined;
    return isKnown ? openStream(exchange, content) : openUnlessEmpty(exchange, content);
  }
  if (request.received === undefined && !request.hasBody && !mayBeEmpty(content)) return noBody;
  if (coded) return coded;
  if (content === undefined && request.fields["content-type"] !== undefined) return unsupported(operation.body);
  if (content?.kind === "multipart") return openStream(exchange, content);
  const { received } = request;
  return received === undefined
    ? readOctets(exchange, operation.body, content)
    : ofOctets(received, exchange, operation.body, content);
}

async function readOctets(
  exchange: Exchange,
  body: BodyTable,
  content: RequestContentTable | undefined,
): Promise<ReadBody> {
  try {
    return ofOctets(await exchange.request.bytes(), exchange, body, content);
  } catch (error) {
    if (!(error instanceof PayloadTooLargeError)) throw error;
    return { kind: "too-large", issue: tooLarge(error) };
  }
}

/** No octets at all are an empty text, and a form without members. */
function mayBeEmpty(content: RequestContentTable | undefined): boolean {
  return content?.kind === "text" || content?.kind === "form";
}

function ofOctets(
  bytes: Uint8Array,
  exchange: Exchange,
  body: BodyTable,
  content: RequestContentTable | undefined,
): ReadBody {
  const { limits } = exchange;
  if (bytes.byteLength === 0 && !mayBeEmpty(content)) return noBody;
  if (content === undefined) return unsupported(body);
  const text = textOf(bytes);
  if (text === undefined) return failed("malformed", "encoding", "Must be UTF-8.");
  switch (content.kind) {
    case "json": {
      if (isDeeper(text, limits.depth)) {
        return failed("malformed", "depth", `Must not be nested more than ${limits.depth} levels deep.`);
      }
      const value = jsonOf(text);
      return value === undefined
        ? failed("malformed", "syntax", "Must be a JSON text.")
        : { kind: "json", content, contentType: typeOf(content, exchange), text, value };
    }
    case "form": {
      const value = content.read?.(text, limits.parameters);
      if (value !== undefined) return { kind: "value", content, value };
      const pairs = nameValuePairs(text, limits.parameters);
      if (pairs === undefined)
        return failed("malformed", "limit", `Must not have more than ${limits.parameters} members.`);
      return { kind: "form", content, pairs };
    }
    default:
      return { kind: "text", content, contentType: typeOf(content, exchange), text };
  }
}

/** Octets of which nothing says what they are, nor how many there are: some servers give such a body to every request. */
async function openUnlessEmpty(exchange: Exchange, content: RequestContentTable): Promise<ReadBody> {
  const { request, limits } = exchange;
  const chunks = request.chunks(limits.streamBytes);
  try {
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
      if (next.value.byteLength > 0) return openStream(exchange, content, continued(next.value, chunks));
    }
    return noBody;
  } catch (error) {
    if (!(error instanceof PayloadTooLargeError)) throw error;
    return { kind: "too-large", issue: tooLarge(error) };
  }
}

/** A body that the handler reads while it arrives. */
function openStream(
  exchange: Exchange,
  content: RequestContentTable,
  begun?: AsyncGenerator<Uint8Array, void, undefined>,
): ReadBody {
  const { request, limits } = exchange;
  const { bodyBytes, streamBytes } = limits;
  if (Number(request.fields["content-length"]) > streamBytes) {
    return { kind: "too-large", issue: tooLarge(new PayloadTooLargeError(streamBytes)) };
  }
  const chunks = begun ?? request.chunks(streamBytes);
  const contentType = typeOf(content, exchange);
  if (content.kind === "multipart") {
    const boundary = mediaTypeParameter(request.fields["content-type"] ?? "", "boundary") ?? "";
    // RFC 2046 section 5.1.1.
    if (!/^[ -~]{0,69}[!-~]$/.test(boundary)) {
      return failed("malformed", "boundary", "Must have a boundary of 1 to 70 characters in its Content-Type.");
    }
    const value = new MultipartBody(content, chunks, boundary, limits);
    return { kind: "stream", contentType, value };
  }
  if (content.kind === "sequence") {
    return { kind: "stream", contentType: content.type, value: requestItems(chunks, content, bodyBytes) };
  }
  const octets = content.length === undefined ? chunks : ofLength(chunks, content.length, undefined);
  return { kind: "stream", contentType, value: new ByteStream(octets, bodyBytes) };
}

/** The media type as the document has it; of a range, the one that was sent. */
function typeOf({ type }: RequestContentTable, { request }: Exchange): string {
  if (!isRange(type)) return type;
  return parseMediaType(typeSent(request) ?? "")?.essence ?? type;
}

/** What says nothing of its type may be taken for octets (RFC 9110 section 8.3). */
function typeSent(request: BaseRequest): string | undefined {
  return request.fields["content-type"] ?? (request.hasBody ? "application/octet-stream" : undefined);
}

/** What is wrong with a body that is larger than a limit. */
export function tooLarge({ limit }: PayloadTooLargeError): RequestIssue {
  return requestIssue("body", undefined, "limit", `Must not be larger than ${limit} octets.`);
}

function unsupported(body: BodyTable): ReadBody {
  const types = new Set(body.content.map((content) => (isAnyJson(content) ? "application/json" : content.type)));
  return refused(`Must be sent as ${[...types].join(" or ")}.`);
}

function refused(message: string, headers: Readonly<Record<string, string>> = {}): ReadBody {
  return { kind: "unsupported", issue: requestIssue("body", undefined, "content-type", message), headers };
}

function failed(kind: "malformed", keyword: string, message: string): ReadBody {
  return { kind, issue: requestIssue("body", undefined, keyword, message) };
}

/** The declared content that the headers announce. */
function contentOf({ content }: BodyTable, request: BaseRequest): RequestContentTable | undefined {
  const header = typeSent(request);
  if (header === undefined) return undefined;
  // Most clients write the type as the document does.
  return content[0]?.type === header ? content[0] : readableContent(content, header);
}

const readableContent = remembered((content: readonly RequestContentTable[], header: string) => {
  return declaredContent(openTo(header, content), header);
});

/**
 * What keeps the octets from being those of the media type: they were compressed for the whole way, or from one hop to the
 * next, or are another encoding of its characters, where somebody has to decode these. What is taken instead goes with the
 * answer (RFC 9110 section 15.5.16). A parser in front of this server has undone what it could read.
 */
function codingFault(exchange: Exchange, content: RequestContentTable | undefined): ReadBody | undefined {
  const { request } = exchange;
  const coding = request.fields["content-encoding"];
  const isPlain = coding === undefined || noCoding.test(coding) || request.left !== undefined;
  if (!isPlain && !takesCoded(exchange.operation, content)) {
    return refused(`Must be sent without the coding ${coding}.`, {
      "accept-encoding": "identity",
    });
  }
  // RFC 9112 section 6.1: Node.js undoes chunks, and nothing else.
  const transfer = request.fields["transfer-encoding"];
  if (transfer !== undefined && transfer.toLowerCase() !== "chunked") {
    return refused("Must be transferred in chunks or with its length, and in no other coding.");
  }
  if (content?.kind === "binary") return undefined;
  const type = request.fields["content-type"];
  const charset = type?.includes(";") ? parseMediaType(type)?.charset : undefined;
  return charset === undefined || readableCharsets.has(charset) || request.left === "value"
    ? undefined
    : refused(`Must be in UTF-8, and not in ${charset}.`);
}

/** A list of codings with none in it that changes octets (RFC 9110 sections 5.6.1.2 and 8.4). */
const noCoding = /^[ \t]*(?:identity[ \t]*)?(?:,[ \t]*(?:identity[ \t]*)?)*$/i;

/** Whether a handler gets the octets as they are, and is told by a parameter how they are coded. */
function takesCoded({ parameters }: Operation, content: RequestContentTable | undefined): boolean {
  if (content?.kind !== "binary") return false;
  return parameters.some(({ in: place, name }) => place === "header" && name === "content-encoding");
}

/** Decodes and checks a body; everything that is wrong is added to `issues`. */
export function decodeBody(
  exchange: Exchange,
  read: ReadBody,
  issues: RequestIssue[],
  options: DecodeOptions = {},
): DecodedBody {
  switch (read.kind) {
    case "absent":
      if (exchange.operation.body?.required) issues.push(requestIssue("body", undefined, "required", "Is required."));
      return undefined;
    case "too-large":
    case "unsupported":
    case "malformed":
      issues.push(read.issue);
      return undefined;
    case "json":
      return options.ignoreEmpty
        ? checked(read.content, withoutEmpty(read.value), issues, read.contentType)
        : completed(read.content, read.value, issues, read.contentType);
    case "value":
      return checked(read.content, read.value, issues);
    case "stream":
      return { body: read.value, contentType: read.contentType };
    case "text":
      return checked(read.content, read.text, issues, read.contentType);
    case "form": {
      const before = issues.length;
      const value = formValue("body", read.content, read.pairs, issues, options);
      return issues.length > before ? undefined : checked(read.content, value, issues);
    }
  }
}

function withoutEmpty(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) if (member !== "") setMember(kept, name, member);
  return kept;
}
