import type { Declaration, TypeScriptFile } from "../core/declaration.ts";
import { argumentsTypes, optionsType } from "./arguments-type.ts";
import type { ClientOperation } from "./client-operation.ts";
import { clientModules } from "./modules.ts";
import { operationTable, paginationTable } from "./operation-table.ts";
import { sharedResponses } from "./response-tables.ts";
import { resultType } from "./result-type.ts";

/** `operations.ts`: for each operation what it takes, what it gives back, and how it is sent. */
export function operationsFile(operations: readonly ClientOperation[]): TypeScriptFile {
  const shared = sharedResponses(operations);
  return {
    kind: "typescript",
    module: clientModules.operations,
    doc: { paragraphs: ["What each operation takes, what it gives back, and how it is sent."], tags: [] },
    declarations: [
      ...shared.declarations,
      ...operations.flatMap((client): readonly Declaration[] => [
        ...argumentsTypes(client),
        ...[optionsType(client) ?? []].flat(),
        resultType(client),
        operationTable(client, shared),
        ...[paginationTable(client) ?? []].flat(),
      ]),
    ],
  };
}
