import type { Api } from "../../model/api/api.ts";
import type { Schema } from "../../model/api/schema.ts";
import type { EmitContext, EmitSettings } from "../core/context.ts";
import type { Declaration, FunctionDeclaration, TypeScriptFile } from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { code } from "../core/printable.ts";
import { declaredDefinition } from "../schema/definitions/definition.ts";
import { PlainTables } from "../schema/definitions/plain-tables.ts";
import { namesOf } from "../schema/named-schema.ts";
import { runtimeType } from "../schema/runtime-imports.ts";

/**
 * `definitions.ts`: a table for every named schema, made by a function. Loading the file makes none, and the compiler
 * takes functions as they are declared: a constant that refers to another one, or to an import, it looks for among all
 * constants that stand before it in the file, which takes the square of their number. The few that many functions share
 * are constants.
 */
export function definitionsFile(api: Api, { settings }: EmitContext): TypeScriptFile {
  return {
    kind: "typescript",
    module: outputModule("model", "definitions.ts"),
    doc: {
      paragraphs: [
        `The schemas of ${api.title} as tables:\nthe validators read them to say what is wrong with a value, and to put in defaults.`,
      ],
      tags: [],
    },
    declarations: [...Map.groupBy(api.schemas, (schema) => api.files?.schemas.get(schema))].flatMap(([part, schemas]) =>
      declarationsOf(schemas, part, settings),
    ),
  };
}

/** The functions of a file's tables, behind the tables that many of them share. */
function declarationsOf(
  schemas: readonly Schema[],
  part: string | undefined,
  settings: EmitSettings,
): readonly Declaration[] {
  const plain = new PlainTables();
  const functions = schemas.flatMap((schema): FunctionDeclaration[] => {
    const names = namesOf(schema);
    if (!names) return [];
    const returnType = schema.always === undefined ? runtimeType("Definition") : code`boolean`;
    const body = code`return ${declaredDefinition(schema, settings, plain)};`;
    return [{ kind: "function", name: names.schema, parameters: [], returnType, body, part }];
  });
  return [...plain.declarations(part), ...functions];
}
