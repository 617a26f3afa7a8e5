import type { SpecNode } from "../../load/document/spec-node.ts";
import { isJsonObject } from "../../load/text/json.ts";
import type { RequestBody } from "../api/body.ts";
import { enterFields } from "../fields/fixed-fields.ts";
import { entriesOf } from "../fields/members.ts";
import { ownerOf } from "../names/component-name.ts";
import type { BuildContext } from "./build-context.ts";
import { buildMediaTypes } from "./build-media-type.ts";
import { refuseExtension } from "./extensions.ts";

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

/**
 * The request body of a GET or HEAD that is mended by leaving it out: HTTP gives it no meaning there (RFC 9110 section 9.3.1), and it
 * can only be an object without members.
 */
export function emptyBodyOf(operation: SpecNode, method: string): SpecNode | undefined {
  const node = operation.get("requestBody");
  const body = method === "GET" || method === "HEAD" ? node?.resolve() : undefined;
  return body && hasNothing(body) ? node : undefined;
}

/** Whether a body may be left out, and has a closed schema without members in each of its media types. */
function hasNothing(body: SpecNode): boolean {
  const content = entriesOf(body.get("content"));
  if (body.boolean("required") || content.length === 0) return false;
  return content.every(([, media]) => {
    const schema = media.resolve()?.get("schema")?.resolve();
    return schema !== undefined && isClosedAndEmpty(schema);
  });
}

/** Keywords that let no member in, beside `additionalProperties: false`. */
const silent: ReadonlySet<string> = new Set(["type", "properties", "additionalProperties", "title", "description"]);

function isClosedAndEmpty(schema: SpecNode): boolean {
  const { value } = schema;
  if (!isJsonObject(value) || value.type !== "object" || value.additionalProperties !== false) return false;
  return entriesOf(schema.get("properties")).length === 0 && Object.keys(value).every((key) => silent.has(key));
}
