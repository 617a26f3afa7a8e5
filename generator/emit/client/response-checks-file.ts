import type { FileParts } from "../../model/api/file-parts.ts";
import type { MediaType } from "../../model/api/media-type.ts";
import type { Schema } from "../../model/api/schema.ts";
import type { EmitContext } from "../core/context.ts";
import { type Declaration, inPart, type TypeScriptFile } from "../core/declaration.ts";
import { code, list, literal, type Printable, propertyKey, typeFrom, valueFrom } from "../core/printable.ts";
import { checkAfterDecoding, checkExpression } from "../server/check-expression.ts";
import { schemaOf } from "../wire/field-doc.ts";
import { mediaTypeName } from "../wire/media-type-names.ts";
import { sequenceOf } from "../wire/sequence.ts";
import { statusText } from "../wire/status-text.ts";
import { isText } from "../wire/wire-shape.ts";
import type { ClientOperation } from "./client-operation.ts";
import { clientModules } from "./modules.ts";

/**
 * `response-checks.ts`: what `validateResponses` takes. It is an entry of its own, so that validators are in no bundle whose
 * application does not ask for them.
 */
export function responseChecksFile(
  operations: readonly ClientOperation[],
  context: EmitContext,
  files?: FileParts,
): TypeScriptFile {
  const bodies = checksOf("bodies", operations, (client) => bodyEntries(client, context), files);
  const headers = checksOf("headers", operations, (client) => headerEntries(client, context), files);
  const tables = headers.isEmpty ? bodies.table : list("arguments", [bodies.table, headers.table]);
  return {
    kind: "typescript",
    module: clientModules.responseChecks,
    doc: {
      paragraphs: ["Checks of answers against the document, for the client's option `validateResponses`."],
      tags: [],
    },
    declarations: [
      ...bodies.declarations,
      ...headers.declarations,
      {
        kind: "export",
        module: clientModules.responseValidation,
        names: [{ name: "APIResponseValidationError", typeOnly: false }],
      },
      {
        kind: "const",
        name: "responseChecks",
        doc: {
          paragraphs: ["What the bodies, the items and the headers of each operation's answers have to be."],
          tags: [{ tag: "throws", text: "APIResponseValidationError" }],
        },
        type: typeFrom(clientModules.runtime, "ResponseValidator"),
        initializer: code`${valueFrom(clientModules.responseValidation, "validatorOf")}(${tables})`,
      },
    ],
  };
}

/** A table of all operations, and what it is made of. */
interface Checks {
  readonly table: Printable;
  readonly declarations: readonly Declaration[];
  readonly isEmpty: boolean;
}

/** The table as a whole or, where tags have files of their own, as those of the tags together. */
function checksOf(
  kind: "bodies" | "headers",
  operations: readonly ClientOperation[],
  entriesOf: (client: ClientOperation) => readonly Printable[],
  files: FileParts | undefined,
): Checks {
  if (!files) {
    const entries = tableOf(operations, entriesOf);
    return { table: block(entries), declarations: [], isEmpty: entries.length === 0 };
  }
  const type = kind === "bodies" ? "ResponseChecks" : "HeaderChecks";
  const declarations = [...Map.groupBy(operations, ({ operation }) => operation.group)].flatMap(([group, own]) => {
    const entries = tableOf(own, entriesOf);
    if (entries.length === 0) return [];
    return inPart(files.groups.get(group), [
      {
        kind: "const",
        name: `${kind}Of${group.name.typescript}`,
        exported: false,
        type: typeFrom(clientModules.responseValidation, type),
        initializer: block(entries),
      },
    ]);
  });
  const names = declarations.flatMap((one) => ("name" in one ? [one.name] : []));
  const spread = names.map((name) => code`...${valueFrom(clientModules.responseChecks, name)},`);
  return { table: block(spread), declarations, isEmpty: names.length === 0 };
}

function tableOf(
  operations: readonly ClientOperation[],
  entriesOf: (client: ClientOperation) => readonly Printable[],
): readonly Printable[] {
  return operations.flatMap((client) => {
    const statuses = entriesOf(client);
    return statuses.length === 0 ? [] : [code`${propertyKey(client.names.function)}: ${block(statuses)},`];
  });
}

/** Of each status, the check of each of its media types that is or may be JSON, or of the items of one that has some. */
function bodyEntries({ responses }: ClientOperation, { settings }: EmitContext): readonly Printable[] {
  const site = { settings, module: clientModules.responseValidation };
  return responses.flatMap(({ response, content }) => {
    const checks = content.flatMap((media) => {
      const check = checkExpression(checkedSchema(media), site);
      return check ? [code`${literal(mediaTypeName(media, content))}: ${check}`] : [];
    });
    return checks.length === 0 ? [] : [code`${propertyKey(statusText(response.status))}: ${list("object", checks)},`];
  });
}

/** What a body's value has to be, or each of its items; undefined where the client does not look into it. */
function checkedSchema(media: MediaType): Schema | undefined {
  const { kind, essence, schema } = media;
  if (kind === "binary") return undefined;
  if (kind === "sequential") return sequenceOf(media).item;
  if (kind === "json") return schema;
  // Other ranges are of texts or octets alone. Where these may be described, it is not JSON that is.
  const isAny = essence === "*/*" || essence === "application/*";
  return isAny && !isText(schema) ? schema : undefined;
}

/** Of each status, which headers have to be there, and the checks of those that are more than any text. */
function headerEntries({ responses }: ClientOperation, { settings }: EmitContext): readonly Printable[] {
  return responses.flatMap(({ response, headers }) => {
    const required = headers.filter(({ header }) => header.required).map(({ header }) => header.name);
    const checks = headers.flatMap(({ header, layout }) => {
      const schema = schemaOf(header.value);
      const isText = layout.kind === "scalar" && layout.types.every((type) => type === "string");
      const check = (isText ? checkAfterDecoding : checkExpression)(schema, {
        settings,
        module: clientModules.responseValidation,
      });
      return check ? [code`${propertyKey(header.name)}: ${check}`] : [];
    });
    const members = [
      ...(required.length > 0 ? [code`required: ${literal(required)}`] : []),
      ...(checks.length > 0 ? [code`checks: ${list("object", checks)}`] : []),
    ];
    return members.length === 0 ? [] : [code`${propertyKey(statusText(response.status))}: ${list("object", members)},`];
  });
}

function block(entries: readonly Printable[]): Printable {
  if (entries.length === 0) return code`{}`;
  return code`{\n  ${list("lines", entries)}\n}`;
}
