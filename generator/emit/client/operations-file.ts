import type { FileParts } from "../../model/api/file-parts.ts";
import { inPart, type TypeScriptFile } from "../core/declaration.ts";
import { argumentsTypes, optionsType } from "./arguments-type.ts";
import type { ClientOperation } from "./client-operation.ts";
import { clientModules } from "./modules.ts";
import { operationTable } from "./operation-table.ts";
import { paginationTable } from "./pagination-table.ts";
import { sharedResponses } from "./response-tables.ts";
import { resultType } from "./result-type.ts";

/** What operations of several tags share, where they stand apart. */
export const sharedPart = "shared";

/** `operations.ts`: for each operation what it takes, what it gives back, and how it is sent. */
export function operationsFile(operations: readonly ClientOperation[], files?: FileParts): TypeScriptFile {
  const shared = sharedResponses(operations);
  return {
    kind: "typescript",
    module: clientModules.operations,
    doc: { paragraphs: ["What each operation takes, what it gives back, and how it is sent."], tags: [] },
    declarations: [
      ...inPart(files && sharedPart, shared.declarations),
      ...operations.flatMap((client) =>
        inPart(files?.groups.get(client.operation.group), [
          ...argumentsTypes(client),
          ...[optionsType(client) ?? []].flat(),
          resultType(client),
          operationTable(client, shared),
          ...[paginationTable(client) ?? []].flat(),
        ]),
      ),
    ],
  };
}
