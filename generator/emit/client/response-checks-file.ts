import type { EmitContext } from "../core/context.ts";
import type { TypeScriptFile } from "../core/declaration.ts";
import { code, list, literal, type Printable, propertyKey, typeFrom, valueFrom } from "../core/printable.ts";
import { checkExpression } from "../server/check-expression.ts";
import { mediaTypeName } from "../wire/media-type-names.ts";
import { statusText } from "../wire/status-text.ts";
import type { ClientOperation } from "./client-operation.ts";
import { clientModules } from "./modules.ts";

/**
 * `response-checks.ts`: what `validateResponses` takes. It is an entry of its own, so that validators are in no bundle whose
 * application does not ask for them.
 */
export function responseChecksFile(operations: readonly ClientOperation[], context: EmitContext): TypeScriptFile {
  const entries = operations.flatMap((client) => {
    const statuses = statusEntries(client, context);
    return statuses.length === 0 ? [] : [code`${propertyKey(client.names.function)}: ${block(statuses)},`];
  });
  return {
    kind: "typescript",
    module: clientModules.responseChecks,
    doc: {
      paragraphs: ["Checks of answers against the document, for the client's option `validateResponses`."],
      tags: [],
    },
    declarations: [
      {
        kind: "export",
        module: clientModules.responseValidation,
        names: [{ name: "APIResponseValidationError", typeOnly: false }],
      },
      {
        kind: "const",
        name: "responseChecks",
        doc: {
          paragraphs: ["What the bodies of each operation's answers have to be."],
          tags: [{ tag: "throws", text: "APIResponseValidationError" }],
        },
        type: typeFrom(clientModules.runtime, "ResponseValidator"),
        initializer: code`${valueFrom(clientModules.responseValidation, "validatorOf")}(${entries.length > 0 ? block(entries) : code`{}`})`,
      },
    ],
  };
}

/** Of each status, the check of each of its media types that is JSON. The answer to HEAD has no body. */
function statusEntries({ operation, responses }: ClientOperation, { settings }: EmitContext): readonly Printable[] {
  if (operation.method === "HEAD") return [];
  const site = { settings, module: clientModules.responseValidation };
  return responses.flatMap(({ response, content }) => {
    const checks = content.flatMap((media) => {
      const check = media.kind === "json" ? checkExpression(media.schema, site) : undefined;
      return check ? [code`${literal(mediaTypeName(media, content))}: ${check}`] : [];
    });
    return checks.length === 0 ? [] : [code`${propertyKey(statusText(response.status))}: ${list("object", checks)},`];
  });
}

function block(entries: readonly Printable[]): Printable {
  return code`{\n  ${list("lines", entries)}\n}`;
}
