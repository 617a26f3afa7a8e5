import type { SpecNode } from "../load/spec-node.ts";
import type { RequestBody } from "./body.ts";
import { buildMediaTypes } from "./build-media-type.ts";
import { ownerOf } from "./component-name.ts";
import type { BuildContext } from "./context.ts";
import { refuseExtension } from "./extensions.ts";
import { enterFields } from "./fixed-fields.ts";

/** OpenAPI 3.1 section 4.8.13: the body of an operation's request. */
export function buildBody(operation: SpecNode, base: string, context: BuildContext): RequestBody | undefined {
  const node = operation.get("requestBody");
  const body = node?.resolve();
  if (!node || !body) return undefined;
  refuseExtension(body, context);
  enterFields("requestBody", body, context);
  const content = body.get("content");
  const owner = ownerOf(node, body, "Request", { base, owned: true });
  return {
    node,
    description: node.string("description") ?? body.string("description"),
    required: body.boolean("required") ?? false,
    content: content ? buildMediaTypes(content, owner, "request", context) : [],
  };
}
