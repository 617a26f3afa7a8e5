import type { Operation } from "../../model/api/operation.ts";
import type { EmitContext } from "../core/context.ts";
import { askedBy } from "../wire/ends.ts";
import { answeringResponses } from "../wire/interim-responses.ts";
import { carriesMethod } from "../wire/method-support.ts";
import { warnOfClashes } from "../wire/names-on-wire.ts";
import { carriesPath } from "../wire/parameter-layout.ts";
import { warnOfUnread } from "../wire/unread-parameters.ts";
import { servedContents } from "./served-content.ts";
import { servedHeaders, servedParameters, servedQuerystring } from "./served-fields.ts";
import type { ServedOperation } from "./served-operation.ts";

/** Settles what of an operation the server package generates, and reports the rest. Undefined: nothing of it. */
export function serveOperation(operation: Operation, context: EmitContext): ServedOperation | undefined {
  if (operation.clientOnly) return undefined;
  const asking = askedBy("server", operation, context);
  if (!carriesMethod(operation, asking) || !carriesPath(operation, asking)) return undefined;
  warnOfClashes(operation.parameters, asking);
  warnOfUnread(operation.parameters, asking);
  const content = operation.body && servedContents(operation.body.content, "request", asking);
  // Without what it is about, there is no operation.
  if (content?.length === 0 && operation.body?.content.length !== 0) return undefined;
  return {
    operation,
    parameters: servedParameters(operation, asking),
    querystring: servedQuerystring(operation, asking),
    body: operation.body && content && content.length > 0 ? { required: operation.body.required, content } : undefined,
    responses: answeringResponses(operation, asking).map((response) => ({
      response,
      headers: servedHeaders(response, asking),
      content: servedContents(response.content, "response", asking),
    })),
    alternatives: operation.security.alternatives,
  };
}
