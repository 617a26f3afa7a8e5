/** What one operation has to agree with itself about. */

import type { SpecNode } from "../load/spec-node.ts";
import { checkKeyParameters } from "./check-credentials.ts";
import type { OperationSite } from "./collect-operations.ts";
import { type BuildContext, helpBySimilar, mended, report } from "./context.ts";
import type { Operation } from "./operation.ts";
import type { Parameter } from "./parameter.ts";
import { pathParameterNames } from "./parse-path-template.ts";
import { madeSchema } from "./schema-draft.ts";

export function checkOperation(operation: Operation, site: OperationSite, context: BuildContext): void {
  checkQuerystring(operation, context);
  checkKeyParameters(operation, context);
  checkOtherPaths(operation, site, context);
  checkPagination(operation, site, context);
}

/**
 * The parameters that fit where the operation stands (OpenAPI 3.1 section 4.8.12.1): each one of the path template is
 * declared, and each declared one stands in it. One that is not declared can be nothing but text, and has to be there; one
 * that the template lacks has no place to be written to.
 */
export function fittingParameters(
  parameters: readonly Parameter[],
  { kind, node, path }: OperationSite,
  context: BuildContext,
): readonly Parameter[] {
  const inTemplate = new Set(pathParameterNames(path));
  const declared = new Set(parameters.flatMap(({ in: place, name }) => (place === "path" ? [name] : [])));
  const missing = [...inTemplate].filter((name) => !declared.has(name));
  for (const name of missing) {
    const message = `the parameter \`${name}\` of \`${path.template}\` is not declared`;
    mended(context, "invalid-path", message, "it is a required parameter, whose value is any text", node, "key");
  }
  const fitting = parameters.filter((parameter) => {
    if (parameter.in !== "path" || inTemplate.has(parameter.name)) return true;
    // The keys of webhooks and callbacks are no path templates: the receiver says what the path is.
    const message =
      kind === "path"
        ? `\`${path.template}\` has no parameter \`${parameter.name}\``
        : `a ${kind} has no path for the parameter \`${parameter.name}\``;
    mended(context, "invalid-path", message, "the parameter is left out", parameter.node);
    return false;
  });
  return [...missing.map((name) => textInPath(name, node)), ...fitting];
}

function textInPath(name: string, node: SpecNode): Parameter {
  return {
    node,
    name,
    in: "path",
    required: true,
    description: undefined,
    deprecated: false,
    style: "simple",
    explode: false,
    allowReserved: false,
    allowEmptyValue: false,
    value: { kind: "schema", schema: { ...madeSchema(node), types: ["string"] } },
    examples: [],
  };
}

/** OpenAPI 3.2 section 4.12.1: the whole query is one value, or it is parameters. */
function checkQuerystring({ parameters }: Operation, { diagnostics }: BuildContext): void {
  const [first, ...more] = parameters.filter(({ in: place }) => place === "querystring");
  if (first === undefined) return;
  const others = parameters.filter(({ in: place }) => place === "query");
  for (const { node, name, in: place } of [...more, ...others]) {
    const what = place === "query" ? "the query parameter" : "another parameter in `querystring`,";
    diagnostics.error("invalid-document", `${what} \`${name}\` stands beside the whole query, \`${first.name}\``, {
      location: node.location(),
      related: [{ message: "the whole query", location: first.node.location() }],
      help: "Describe it as a member of the whole query.",
    });
  }
}

function checkOtherPaths({ path, otherPaths }: Operation, site: OperationSite, context: BuildContext): void {
  const own = pathParameterNames(path).toSorted();
  for (const [index, other] of otherPaths.entries()) {
    const node = site.extension.paths[index];
    if (!node || pathParameterNames(other).toSorted().join("\n") === own.join("\n")) continue;
    const message = `this path has other parameters than the operation's own, \`${path.template}\``;
    report(context, "invalid-path", message, node);
  }
}

function checkPagination({ pagination, parameters }: Operation, site: OperationSite, context: BuildContext): void {
  if (!pagination || pagination.kind === "link" || pagination.parameter === "") return;
  if (parameters.some(({ in: place, name }) => place === "query" && name === pagination.parameter)) return;
  const node = site.extension.node?.get("pagination")?.get("parameter") ?? site.node;
  const message = `the operation has no query parameter \`${pagination.parameter}\``;
  const declared = parameters.flatMap(({ in: place, name }) => (place === "query" ? [name] : []));
  report(context, "invalid-extension", message, node, helpBySimilar(pagination.parameter, declared));
}
