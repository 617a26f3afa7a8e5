import type { SpecNode } from "../load/spec-node.ts";
import { type BuildContext, entriesOf, report, strings } from "./context.ts";
import { refuseExtension } from "./extensions.ts";
import type { Server, ServerVariable } from "./server.ts";

/** The server of a document that has none (OpenAPI 3.1 section 4.8.1). */
const defaultServer: Server = { url: "/", name: undefined, description: undefined, variables: [], basePath: "" };

/** OpenAPI 3.1 section 4.8.5: the servers of a document, path item or operation; undefined where it says nothing. */
export function buildServers(owner: SpecNode, context: BuildContext): readonly Server[] | undefined {
  const list = owner.get("servers");
  if (!list) return undefined;
  const servers = list.items().map((node) => buildServer(node, context));
  return servers.length === 0 ? [defaultServer] : servers;
}

export function buildDocumentServers(context: BuildContext): readonly Server[] {
  return buildServers(context.root, context) ?? [defaultServer];
}

export function buildServer(node: SpecNode, context: BuildContext): Server {
  refuseExtension(node, context);
  const url = node.string("url") ?? "/";
  const variables = entriesOf(node.get("variables")).map(([name, variable]) => buildVariable(name, variable, context));
  for (const [, name = ""] of url.matchAll(/\{([^{}]*)\}/g)) {
    if (!variables.some((variable) => variable.name === name)) {
      const message = `the URL has a variable \`${name}\` that \`variables\` does not define`;
      report(context, "invalid-document", message, node.get("url") ?? node);
    }
  }
  return {
    url,
    name: node.string("name"),
    description: node.string("description"),
    variables,
    basePath: basePath(url, variables),
  };
}

/** OpenAPI 3.1 section 4.8.6. */
function buildVariable(name: string, node: SpecNode, context: BuildContext): ServerVariable {
  context.ledger.feature("server variables", node);
  const values = node.get("enum");
  const variable = {
    name,
    enum: strings(values),
    default: node.string("default") ?? "",
    description: node.string("description"),
  };
  if (variable.enum && !variable.enum.includes(variable.default)) {
    report(context, "invalid-document", "the default is none of the variable's values", node.get("default") ?? node);
  }
  return variable;
}

/** The path of a URL template with its variables at their defaults, without a slash at the end. */
function basePath(url: string, variables: readonly ServerVariable[]): string {
  const defaults = new Map(variables.map((variable) => [variable.name, variable.default]));
  const filled = url.replace(/\{([^{}]*)\}/g, (_, name: string) => defaults.get(name) ?? "");
  const path = filled.replace(/[?#].*$/s, "").replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, "");
  const segments = path.split("/").filter((segment) => segment !== "" && segment !== ".");
  return segments.length === 0 ? "" : `/${segments.join("/")}`;
}
