import type { SecurityScheme } from "../../model/api/security.ts";
import type { TypeScriptFile } from "../core/declaration.ts";
import { code, identifier, list, literal, propertyKey } from "../core/printable.ts";
import { clientModules, runtimeType, runtimeValue } from "./modules.ts";

/**
 * `logging.ts`: the interceptor that writes down requests, without the keys of the document: those of all its schemes, since
 * many documents forget to say which operations take one. Undefined where headers and queries have no keys.
 */
export function loggingFile(schemes: readonly SecurityScheme[]): TypeScriptFile | undefined {
  const keys = (["header", "query"] as const).flatMap((place) => {
    const names = new Set(
      schemes.flatMap(({ kind }) => (kind.type === "apiKey" && kind.in === place ? kind.parameter : [])),
    );
    return names.size > 0 ? [code`${propertyKey(place)}: ${literal([...names])}`] : [];
  });
  if (keys.length === 0) return undefined;
  return {
    kind: "typescript",
    module: clientModules.logging,
    doc: { paragraphs: ["What is written down of requests."], tags: [] },
    declarations: [
      {
        kind: "function",
        name: "logging",
        doc: {
          paragraphs: [
            "An interceptor that writes down what is sent and what comes back: at `debug` each request, and all headers; at `info`\neach answer and how long it took, and requests that are sent again; at `warn` answers that are errors, and at `error`\nrequests without an answer. Credentials are left out, the document's keys among them, and so are bodies.",
          ],
          tags: [],
        },
        parameters: [
          { name: "logger", type: runtimeType("Logger") },
          {
            name: "options",
            type: code`{ readonly level?: ${runtimeType("LogLevel")} | undefined }`,
            initializer: code`{}`,
          },
        ],
        returnType: runtimeType("Interceptor"),
        body: code`return ${runtimeValue("logging")}(${list("arguments", [identifier("logger"), identifier("options"), list("object", keys)])});`,
      },
    ],
  };
}
