import type { SpecNode } from "../../load/document/spec-node.ts";
import type { MediaType } from "../api/media-type.ts";
import type { Link, Response, StatusKey } from "../api/response.ts";
import { enterFields } from "../fields/fixed-fields.ts";
import { entriesOf, patternedMembers } from "../fields/members.ts";
import { type Owner, ownerOf } from "../names/component-name.ts";
import { bodilessStatuses } from "../syntax/bodiless-status.ts";
import type { BuildContext } from "./build-context.ts";
import { buildHeaders } from "./build-header.ts";
import { buildMediaTypes } from "./build-media-type.ts";
import { buildLinkServer } from "./build-servers.ts";
import { refuseExtension } from "./extensions.ts";

/** OpenAPI 3.1 section 4.8.16: the responses of an operation, exact statuses first, then ranges, then the default. */
export function buildResponses(operation: SpecNode, base: string, context: BuildContext): readonly Response[] {
  const responses = patternedMembers(operation.get("responses")).flatMap(([key, node]): Response[] => {
    const status = parseStatus(key);
    if (!status) return [];
    const response = node.resolve();
    return response ? [buildResponse(node, response, status, base + statusWord(status), context)] : [];
  });
  return responses.toSorted((a, b) => rank(a.status) - rank(b.status));
}

/** OpenAPI 3.1 section 4.8.17. */
function buildResponse(
  node: SpecNode,
  response: SpecNode,
  status: StatusKey,
  base: string,
  context: BuildContext,
): Response {
  refuseExtension(response, context);
  enterFields("response", response, context);
  const owner = ownerOf(node, response, "Response", { base, owned: true });
  const headers = buildHeaders(response.get("headers"), owner, context);
  for (const header of headers) context.ledger.feature("response headers", header.node);
  return {
    node,
    status,
    summary: node.string("summary") ?? response.string("summary"),
    description: node.string("description") ?? response.string("description") ?? "",
    headers,
    content: buildContent(response, status, owner, context),
    links: buildLinks(response.get("links"), context),
  };
}

/** What a body may be of: of nothing, where the status says that there is none. */
function buildContent(
  response: SpecNode,
  status: StatusKey,
  owner: Owner,
  context: BuildContext,
): readonly MediaType[] {
  const content = response.get("content");
  if (!content) return [];
  if (status.kind !== "exact" || !bodilessStatuses.includes(status.status)) {
    return buildMediaTypes(content, owner, "response", context);
  }
  if (content.entries().length > 0) {
    context.ledger.feature("response body beside a status without one", content);
    context.diagnostics.warning(
      "ignored-keyword",
      `the body that is described is ignored: a response ${status.status} has none`,
      {
        location: content.location("key"),
        help: "Leave it out, or declare the status that is sent with a body, such as 200.",
      },
    );
  }
  return [];
}

/** OpenAPI 3.1 section 4.8.20. */
function buildLinks(map: SpecNode | undefined, context: BuildContext): readonly Link[] {
  return entriesOf(map).flatMap(([name, node]): Link[] => {
    const link = node.resolve();
    if (!link) return [];
    refuseExtension(link, context);
    context.ledger.feature("links", node);
    const server = link.get("server");
    return [
      {
        name,
        operationId: link.string("operationId"),
        operationRef: link.string("operationRef"),
        parameters: (link.get("parameters")?.entries() ?? []).map(([key, { value }]) => ({ name: key, value })),
        requestBody: link.get("requestBody")?.value,
        description: node.string("description") ?? link.string("description"),
        server: server && buildLinkServer(server, context),
      },
    ];
  });
}

function parseStatus(key: string): StatusKey | undefined {
  if (key === "default") return { kind: "default" };
  if (/^[1-5]\d\d$/.test(key)) return { kind: "exact", status: Number(key) };
  if (!/^[1-5]XX$/.test(key)) return undefined;
  const digit = ([1, 2, 3, 4, 5] as const).find((candidate) => key.startsWith(String(candidate)));
  return digit && { kind: "range", digit };
}

/** What a response adds to the names of its inline schemas: `200`, `4XX`, `Default`. */
function statusWord(status: StatusKey): string {
  switch (status.kind) {
    case "exact":
      return String(status.status);
    case "range":
      return `${status.digit}XX`;
    case "default":
      return "Default";
  }
}

function rank(status: StatusKey): number {
  switch (status.kind) {
    case "exact":
      return status.status;
    case "range":
      return 1000 + status.digit;
    case "default":
      return 2000;
  }
}
