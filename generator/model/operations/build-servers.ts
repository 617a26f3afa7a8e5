import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Server, ServerVariable } from "../api/server.ts";
import { enterFields } from "../fields/fixed-fields.ts";
import { entriesOf, helpBySimilar, mended, report, strings } from "../fields/members.ts";
import { basePathsOf, hasStrayBrace, mostBasePaths, variableNames } from "../syntax/base-paths.ts";
import { faultOfServerURL } from "../syntax/server-url.ts";
import type { BuildContext } from "./build-context.ts";
import { refuseExtension } from "./extensions.ts";

/** The server of a document that has none (OpenAPI 3.1 section 4.8.1). */
const defaultServer: Server = {
  url: "/",
  name: undefined,
  description: undefined,
  variables: [],
  basePaths: basePathsOf("/", []) ?? [],
};

/** OpenAPI 3.1 section 4.8.5: the servers of a document, path item or operation; undefined where it says nothing. One without an address is left out. */
export function buildServers(owner: SpecNode, context: BuildContext): readonly Server[] | undefined {
  const list = owner.get("servers");
  if (!list) return undefined;
  const items = list.items();
  if (items.length === 0) return [defaultServer];
  const isOfDocument = owner.id === context.root.id;
  const addresses = items.flatMap((node) => readURL(node, isOfDocument, context) ?? []);
  const alone = addresses.every(({ isForeign }) => isForeign);
  const servers = addresses.flatMap(({ node, url, isForeign }) => {
    if (isForeign) tellForeign(node, alone, isOfDocument, context);
    return isForeign && !alone ? [] : [buildServer(node, url, context)];
  });
  return servers.length === 0 ? undefined : servers;
}

export function buildDocumentServers(context: BuildContext): readonly Server[] {
  return buildServers(context.root, context) ?? [defaultServer];
}

/** The server that a link is followed at, if it has an address. */
export function buildLinkServer(node: SpecNode, context: BuildContext): Server | undefined {
  const address = readURL(node, false, context);
  if (address?.isForeign) tellForeign(node, true, false, context);
  return address && buildServer(node, address.url, context);
}

interface Address {
  readonly node: SpecNode;
  readonly url: string;
  /** Whether it is for another protocol than HTTP: the URL is the path of it alone. */
  readonly isForeign: boolean;
}

/**
 * The URL of a server as it is read; undefined if the server is left out.
 * @param isOfDocument Otherwise nothing is left without a host: requests, with credentials, would go to the document's servers.
 */
function readURL(node: SpecNode, isOfDocument: boolean, context: BuildContext): Address | undefined {
  const { diagnostics } = context;
  let url = singleBraces(node, context);
  let isForeign = false;
  const location = (node.get("url") ?? node).location();
  while (url !== undefined && !hasStrayBrace(url)) {
    const fault = faultOfServerURL(url);
    if (!fault) break;
    const { message, help, valid, mend } = fault;
    const details = { location, ...(help !== undefined && { help }) };
    if (valid === "foreign") isForeign = true;
    else if (valid === "path" || (valid === "relative" && !diagnostics.lenient)) {
      const promise = valid === "path" ? "" : ` With --lenient, ${mend}.`;
      diagnostics.warning("invalid-document", message, { location, help: `${help ?? ""}${promise}` });
      break;
    } else if (valid === "misspelt") diagnostics.warning("invalid-document", `${message}: ${mend}`, details);
    else if (isOfDocument || keepsHost(url, fault.read)) diagnostics.mended("invalid-document", message, mend, details);
    else diagnostics.error("invalid-document", message, details);
    url = fault.read;
  }
  return url === undefined ? undefined : { node, url, isForeign };
}

/** The URL of a server; other tools have two braces on each side of a variable: `{{baseUrl}}`. */
function singleBraces(node: SpecNode, context: BuildContext): string | undefined {
  const url = node.string("url");
  const read = url?.replaceAll(doubled, "{$1}");
  if (url === undefined || read === undefined || read === url) return url;
  const defined = node.get("variables");
  const isDefined = variableNames(read).every((name) => defined?.get(name) !== undefined);
  const message = "a variable in the URL of a server has one brace on each side, not two";
  const noDefault = isDefined ? "" : "; who makes a client gives the value of what `variables` does not define";
  mended(context, "invalid-document", message, `it is read as \`${read}\`${noDefault}`, node.get("url") ?? node);
  return read;
}

const doubled = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Whether what is read of a URL is at the same host, or as much a path as the URL. */
function keepsHost(url: string, read: string | undefined): boolean {
  return read !== undefined && (read.includes("//") || url.startsWith(read));
}

/** Swagger 2.0 has `ws` and `wss` among its schemes: what is for them is nothing that an operation is asked for at. */
function tellForeign(node: SpecNode, alone: boolean, isOfDocument: boolean, { diagnostics }: BuildContext): void {
  const at = node.get("url") ?? node;
  const message = `\`${node.string("url")}\` is no address of HTTP, and no request is sent there`;
  if (!alone)
    diagnostics.warning("ignored-keyword", message, { location: at.location(), help: "The other servers count." });
  else {
    const help = isOfDocument
      ? "Allowed, its path alone counts: who makes a client gives a `baseURL`."
      : "Allowed, its path alone counts, at the servers of the document.";
    diagnostics.error("unsupported-feature", message, { location: at.location(), help });
  }
}

function buildServer(node: SpecNode, url: string, context: BuildContext): Server {
  refuseExtension(node, context);
  enterFields("server", node, context);
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
    // Two braces were told, with what comes of them.
    else if (node.string("url")?.includes("{{")) continue;
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
