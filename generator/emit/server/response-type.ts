import { isRange } from "../../../templates/runtime/shared/media-range.ts";
import type { MediaType } from "../../model/api/media-type.ts";
import type { StatusKey } from "../../model/api/response.ts";
import { bodilessWithin } from "../../model/syntax/bodiless-status.ts";
import type { Declaration } from "../core/declaration.ts";
import { code, type DocComment, list, literal, type Printable, typeFrom } from "../core/printable.ts";
import { typeMember } from "../core/type-member.ts";
import { typeExpression } from "../schema/types/type-expression.ts";
import { headerDoc } from "../wire/field-doc.ts";
import { isAnyJson, mediaTypeType, sentMediaType } from "../wire/media-type-names.ts";
import { runtime } from "./check-expression.ts";
import { fieldType, scalarType } from "./field-type.ts";
import { doc } from "./operation-doc.ts";
import type { ServedContent, ServedHeader, ServedOperation, ServedResponse } from "./served-operation.ts";

/** The type of what an operation's handler returns: a complete response, told apart by status and media type. */
export function responseType(served: ServedOperation): Declaration {
  const { typeName, name } = served.operation;
  const members = served.responses.flatMap((response) => responseMembers(served, response));
  return {
    kind: "type",
    name: `${typeName}Response`,
    doc: doc(`What \`${name.typescript}\` answers.`),
    type: members.length === 0 ? undeclared : list("union", members),
  };
}

/** Where the document declares no responses (OpenAPI 3.1 section 4.8.10), any status may be sent, without a body. */
const undeclared = list("members", [
  typeMember("status", typeFrom(runtime, "FinalStatus"), { readonly: false }),
  typeMember("headers", typeFrom(runtime, "ResponseHeaders"), { readonly: false, optional: true }),
]);

/** One for each media type, and one for the statuses of a range that have no body, whatever is described. */
function responseMembers(
  served: ServedOperation,
  { response, headers, content }: ServedResponse,
): readonly Printable[] {
  const { status, summary, description } = response;
  const keys = served.responses.map((each) => each.response.status);
  const bodiless = content.length === 0 ? [] : bodilessWithin(status, keys);
  const contents = content.length === 0 ? [undefined] : content;
  const type = statusType(status, keys, bodiless);
  const words = doc(summary, description);
  const members = contents.map((each) => responseMember(served, { type, words }, headers, each, content));
  if (bodiless.length === 0) return members;
  const without = { type: list("union", bodiless.map(literal)), words: doc() };
  return [...members, responseMember(served, without, headers)];
}

function responseMember(
  served: ServedOperation,
  status: { readonly type: Printable; readonly words: DocComment },
  headers: readonly ServedHeader[],
  content?: ServedContent,
  beside: readonly ServedContent[] = [],
): Printable {
  const required = headers.some(({ header }) => header.required);
  const members = [
    typeMember("status", status.type, { readonly: false, doc: status.words }),
    typeMember("headers", headersType(headers), { readonly: false, optional: !required }),
  ];
  if (content) {
    const { mediaType } = content;
    const type = responseMediaType(
      mediaType,
      beside.map((other) => other.mediaType),
    );
    // What is JSON under a range is `application/json` where the handler says nothing.
    const isClear = !isRange(mediaType.range) || isAnyJson(mediaType);
    members.push(typeMember("contentType", type, { readonly: false, optional: isClear && beside.length === 1 }));
    // What HEAD is answered with says how long a body would be, or does not (RFC 9110 section 9.3.2).
    const optional = served.operation.method === "HEAD";
    members.push(typeMember("body", bodyType(content), { readonly: false, optional }));
  } else {
    // What a function returns is not looked at for members too many: only a type keeps a body away.
    members.push(typeMember("body", code`never`, { readonly: false, optional: true }));
  }
  return list("members", members);
}

/** The type of the media types that a handler may name. */
function responseMediaType(media: MediaType, beside: readonly MediaType[]): Printable {
  if (isAnyJson(media)) return sentMediaType(media, beside);
  return isRange(media.range) ? mediaTypeType(media.essence) : literal(media.range);
}

/** The type of what a handler gives as a body. */
function bodyType({ mediaType: { essence }, kind, schema, sequence }: ServedContent): Printable {
  const value = schema && typeExpression(schema, "input");
  const octets = typeFrom(runtime, "BinaryBody");
  if (sequence) return code`${typeFrom(runtime, "Items")}<${value ?? code`unknown`}>`;
  if (kind === "binary") return octets;
  if (kind === "range") {
    // Some of these types are of text, and whether one is JSON is only known when it is named.
    const isMixed = essence === "*/*" || essence === "application/*" || essence === "text/*";
    return list("union", [...(value ? [value] : []), ...(isMixed ? [code`string`] : []), octets]);
  }
  return value ?? (kind === "text" ? code`string` : code`unknown`);
}

function headersType(headers: readonly ServedHeader[]): Printable {
  if (headers.length === 0) return typeFrom(runtime, "ResponseHeaders");
  return list("members", [
    ...headers.map((served) =>
      typeMember(served.name, headerType(served), {
        readonly: false,
        optional: !served.header.required,
        doc: headerDoc(served.header),
      }),
    ),
    code`[name: string]: ${list("union", [typeFrom(runtime, "HeaderValue"), ...ownTypes(headers), code`undefined`])}`,
  ]);
}

/** The types of headers that are JSON or objects: those of all members have to fit the index signature. */
function ownTypes(headers: readonly ServedHeader[]): readonly Printable[] {
  return headers.filter(hasOwnType).map((served) => fieldType(served, "input"));
}

function hasOwnType({ layout }: ServedHeader): boolean {
  return layout.kind === "object" || (layout.kind === "scalar" && layout.types.includes("json"));
}

/** Cookies are set one by one, whatever the schema says of one of them. */
function headerType(served: ServedHeader): Printable {
  const { layout } = served;
  const type =
    layout.kind === "scalar" && layout.types.includes("null")
      ? scalarType(layout.types.filter((one) => one !== "null"))
      : fieldType(served, "input");
  return served.name === "set-cookie" && layout.kind === "scalar" ? code`${type} | readonly ${type}[]` : type;
}

const ranges = [
  undefined,
  undefined,
  typeFrom(runtime, "SuccessStatus"),
  typeFrom(runtime, "RedirectionStatus"),
  typeFrom(runtime, "ClientErrorStatus"),
  typeFrom(runtime, "ServerErrorStatus"),
];

/** A literal, or every status of a range that no closer response covers, less those that have no body. */
function statusType(status: StatusKey, keys: readonly StatusKey[], bodiless: readonly number[]): Printable {
  if (status.kind === "exact") return literal(status.status);
  const exact = keys.flatMap((other) => {
    if (other.kind !== "exact") return [];
    return status.kind === "default" || Math.floor(other.status / 100) === status.digit ? [other.status] : [];
  });
  const covered = [...exact, ...bodiless].sort((a, b) => a - b).map(literal);
  if (status.kind === "range") return without(ranges[status.digit] ?? code`never`, covered);
  const wider = keys.flatMap((other) => (other.kind === "range" ? [ranges[other.digit] ?? code`never`] : []));
  return without(typeFrom(runtime, "FinalStatus"), [...covered, ...wider]);
}

function without(all: Printable, covered: readonly Printable[]): Printable {
  return covered.length === 0 ? all : code`Exclude<${all}, ${list("union", covered)}>`;
}
