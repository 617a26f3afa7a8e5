/** What one operation has to agree with itself about. */

import type { Operation } from "../api/operation.ts";
import { helpBySimilar, report } from "../fields/members.ts";
import { pathParameterNames } from "../syntax/parse-path-template.ts";
import type { BuildContext } from "./build-context.ts";
import { checkKeyParameters } from "./check-credentials.ts";
import type { OperationSite } from "./collect-operations.ts";

export function checkOperation(operation: Operation, site: OperationSite, context: BuildContext): void {
  checkQuerystring(operation, context);
  checkKeyParameters(operation, context);
  checkOtherPaths(operation, site, context);
  checkPagination(operation, site, context);
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
