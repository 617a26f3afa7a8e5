import type { Schema } from "../../model/api/schema.ts";
import { mediaTypeWord } from "../../model/syntax/classify-media-type.ts";
import type { Declaration } from "../core/declaration.ts";
import { code, identifier, list, literal, type Printable, typeFrom } from "../core/printable.ts";
import { typeMember } from "../core/type-member.ts";
import { typeExpression } from "../schema/types/type-expression.ts";
import { fieldDoc, schemaOf } from "../wire/field-doc.ts";
import { mediaTypeType } from "../wire/media-type-names.ts";
import type { MultipartShape, PartShape } from "../wire/multipart-shape.ts";
import { runtime } from "./check-expression.ts";
import { fieldType } from "./field-type.ts";
import { doc } from "./operation-doc.ts";
import type { ServedContent, ServedOperation } from "./served-operation.ts";

/** `…Part`: the parts of the multipart bodies of an operation as they come, told apart by `name`. */
export function partTypes(served: ServedOperation): readonly Declaration[] {
  return multipartContents(served).flatMap((content): readonly Declaration[] => {
    const { parts, others } = content.multipart;
    const all = others ? [...parts, others] : parts;
    return [
      {
        kind: "type",
        name: partTypeName(served, content),
        doc: doc(`A part of what \`${served.operation.name.typescript}\` gets as \`${content.mediaType.range}\`.`),
        type: list(
          "union",
          all.map((part) =>
            partType(part, part !== others ? literal(part.name) : all.length > 1 ? undefined : code`string`),
          ),
        ),
      },
    ];
  });
}

/** `Multipart<…, …>`: the parts, and the object that `collect()` makes of them. */
export function multipartType(served: ServedOperation, content: MultipartContent): Printable {
  const collected = collectedType(content.multipart, content.mediaType.schema);
  const part = identifier(partTypeName(served, content));
  return code`${typeFrom(runtime, "Multipart")}<${list("type-arguments", [part, collected])}>`;
}

type MultipartContent = ServedContent & { readonly multipart: MultipartShape };

export function isMultipart(content: ServedContent): content is MultipartContent {
  return content.multipart !== undefined;
}

function multipartContents({ body }: ServedOperation): readonly MultipartContent[] {
  return body?.content.filter(isMultipart) ?? [];
}

function partTypeName(served: ServedOperation, { mediaType }: MultipartContent): string {
  const word = multipartContents(served).length > 1 ? mediaTypeWord(mediaType.range) : "";
  return `${served.operation.typeName}${word}Part`;
}

/** @param name Undefined for those that are not declared where others are: any text would be one of their names as well. */
function partType(part: PartShape, name: Printable | undefined): Printable {
  const { kind, schemas, contentTypes = [], headers } = part;
  const own = headers.length > 0 ? [headersType(headers)] : [];
  if (kind === "file" && name) {
    const types = list("union", contentTypes.map(mediaTypeType));
    const type = contentTypes.length > 0 ? [types] : own.length > 0 ? [code`string`] : [];
    return code`${typeFrom(runtime, "MultipartFile")}<${list("type-arguments", [name, ...type, ...own])}>`;
  }
  const types = schemas.map((schema) => typeExpression(schema, "output"));
  const distinct = [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
  const value = distinct.length > 0 ? list("union", distinct) : kind === "json" ? code`unknown` : code`string`;
  if (!name) return code`${typeFrom(runtime, "UndeclaredValue")}<${list("type-arguments", [value, ...own])}>`;
  return code`${typeFrom(runtime, "MultipartValue")}<${list("type-arguments", [name, value, ...own])}>`;
}

/** The declared headers of a part, and others. */
function headersType(headers: PartShape["headers"]): Printable {
  const members = headers.map(({ header, layout }) => {
    const schema = schemaOf(header.value);
    const type = fieldType({ name: header.name, layout, schema }, "output");
    return { header, type };
  });
  const types = [...new Map(members.map(({ type }) => [JSON.stringify(type), type])).values()];
  return list("members", [
    ...members.map(({ header, type }) =>
      typeMember(header.name, type, { optional: !header.required, doc: fieldDoc(header) }),
    ),
    code`readonly [name: string]: ${list("union", [code`string`, ...types.filter(isNotString), code`undefined`])}`,
  ]);
}

function isNotString(type: Printable): boolean {
  return JSON.stringify(type) !== JSON.stringify(code`string`);
}

function collectedType({ parts, others }: MultipartShape, schema: Schema | undefined): Printable {
  if (schema === undefined) return code`{ readonly [name: string]: File[] }`;
  const type = typeExpression(schema, "output");
  const files = parts.filter(({ kind }) => kind === "file");
  const members = files.map(({ name, list: isList, alone, absent: { none } }) => {
    const given = alone ? code`File | File[]` : isList ? code`File[]` : code`File`;
    return typeMember(name, none === "null" ? code`${given} | null` : given, { readonly: false });
  });
  if (others && others.kind === "file")
    members.push(others.list ? code`[name: string]: File[]` : code`[name: string]: File`);
  if (members.length === 0) return type;
  return code`${typeFrom(runtime, "WithFiles")}<${list("type-arguments", [type, list("members", members)])}>`;
}
