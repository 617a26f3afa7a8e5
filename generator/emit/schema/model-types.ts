import type { Api } from "../../model/api/api.ts";
import type { ExportDeclaration, TypeScriptFile } from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { namesOf, objectNamesOf } from "./named-schema.ts";

/**
 * The types of the model package as what another package exports, too: whoever calls an operation, or answers it, has to name
 * what it takes and gives. Nothing of it is left at run time.
 */
export function modelTypes({ schemas }: Api): readonly ExportDeclaration[] {
  return schemas.length === 0 ? [] : [{ kind: "export", module: outputModule("model", "index.ts"), typeOnly: true }];
}

/**
 * What a file declares under the name of a type of the model. Said by its name it is what the package exports: two modules
 * of which everything is exported may not have a name in common.
 */
export function ownNames({ module, declarations }: TypeScriptFile, { schemas }: Api): readonly ExportDeclaration[] {
  const types = new Set<string | undefined>(
    schemas.flatMap((schema) => {
      const names = namesOf(schema);
      return [names?.type, names?.input, ...Object.values(objectNamesOf(schema) ?? {})];
    }),
  );
  const names = declarations.flatMap((declaration) => {
    if (!("name" in declaration) || declaration.exported === false || !types.has(declaration.name)) return [];
    return [{ name: declaration.name, typeOnly: declaration.kind === "interface" || declaration.kind === "type" }];
  });
  return names.length === 0 ? [] : [{ kind: "export", module, names }];
}
