import { METHODS } from "node:http";
import type { Operation } from "../../model/operation.ts";
import type { EmitContext } from "../core/context.ts";
import { servedContents } from "./served-content.ts";
import { servedHeaders, servedParameters } from "./served-fields.ts";
import { hasAuthenticator, type ServedOperation } from "./served-operation.ts";

/** Settles what of an operation the server package generates, and reports the rest. Undefined: nothing of it. */
export function serveOperation(operation: Operation, context: EmitContext): ServedOperation | undefined {
  const { diagnostics } = context;
  // CONNECT does not reach request handlers, and `fetch` has no TRACE (WHATWG Fetch, section 2.2.1).
  if (!METHODS.includes(operation.method) || ["CONNECT", "TRACE"].includes(operation.method)) {
    diagnostics.error("unsupported-method", `the method ${operation.method} does not reach a server`, {
      location: operation.node.location("key"),
    });
    return undefined;
  }
  for (const { schemes } of operation.security.alternatives) {
    for (const { scheme } of schemes) {
      if (hasAuthenticator(scheme)) continue;
      diagnostics.error("unsupported-security", `the server does not authenticate by ${scheme.kind.type}`, {
        location: scheme.node.location("key"),
      });
    }
  }
  const content = operation.body && servedContents(operation.body.content, "request", diagnostics);
  return {
    operation,
    parameters: servedParameters(operation, diagnostics),
    body: operation.body && content && content.length > 0 ? { required: operation.body.required, content } : undefined,
    responses: operation.responses.map((response) => ({
      response,
      headers: servedHeaders(response, diagnostics),
      content: servedContents(response.content, "response", diagnostics),
    })),
    alternatives: operation.security.alternatives,
  };
}
