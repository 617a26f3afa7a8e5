import type { SpecNode } from "../load/spec-node.ts";
import { buildExamples } from "./build-examples.ts";
import { buildHeaders } from "./build-header.ts";
import { classifyMediaType, essenceOf, mediaTypeWord } from "./classify-media-type.ts";
import type { Owner } from "./component-name.ts";
import { type BuildContext, entriesOf, report } from "./context.ts";
import { refuseExtension } from "./extensions.ts";
import type { Encoding, MediaType } from "./media-type.ts";
import { pascalCase } from "./spelling.ts";

/**
 * OpenAPI 3.1 section 4.8.14: the media types of a `content` map.
 *
 * @param suffix The end of the names of inline schemas: `Body`; the media type comes before it.
 */
export function buildMediaTypes(
  content: SpecNode,
  owner: Owner,
  suffix: string,
  context: BuildContext,
): readonly MediaType[] {
  return entriesOf(content).flatMap(([range, entry]): MediaType[] => {
    // A media type can be a reference to a component since OpenAPI 3.2.
    const node = entry.resolve();
    if (!node) return [];
    refuseExtension(node, context);
    const essence = essenceOf(range);
    const kind = classifyMediaType(essence);
    if (suffix !== "") context.ledger.feature(`media type ${kind}`, entry);
    if (!/^[^/\s]+\/[^/\s]+$/.test(essence)) {
      report(context, "invalid-document", `\`${range}\` is no media type`, entry, { part: "key" });
    }
    const base = owner.base + mediaTypeWord(essence) + suffix;
    const schema = node.get("schema");
    const itemSchema = node.get("itemSchema");
    if (itemSchema) context.ledger.feature("item schema", itemSchema);
    const inside = { base, owned: owner.owned };
    const itemEncoding = node.get("itemEncoding");
    return [
      {
        node: entry,
        range,
        essence,
        kind,
        schema: schema && context.schemas.root(schema, base, owner.owned),
        itemSchema: itemSchema && context.schemas.root(itemSchema, `${base}Item`, owner.owned),
        encoding: buildEncodings(node.get("encoding"), inside, context),
        prefixEncoding: (node.get("prefixEncoding")?.items() ?? []).map((item, index) =>
          buildEncoding("", item, { base: `${base}Item${index + 1}`, owned: owner.owned }, context),
        ),
        itemEncoding: itemEncoding && buildEncoding("", itemEncoding, inside, context),
        examples: buildExamples(node, context),
      },
    ];
  });
}

function buildEncodings(map: SpecNode | undefined, owner: Owner, context: BuildContext): readonly Encoding[] {
  return (map?.entries() ?? []).map(([property, node]) => {
    return buildEncoding(property, node, { ...owner, base: owner.base + pascalCase(property) }, context);
  });
}

/** OpenAPI 3.1 section 4.8.15. */
function buildEncoding(property: string, node: SpecNode, owner: Owner, context: BuildContext): Encoding {
  refuseExtension(node, context);
  context.ledger.feature("encoding", node);
  return {
    property,
    contentType: node.string("contentType"),
    headers: buildHeaders(node.get("headers"), owner, context),
    style: readStyle(node),
    explode: node.boolean("explode"),
    allowReserved: node.boolean("allowReserved") ?? false,
    encoding: buildEncodings(node.get("encoding"), owner, context),
  };
}

const styles = ["form", "spaceDelimited", "pipeDelimited", "deepObject"] as const;

function readStyle(node: SpecNode): Encoding["style"] {
  const written = node.string("style");
  return styles.find((style) => style === written);
}
