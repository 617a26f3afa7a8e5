import type { MediaType } from "../../model/api/media-type.ts";
import { code, list, type Printable } from "../core/printable.ts";
import { typeMember } from "../core/type-member.ts";
import { typeExpression } from "../schema/types/type-expression.ts";
import { allowNull } from "../wire/absent-part.ts";
import { fieldDoc, schemaOf } from "../wire/field-doc.ts";
import { multipartShape, type PartShape } from "../wire/multipart-shape.ts";
import { runtimeType } from "./modules.ts";

/** The type of a multipart body that is sent: the schema's, with files in it. */
export function partsType(media: MediaType): Printable {
  const { schema } = media;
  const anyFile = runtimeType("FilePart");
  if (schema === undefined) return code`{ readonly [name: string]: ${anyFile} | readonly ${anyFile}[] }`;
  const { parts, others } = multipartShape(media);
  const type = typeExpression(schema, "input");
  const members = parts
    .filter(({ kind }) => kind === "file")
    .map((part) => typeMember(part.name, fileType(part), { readonly: false }));
  if (others && others.kind === "file") members.push(code`[name: string]: ${fileType(others)}`);
  if (members.length === 0) return type;
  return code`${runtimeType("WithFiles")}<${list("type-arguments", [type, list("members", members)])}>`;
}

/** A part that has to have a header cannot be given without it. What is null is left out. */
function fileType({ headers, list: isList, alone, orNull, schemas }: PartShape): Printable {
  const file = headers.length === 0 ? runtimeType("FilePart") : withHeaders(headers);
  if (!isList) return orNull ? code`${file} | null` : file;
  const files = allowNull(schemas) ? code`readonly (${file} | null)[]` : code`readonly ${file}[]`;
  const given = alone ? code`${file} | ${files}` : files;
  return orNull ? code`${given} | null` : given;
}

function withHeaders(headers: PartShape["headers"]): Printable {
  const members = headers.map(({ header }) => {
    const schema = schemaOf(header.value);
    const type = schema ? typeExpression(schema, "input") : code`string`;
    return typeMember(header.name, type, { optional: !header.required, doc: fieldDoc(header) });
  });
  const isRequired = headers.some(({ header }) => header.required);
  return code`${runtimeType(isRequired ? "FileWithHeaders" : "FilePart")}<${list("members", members)}>`;
}
