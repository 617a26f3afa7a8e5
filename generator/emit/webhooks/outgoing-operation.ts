import type { Api } from "../../model/api/api.ts";
import type { Operation } from "../../model/api/operation.ts";
import { runtimeExpressions } from "../../model/syntax/runtime-expression.ts";
import type { Embedding } from "../core/embedding.ts";

/** A request that the API sends: of a webhook (OpenAPI 3.1 section 4.8.1) or of a callback (section 4.8.18). */
export interface OutgoingOperation {
  readonly operation: Operation;
  /** Of a callback: where its address stands. */
  readonly callback: { readonly key: string; readonly needsResponse: boolean } | undefined;
}

/** Where the API's provider has what sends them: written as for a client, in the server package. */
export const senderEmbedding: Embedding = { of: "client", into: "server", folder: "webhooks" };

/** Where the API's user has what receives them: written as for a server, in the client package. */
export const receiverEmbedding: Embedding = { of: "server", into: "client", folder: "webhooks" };

/** All requests that the API sends: those of webhooks, then those of callbacks, of webhooks and callbacks too. */
export function outgoingOperations(api: Api): readonly OutgoingOperation[] {
  const ofWebhooks = api.webhooks.flatMap(({ operations }) => operations);
  const found = new Map<Operation, OutgoingOperation>();
  for (const operation of ofWebhooks) found.set(operation, { operation: asSent(operation), callback: undefined });
  const seen = new Set<Operation>([...api.operations, ...ofWebhooks]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const { callbacks } of seen) {
    for (const { expression: key, operations } of callbacks) {
      const needsResponse = runtimeExpressions(key).some((one) => /^\$(?:response|statusCode)/.test(one));
      for (const operation of operations) {
        seen.add(operation);
        if (!found.has(operation))
          found.set(operation, { operation: asSent(operation), callback: { key, needsResponse } });
      }
    }
  }
  return [...found.values()];
}

/** The receiver's address takes the place of servers and path, and answers are no lists with pages. */
function asSent(operation: Operation): Operation {
  const parameters = operation.parameters.filter((parameter) => parameter.in !== "path");
  return { ...operation, parameters, serversInherited: true, pagination: undefined };
}
