import type { Declaration, TypeScriptFile } from "../core/declaration.ts";
import { argumentsTypes, optionsType } from "./arguments-type.ts";
import type { ClientOperation } from "./client-operation.ts";
import { clientModules } from "./modules.ts";
import { operationTable } from "./operation-table.ts";
import { resultType } from "./result-type.ts";

/** `operations.ts`: for each operation what it takes, what it gives back, and how it is sent. */
export function operationsFile(operations: readonly ClientOperation[]): TypeScriptFile {
  return {
    kind: "typescript",
    module: clientModules.operations,
    doc: { paragraphs: ["What each operation takes, what it gives back, and how it is sent."], tags: [] },
    declarations: operations.flatMap((client): readonly Declaration[] => [
      ...argumentsTypes(client),
      ...[optionsType(client) ?? []].flat(),
      resultType(client),
      operationTable(client),
    ]),
  };
}
