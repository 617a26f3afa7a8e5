import type { Diagnostics } from "../../diagnostics.ts";
import type { DocumentNode } from "../document/document-node.ts";
import { identity, isPartOfBody, parametersOf } from "./swagger-operation.ts";

/**
 * Refuses bodies and form fields of path items that this one refers to, as far as its own operations lack them. They would
 * have them in Swagger 2.0, where path items hand on whatever parameter; in OpenAPI 3 each operation has its own body.
 * @param operations Those of the path item itself.
 */
export function refuseDistantBodies(
  pathItem: DocumentNode,
  operations: readonly DocumentNode[],
  diagnostics: Diagnostics,
): void {
  if (pathItem.ref === undefined || operations.length === 0) return;
  const others = pathItem.chain().slice(1);
  const parts = others.flatMap((item) => item.get("parameters")?.items() ?? []).filter(isPartOfBody);
  for (const part of parts) {
    const without = operations.find((operation) => {
      return !parametersOf(pathItem, operation).some((parameter) => identity(parameter) === identity(part));
    });
    if (!without) continue;
    const message = "this makes a body, which operations beside a `$ref` to this path item do not get";
    diagnostics.error("unsupported-feature", message, {
      location: part.location(),
      related: [{ message: "one of them", location: without.location("key") }],
      help: "Write it into those operations, or allow the refusal; they are then without it.",
    });
  }
}
