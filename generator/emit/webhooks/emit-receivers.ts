import type { Api } from "../../model/api/api.ts";
import type { EmitContext } from "../core/context.ts";
import type { OutputFile, TypeScriptFile } from "../core/declaration.ts";
import { runtimeFiles } from "../core/runtime-files.ts";
import { handlersSource } from "../server/handlers-file.ts";
import { indexSource } from "../server/index-file.ts";
import { operationsSource } from "../server/operations-file.ts";
import { securitySource } from "../server/security-file.ts";
import { serveOperation } from "../server/serve-operation.ts";
import { type ServedOperation, usedSchemes } from "../server/served-operation.ts";
import { outgoingOperations, receiverEmbedding } from "./outgoing-operation.ts";
import { receiverSource } from "./receiver-file.ts";

/** The receiving side of webhooks and callbacks: a part of the client package, made of what servers are made of. */
export function emitReceivers(api: Api, context: EmitContext): readonly OutputFile[] {
  const received = receivedOperations(api, context);
  if (received.length === 0) return [];
  const schemes = usedSchemes(api.securitySchemes, received);
  const secured = schemes.length > 0;
  const handlers = handlersSource(api, received, secured, `What receives the requests that ${api.title} sends`);
  const receiver = receiverSource(api, received, secured);
  const files: readonly TypeScriptFile[] = [
    indexSource(api, secured, handlers, receiver),
    handlers,
    ...(secured ? [securitySource(schemes)] : []),
    operationsSource(api, received, context.settings),
    receiver,
  ];
  return [
    ...files.map((file) => ({ ...file, embedding: receiverEmbedding })),
    ...runtimeFiles("server", context, {
      usedBy: files,
      embedding: receiverEmbedding,
      folders: ["server", "receiver"],
    }),
  ];
}

/** The requests that the client package receives; what it cannot receive is reported. */
export function receivedOperations(api: Api, context: EmitContext): readonly ServedOperation[] {
  return outgoingOperations(api).flatMap(({ operation }) => serveOperation(operation, context) ?? []);
}
