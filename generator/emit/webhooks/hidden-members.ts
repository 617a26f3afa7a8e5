import type { MediaType } from "../../model/api/media-type.ts";
import type { Parameter } from "../../model/api/parameter.ts";
import type { Schema } from "../../model/api/schema.ts";
import type { ClientOperation } from "../client/client-operation.ts";
import type { EmitSettings } from "../core/context.ts";
import type { ConstDeclaration } from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { code, list, type Printable, propertyKey, typeFrom, valueFrom } from "../core/printable.ts";
import { definition } from "../schema/definitions/definition.ts";
import { schemaOf } from "../wire/field-doc.ts";
import { withoutFiles } from "../wire/form-check.ts";
import { fileNames, multipartShape } from "../wire/multipart-shape.ts";
import { sequenceOf } from "../wire/sequence.ts";

const hiddenModule = outputModule("client", "runtime/hidden-members.ts");

/**
 * By what tables a sender leaves out the members that are only written (OpenAPI 3.1 section 4.8.24,
 * `writeOnly`), wherever in a request they may stand. Undefined where there are none.
 * @param name What it is called.
 */
export function hiddenMembers(
  { query, querystring, headers, cookies, body }: ClientOperation,
  name: string,
  settings: EmitSettings,
): ConstDeclaration | undefined {
  const entry = (name: string, schema: Schema | undefined) =>
    schema?.reach.hidesMembers ? [code`${propertyKey(name)}: ${definition(schema, settings)}`] : [];
  const place = (name: string, entries: readonly Printable[]) =>
    entries.length === 0 ? [] : [code`${propertyKey(name)}: ${list("object", entries)}`];
  const ofParameters = (parameters: readonly Parameter[]) =>
    parameters.flatMap(({ name, value }) => entry(name, schemaOf(value)));
  const content = body?.content ?? [];
  const members = [
    ...(querystring ? entry("querystring", querystring.mediaType.schema) : place("query", ofParameters(query))),
    ...place("headers", ofParameters(headers)),
    ...place("cookies", ofParameters(cookies)),
    ...place(
      "body",
      content.flatMap((media) => entry(media.range, wholeSchema(media))),
    ),
    ...place(
      "items",
      content.flatMap((media) => (media.kind === "sequential" ? entry(media.range, sequenceOf(media).item) : [])),
    ),
  ];
  if (members.length === 0) return undefined;
  return {
    kind: "const",
    name,
    exported: false,
    type: typeFrom(hiddenModule, "HiddenMembers"),
    initializer: list("object", [
      code`${propertyKey("leaveOut")}: ${valueFrom(hiddenModule, "withoutHidden")}`,
      ...members,
    ]),
  };
}

/** What a body as a whole is made of that may have members: files are octets and no values. */
function wholeSchema(media: MediaType): Schema | undefined {
  switch (media.kind) {
    case "json":
    case "form":
      return media.schema;
    case "multipart":
      return media.schema && withoutFiles(media.schema, fileNames(multipartShape(media)));
    default:
      return undefined;
  }
}
