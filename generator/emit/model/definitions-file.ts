import type { Api } from "../../model/api.ts";
import type { EmitContext } from "../core/context.ts";
import type { FunctionDeclaration, TypeScriptFile } from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { code } from "../core/printable.ts";
import { declaredDefinition } from "../schema/definition.ts";
import { namesOf } from "../schema/named-schema.ts";
import { runtimeType } from "../schema/runtime-imports.ts";

/**
 * `definitions.ts`: a table for every named schema, made by a function. Loading the file makes none, and the compiler
 * takes functions as they are declared: a constant that refers to another one, or to an import, it looks for among all
 * constants that stand before it in the file, which takes the square of their number.
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
    declarations: api.schemas.flatMap((schema): FunctionDeclaration[] => {
      const names = namesOf(schema);
      if (!names) return [];
      const returnType = schema.always === undefined ? runtimeType("Definition") : code`boolean`;
      const part = api.files?.schemas.get(schema);
      const body = code`return ${declaredDefinition(schema, settings)};`;
      return [{ kind: "function", name: names.schema, parameters: [], returnType, body, part }];
    }),
  };
}
