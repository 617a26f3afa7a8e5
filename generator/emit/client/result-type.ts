import { isRange } from "../../../templates/runtime/shared/media-range.ts";
import type { MediaType } from "../../model/api/media-type.ts";
import type { StatusKey } from "../../model/api/response.ts";
import { bodilessWithin } from "../../model/syntax/bodiless-status.ts";
import type { TypeAliasDeclaration } from "../core/declaration.ts";
import { code, list, literal, nothing, type Printable, typeFrom } from "../core/printable.ts";
import { typeMember } from "../core/type-member.ts";
import { typeExpression } from "../schema/types/type-expression.ts";
import { headerDoc, schemaOf } from "../wire/field-doc.ts";
import { isAnyJson, mediaTypeName, mediaTypeType, sentMediaType } from "../wire/media-type-names.ts";
import { isPlainText } from "../wire/parameter-layout.ts";
import { iterableOf, sequenceOf } from "../wire/sequence.ts";
import { isText, isUntyped } from "../wire/wire-shape.ts";
import { distinctUnion } from "./arguments-type.ts";
import type { ClientHeader, ClientOperation, ClientResponse } from "./client-operation.ts";
import { clientModules, runtimeType } from "./modules.ts";

/** `…Result`: a union of the answers that the document declares, told apart by status and media type; any, where it declares none. */
export function resultType(client: ClientOperation): TypeAliasDeclaration {
  const { names, operation } = client;
  const replies = client.responses.flatMap((response) => replyTypes(client, response));
  const anything = code`string | undefined, unknown`;
  return {
    kind: "type",
    name: names.result,
    doc: { paragraphs: [`What ${operation.name.typescript} gives back.`], tags: [] },
    type: list(
      "union",
      replies.length > 0
        ? replies
        : successAndRest().map(({ type }) => code`${runtimeType("Reply")}<${type}, ${anything}>`),
    ),
  };
}

/** The value of a resource's method: the body of a success, or the whole reply where a redirect is one of the answers. */
export function methodValueType(client: ClientOperation): Printable {
  if (client.redirects) {
    return code`${runtimeType("SuccessReply")}<${typeFrom(clientModules.operations, client.names.result)}>`;
  }
  if (client.responses.length === 0) return code`unknown`;
  const keys = client.responses.map(({ response }) => response.status);
  const bodies = successes(client).flatMap(({ response, content }) => {
    const isBare = content.length === 0 || bodilessWithin(response.status, keys).some(isSuccessful);
    return [...content.map(receivedType), ...(isBare ? [code`void`] : [])];
  });
  return bodies.length > 0 ? distinctUnion(bodies) : code`void`;
}

/** The answers that are successes; `default` is one where the document declares no other. */
export function successes(client: ClientOperation): readonly ClientResponse[] {
  const declared = client.responses.filter(({ response }) => isSuccess(response.status));
  return declared.length > 0 ? declared : client.responses.filter(({ response }) => response.status.kind === "default");
}

function isSuccess(status: StatusKey): boolean {
  return status.kind === "exact" ? isSuccessful(status.status) : status.kind === "range" && status.digit === 2;
}

function isSuccessful(status: number): boolean {
  return Math.floor(status / 100) === 2;
}

/**
 * One `Reply` for each media type of an answer; a `default` that is the only success counts as one and as the rest. Of a range
 * that describes a body, one for each status that never has one. Of errors none: else no caller could read their bodies without
 * asking for statuses that are no errors.
 */
function replyTypes(
  client: ClientOperation,
  { response: { status: key }, headers: declaredHeaders, content }: ClientResponse,
): readonly Printable[] {
  const keys = client.responses.map(({ response }) => response.status);
  const bodiless = content.length === 0 ? [] : bodilessWithin(key, keys);
  const headers = headersType(declaredHeaders);
  return statusTypes(key, keys, bodiless).flatMap(({ type, bodiless }) => {
    const bare = (status: Printable) =>
      headers === nothing
        ? code`${runtimeType("Reply")}<${status}>`
        : code`${runtimeType("Reply")}<${status}, undefined, undefined, ${headers}>`;
    if (content.length === 0) return [bare(type)];
    const replies = content.map((media) => {
      const rest = headers === nothing ? nothing : code`, ${headers}`;
      const name = arrivedMediaType(media, content);
      return code`${runtimeType("Reply")}<${type}, ${name}, ${receivedType(media)}${rest}>`;
    });
    // One each, since a comparison with one status rules out no member that has several.
    return [...replies, ...bodiless.map((status) => bare(literal(status)))];
  });
}

/** The type of what a body of a media type is called when it has arrived. */
function arrivedMediaType(media: MediaType, content: readonly MediaType[]): Printable {
  if (isAnyJson(media)) return sentMediaType(media, content);
  return isRange(media.essence) ? mediaTypeType(media.essence) : literal(mediaTypeName(media, content));
}

/** Statuses of an answer that have the body which it describes, and those that have none, as far as they are no errors. */
interface Statuses {
  readonly type: Printable;
  readonly bodiless: readonly number[];
}

/** The statuses that a key stands for, less those that are declared by themselves. */
function statusTypes(key: StatusKey, keys: readonly StatusKey[], bodiless: readonly number[]): readonly Statuses[] {
  if (key.kind === "exact") return [{ type: literal(key.status), bodiless: [] }];
  const exactOf = (digit?: number) => {
    const exact = keys.flatMap((other) => {
      const counts = other.kind === "exact" && (digit === undefined || Math.floor(other.status / 100) === digit);
      return counts ? [other.status] : [];
    });
    return [...exact, ...bodiless].sort((a, b) => a - b);
  };
  if (key.kind === "range") {
    return [{ type: without(runtimeType(`Status${key.digit}XX`), exactOf(key.digit).map(literal)), bodiless }];
  }
  const ranges = keys.filter((other) => other.kind === "range").map((other) => runtimeType(`Status${other.digit}XX`));
  if (keys.some(isSuccess)) {
    return [{ type: without(runtimeType("AnyStatus"), [...exactOf().map(literal), ...ranges]), bodiless: [] }];
  }
  return successAndRest(exactOf(), ranges, bodiless);
}

/** What `default` stands for where nothing else is a success: the successes, and all other statuses that are not declared. */
function successAndRest(
  exact: readonly number[] = [],
  ranges: readonly Printable[] = [],
  bodiless: readonly number[] = [],
): readonly Statuses[] {
  const success = runtimeType("Status2XX");
  const successful = bodiless.filter(isSuccessful);
  const others = exact.filter((status) => !isSuccessful(status)).map(literal);
  return [
    { type: without(success, successful.map(literal)), bodiless: successful },
    { type: without(runtimeType("AnyStatus"), [success, ...others, ...ranges]), bodiless: [] },
  ];
}

function without(statuses: Printable, declared: readonly Printable[]): Printable {
  return declared.length === 0 ? statuses : code`Exclude<${statuses}, ${list("union", declared)}>`;
}

/** The declared headers as members of a type literal; nothing where there are none. */
function headersType(headers: readonly ClientHeader[]): Printable {
  if (headers.length === 0) return nothing;
  return list(
    "members",
    headers.map(({ header, layout }) => {
      const { value } = header;
      const schema = schemaOf(value);
      const type =
        header.name === "set-cookie"
          ? code`readonly string[]`
          : isUntyped(schema) && isPlainText(layout)
            ? code`string`
            : schema
              ? typeExpression(schema, "input")
              : code`unknown`;
      // The words on a header would stand at each of the answers that have it.
      const doc = headerDoc(header);
      const told = doc.tags.length > 0 && { doc };
      return typeMember(header.name, type, { optional: !header.required, readonly: false, ...told });
    }),
  );
}

/** The type of a body that arrived. */
export function receivedType(media: MediaType): Printable {
  const { kind, schema } = media;
  const value = schema && typeExpression(schema, "input");
  switch (kind) {
    case "binary":
      return code`Blob`;
    case "json":
      return value ?? code`unknown`;
    case "range":
      return rangeValueType(media, value);
    case "sequential": {
      const { item } = sequenceOf(media);
      return iterableOf(item ? typeExpression(item, "input") : code`unknown`);
    }
    default:
      // Text is not looked into; a schema can still say which texts there are.
      return value && isText(schema) ? value : code`string`;
  }
}

/** What is of some type of a range: which one is known when it has arrived. */
function rangeValueType({ essence, schema }: MediaType, value: Printable | undefined): Printable {
  if (essence === "text/*") return code`string`;
  if (essence !== "*/*" && essence !== "application/*") return code`Blob`;
  return value && !isText(schema) ? distinctUnion([value, code`string`, code`Blob`]) : code`unknown`;
}
