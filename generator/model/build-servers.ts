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

/** OpenAPI 3.1 section 4.8.5: the servers of a document, path item or operation; undefined where it says nothing. One without a URL is left out. */
export function buildServers(owner: SpecNode, context: BuildContext): readonly Server[] | undefined {
  const list = owner.get("servers");
  if (!list) return undefined;
  const items = list.items();
  if (items.length === 0) return [defaultServer];
  const servers = items.filter((node) => node.string("url") !== undefined).map((node) => buildServer(node, context));
  return servers.length === 0 ? undefined : servers;
}

export function buildDocumentServers(context: BuildContext): readonly Server[] {
  return buildServers(context.root, context) ?? [defaultServer];
}

export function buildServer(node: SpecNode, context: BuildContext): Server {
  refuseExtension(node, context);
  enterFields("server", node, context);
  const url = node.string("url") ?? "/";
  const defined = entriesOf(node.get("variables")).map(([name, variable]) => buildVariable(name, variable, context));
  const variables = [...defined, ...undefinedVariables(url, defined, node, context)];
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

/** Variables that the URL has and `variables` lacks: without a default their values have to be given. */
function undefinedVariables(
  url: string,
  defined: readonly ServerVariable[],
  node: SpecNode,
  context: BuildContext,
): readonly ServerVariable[] {
  const names = defined.map(({ name }) => name);
  const missing = [...new Set(variableNames(url))].filter((name) => !names.includes(name));
  for (const name of missing) {
    const message = `the URL has a variable \`${name}\` that \`variables\` does not define`;
    const at = node.get("url") ?? node;
    const misspelt = helpBySimilar(name, names);
    if (misspelt || name === "") report(context, "invalid-document", message, at, misspelt);
    else mended(context, "invalid-document", message, "it has no default: who makes a client gives its value", at);
  }
  return missing.map((name) => ({ name, enum: undefined, default: undefined, description: undefined }));
}

/** OpenAPI 3.1 section 4.8.6. */
function buildVariable(name: string, node: SpecNode, context: BuildContext): ServerVariable {
  context.ledger.feature("server variables", node);
  enterFields("serverVariable", node, context);
  const values = node.get("enum");
  const variable = {
    name,
    enum: strings(values),
    default: node.string("default"),
    description: node.string("description"),
  };
  if (variable.enum && variable.default !== undefined && !variable.enum.includes(variable.default)) {
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
