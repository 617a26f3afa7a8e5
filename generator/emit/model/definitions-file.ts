import type { Api } from "../../model/api.ts";
import type { EmitContext } from "../core/context.ts";
import type { ConstDeclaration, TypeScriptFile } from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { code } from "../core/printable.ts";
import { declaredDefinition } from "../schema/definition.ts";
import { namesOf } from "../schema/named-schema.ts";
import { runtimeType } from "../schema/runtime-imports.ts";

/** `definitions.ts`: a table for every named schema. */
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
    declarations: api.schemas.flatMap((schema): ConstDeclaration[] => {
      const names = namesOf(schema);
      if (!names) return [];
      const type = schema.always === undefined ? runtimeType("Definition") : code`boolean`;
      const part = api.files?.schemas.get(schema);
      return [{ kind: "const", name: names.schema, type, initializer: declaredDefinition(schema, settings), part }];
    }),
  };
}
