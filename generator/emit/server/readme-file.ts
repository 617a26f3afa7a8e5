import type { Api } from "../../model/api/api.ts";
import type { SecurityScheme } from "../../model/api/security.ts";
import { camelCase } from "../../model/names/spelling.ts";
import type { EmitContext } from "../core/context.ts";
import type { TextFile } from "../core/declaration.ts";
import { entrySpecifier, packageName } from "../core/module-resolver.ts";
import { code, join, type Printable } from "../core/printable.ts";
import { render } from "../core/render.ts";
import { groupTitle, tagPages } from "../core/tag-pages.ts";
import { inlineCode, renderTemplate } from "../core/templates.ts";
import { namesOf } from "../schema/named-schema.ts";
import { sendersOf } from "../webhooks/emit-senders.ts";
import { senderName } from "../webhooks/senders-file.ts";
import { exampleHandler } from "./example-handler.ts";
import { handlersName, isSecured } from "./handlers-file.ts";
import type { ServedOperation } from "./served-operation.ts";

/**
 * `README.md` of the package: how its handlers are written, with one for each operation; these on a page for each tag where
 * tags have files of their own.
 */
export function readmeFiles(
  api: Api,
  served: readonly ServedOperation[],
  schemes: readonly SecurityScheme[],
  context: EmitContext,
): readonly TextFile[] {
  const { settings } = context;
  const senders = sendersOf(api, context);
  const folder = settings.layout === "folder";
  const secured = schemes.length > 0;
  const groups = api.groups
    .map((group) => ({ group, operations: served.filter(({ operation }) => operation.group === group) }))
    .filter(({ operations }) => operations.length > 0);
  const sections = groups.map(({ group, operations }) => ({
    group,
    data: {
      title: groupTitle(group),
      interface: handlersName(group),
      typeArguments: isSecured(group, served) ? "<App, Who>" : "<App>",
      variable: variableName(group.name.typescript),
      operations: operations.map(({ operation }) => ({
        name: operation.name.typescript,
        request: inlineCode(`${operation.method} ${operation.path.template}`),
        summary: operation.summary ?? "",
      })),
      handlers: text(join(operations.map(exampleHandler), "\n\n")),
      module: entrySpecifier(settings, "server"),
    },
  }));
  const pages = api.files && tagPages("server", "handlers", sections, api.files, settings);
  const sample = served.find(({ operation }) => operation.validation === "generated") ?? served[0];
  const data = {
    name: packageName(settings, "server"),
    module: entrySpecifier(settings, "server"),
    installed: !folder,
    title: api.title,
    types: api.schemas.flatMap((schema) => (schema.component ? (namesOf(schema)?.type ?? []) : [])).slice(0, 1),
    modelName: packageName(settings, "model"),
    secured,
    groups: pages ? [] : sections.map(({ data }) => data),
    pages: pages?.links ?? [],
    spread: groups.map(({ group }) => `...${variableName(group.name.typescript)}`).join(", "),
    schemes: schemes.map((scheme) => ({
      name: scheme.name.typescript,
      credentials: credentials(scheme),
    })),
    sample: sample && {
      name: sample.operation.name.typescript,
      response: `${sample.operation.typeName}Response`,
    },
    webhooksModule: entrySpecifier(settings, "server", "webhooks"),
    sent: senders.map((sender) => ({
      function: senderName(sender),
      request: inlineCode(`${sender.client.operation.method} ${sender.client.operation.path.template}`),
      summary: sender.client.operation.summary ?? "",
    })),
    sentSample: senders.slice(0, 1).map(senderName).join(""),
    needsResponse: senders.some(({ callback }) => callback?.needsResponse),
    handlerValidated: served
      .filter(({ operation }) => operation.validation === "handler")
      .map(({ operation }) => operation.name.typescript),
  };
  const readme = renderTemplate("server/README.md.hbs", data);
  return [{ kind: "text", package: "server", path: "README.md", text: readme }, ...(pages?.files ?? [])];
}

/** The variable that holds the handlers of a group: it may not be called as something that the examples name, nor begin with a digit. */
function variableName(group: string): string {
  const word = camelCase(group);
  return /^\d/.test(word) ? `handlersOf${word}` : `${word}Handlers`;
}

function credentials({ kind }: SecurityScheme): string {
  if (kind.type === "apiKey") return "key";
  if (kind.type !== "http" || kind.scheme === "bearer") return "token";
  return kind.scheme === "basic" ? "username, password" : "scheme, value";
}

function text(printable: Printable): string {
  return render(code`  ${printable}`, (_, name) => name).replace(/ +$/gm, "");
}
