import type { SpecNode } from "../load/spec-node.ts";
import { basePathsOf, hasStrayBrace, mostBasePaths, variableNames } from "./base-paths.ts";
import { type BuildContext, entriesOf, helpBySimilar, mended, report, strings } from "./context.ts";
import { refuseExtension } from "./extensions.ts";
import { enterFields } from "./fixed-fields.ts";
import type { Server, ServerVariable } from "./server.ts";

/** The server of a document that has none (OpenAPI 3.1 section 4.8.1). */
const defaultServer: Server = {
  url: "/",
  name: undefined,
  description: undefined,
  variables: [],
  basePaths: basePathsOf("/", []) ?? [],
};

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
  enterFields("server", node, context);
  const url = node.string("url") ?? "/";
  const variables = entriesOf(node.get("variables")).map(([name, variable]) => buildVariable(name, variable, context));
  for (const name of variableNames(url)) {
    if (!variables.some((variable) => variable.name === name)) {
      const message = `the URL has a variable \`${name}\` that \`variables\` does not define`;
      const defined = variables.map((variable) => variable.name);
      report(context, "invalid-document", message, node.get("url") ?? node, helpBySimilar(name, defined));
    }
  }
  if (hasStrayBrace(url)) {
    report(context, "invalid-document", "the URL has a brace without its other half", node.get("url") ?? node, {
      help: "Braces stand around the names of variables. In other text they are %7B and %7D.",
    });
  }
  return {
    url,
    name: node.string("name"),
    description: node.string("description"),
    variables,
    basePaths: buildBasePaths(url, variables, node, context),
  };
}

/** OpenAPI 3.1 section 4.8.6. */
function buildVariable(name: string, node: SpecNode, context: BuildContext): ServerVariable {
  context.ledger.feature("server variables", node);
  enterFields("serverVariable", node, context);
  const values = node.get("enum");
  const variable = {
    name,
    enum: strings(values),
    default: node.string("default") ?? "",
    description: node.string("description"),
  };
  if (variable.enum && !variable.enum.includes(variable.default)) {
    const message = "the default is none of the variable's values";
    mended(context, "invalid-document", message, "it is one of the values, too", node.get("default") ?? node);
    return { ...variable, enum: [...variable.enum, variable.default] };
  }
  return variable;
}

function buildBasePaths(
  url: string,
  variables: readonly ServerVariable[],
  node: SpecNode,
  context: BuildContext,
): Server["basePaths"] {
  const paths = basePathsOf(url, variables);
  if (paths) return paths;
  const message = `the variables of the URL make more than ${mostBasePaths} base paths`;
  report(context, "unsupported-feature", message, node.get("url") ?? node);
  return (
    basePathsOf(
      url,
      variables.map((variable) => ({ ...variable, enum: undefined })),
    ) ?? []
  );
}
