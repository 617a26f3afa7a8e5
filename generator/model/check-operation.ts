/** What one operation has to agree with itself about. */
import type { OperationSite } from "./collect-operations.ts";
import { type BuildContext, report } from "./context.ts";
import type { Operation } from "./operation.ts";
import { pathParameterNames } from "./parse-path-template.ts";

export function checkOperation(operation: Operation, site: OperationSite, context: BuildContext): void {
  if (site.kind === "path") checkPathParameters(operation, context);
  else refusePathParameters(operation, site, context);
  checkQuerystring(operation, context);
  checkOtherPaths(operation, site, context);
  checkPagination(operation, site, context);
}

/** OpenAPI 3.1 section 4.8.12.1: each parameter of the template is declared, and each declared one stands in it. */
function checkPathParameters({ node, path, parameters }: Operation, context: BuildContext): void {
  const inTemplate = new Set(pathParameterNames(path));
  const declared = parameters.filter((parameter) => parameter.in === "path");
  for (const name of inTemplate) {
    if (declared.some((parameter) => parameter.name === name)) continue;
    const message = `the parameter \`${name}\` of \`${path.template}\` is not declared`;
    report(context, "invalid-path", message, node, { part: "key" });
  }
  for (const parameter of declared) {
    if (inTemplate.has(parameter.name)) continue;
    report(context, "invalid-path", `\`${path.template}\` has no parameter \`${parameter.name}\``, parameter.node);
  }
}

/** The keys of webhooks and callbacks are no path templates: the receiver says what the path is. */
function refusePathParameters({ parameters }: Operation, { kind }: OperationSite, context: BuildContext): void {
  for (const parameter of parameters) {
    if (parameter.in !== "path") continue;
    report(context, "invalid-path", `a ${kind} has no path for the parameter \`${parameter.name}\``, parameter.node);
  }
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
  report(context, "invalid-extension", message, node);
}
