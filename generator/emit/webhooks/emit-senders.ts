import type { Api } from "../../model/api/api.ts";
import { argumentsTypes } from "../client/arguments-type.ts";
import { type ClientOperation, clientOperation, sentSchemes } from "../client/client-operation.ts";
import { clientModules } from "../client/modules.ts";
import { operationTable } from "../client/operation-table.ts";
import { sharedPart } from "../client/operations-file.ts";
import { sharedResponses } from "../client/response-tables.ts";
import { resultType } from "../client/result-type.ts";
import { securityFile } from "../client/security-file.ts";
import type { EmitContext } from "../core/context.ts";
import { inPart, type OutputFile, type TypeScriptFile } from "../core/declaration.ts";
import { runtimeFiles } from "../core/runtime-files.ts";
import { outgoingOperations, senderEmbedding } from "./outgoing-operation.ts";
import { senderIndexFile } from "./sender-index-file.ts";
import { credentialsOf, type Sender, sendersFile } from "./senders-file.ts";

/** The sending side of webhooks and callbacks: a part of the server package, made of what clients are made of. */
export function emitSenders(api: Api, context: EmitContext): readonly OutputFile[] {
  const senders = sendersOf(api, context);
  if (senders.length === 0) return [];
  const operations = senders.map(({ client }) => client);
  const schemes = sentSchemes(api.securitySchemes, operations);
  const files: readonly TypeScriptFile[] = [
    senderIndexFile(api, senders, schemes),
    sendersFile(api, senders, schemes, context.settings),
    operationsFile(api, operations),
    ...(schemes.length > 0 ? [securityFile(schemes, credentialsOf(schemes))] : []),
  ];
  return [
    ...files.map((file) => ({ ...file, embedding: senderEmbedding })),
    ...runtimeFiles("client", context, {
      usedBy: files,
      embedding: senderEmbedding,
      folders: ["client", "sender"],
    }),
  ];
}

/** The requests that the server package sends; what it cannot send is reported. */
export function sendersOf(api: Api, context: EmitContext): readonly Sender[] {
  return outgoingOperations(api).flatMap(({ operation, callback }): Sender[] => {
    const client = clientOperation(operation, context);
    return client ? [{ client, callback }] : [];
  });
}

function operationsFile(api: Api, operations: readonly ClientOperation[]): TypeScriptFile {
  const shared = sharedResponses(operations);
  return {
    kind: "typescript",
    module: clientModules.operations,
    doc: {
      paragraphs: [`What each request that ${api.title} sends takes, what its receiver answers, and how it is sent.`],
      tags: [],
    },
    declarations: [
      ...inPart(api.files && sharedPart, shared.declarations),
      ...operations.flatMap((client) =>
        inPart(api.files?.groups.get(client.operation.group), [
          ...argumentsTypes(client),
          resultType(client),
          operationTable(client, shared),
        ]),
      ),
    ],
  };
}
