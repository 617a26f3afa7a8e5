import type { SpecNode } from "../../load/document/spec-node.ts";
import { classifyMediaType, essenceOf, type MediaTypeKind } from "../../load/objects/media-type-kind.ts";
import type { Encoding, MediaType } from "../api/media-type.ts";
import { enterFields } from "../fields/fixed-fields.ts";
import type { Feature } from "../fields/ledger.ts";
import { entriesOf, mended } from "../fields/members.ts";
import type { Owner } from "../names/component-name.ts";
import { pascalCase } from "../names/spelling.ts";
import { mediaTypeWord, normalMediaType } from "../syntax/classify-media-type.ts";
import { warnOfCharset } from "../syntax/foreign-charset.ts";
import type { BuildContext } from "./build-context.ts";
import { buildExamples } from "./build-examples.ts";
import { buildHeaders } from "./build-header.ts";
import { readArrayFormat, refuseExtension } from "./extensions.ts";

/**
 * OpenAPI 3.1 section 4.8.14: the media types of a `content` map.
 *
 * @param use Whose content it is: the names of inline schemas of bodies end in `Body`, behind the media type.
 */
export function buildMediaTypes(
  content: SpecNode,
  owner: Owner,
  use: "request" | "response" | "parameter",
  context: BuildContext,
): readonly MediaType[] {
  const written = new Map<string, string>();
  const suffix = use === "parameter" ? "" : "Body";
  const declared = new Set(entriesOf(content).map(([key]) => normalMediaType(key)));
  return entriesOf(content).flatMap(([key, entry]): MediaType[] => {
    const { diagnostics } = context;
    const inUTF8 = use === "parameter" ? undefined : warnOfCharset(key, entry, "key", diagnostics);
    const range = inUTF8 ?? key;
    // A media type can be a reference to a component since OpenAPI 3.2.
    const node = entry.resolve();
    if (!node) return [];
    const essence = essenceOf(range);
    if (!/^[^/\s]+\/[^/\s]+$/.test(essence)) {
      const message = `\`${range}\` is no media type`;
      mended(context, "invalid-document", message, "the body of this type is left out", entry, "key");
      return [];
    }
    const kind = classifyMediaType(essence);
    const isForm = kind === "form" && use !== "response";
    const arrayFormat = isForm ? (readArrayFormat(node, context) ?? context.arrayFormat) : undefined;
    if (!isForm) refuseExtension(node, context);
    if (use !== "parameter") context.ledger.feature(`${use} body ${kind}`, entry);
    const name = normalMediaType(range);
    const same = written.get(name);
    if (inUTF8 !== undefined && (same !== undefined || declared.has(name))) return [];
    if (same !== undefined) {
      const message = `\`${range}\` is the same media type as \`${same}\``;
      mended(context, "invalid-document", message, "the first one counts", entry, "key");
      return [];
    }
    written.set(name, range);
    const base = owner.base + mediaTypeWord(range) + suffix;
    const schema = node.get("schema");
    const itemSchema = node.get("itemSchema");
    if (itemSchema) {
      context.ledger.feature(kind === "sequential" ? "item schema" : "item schema of no sequence", itemSchema);
    }
    const inside = { base, owned: owner.owned };
    const itemEncoding = node.get("itemEncoding");
    return [
      {
        node: entry,
        range,
        essence,
        name,
        kind,
        schema: schema && context.schemas.root(schema, base, owner.owned),
        itemSchema: itemSchema && context.schemas.root(itemSchema, `${base}Item`, owner.owned),
        encoding: buildEncodings(node.get("encoding"), kind, inside, context),
        ...(isForm && { arrayFormat }),
        prefixEncoding: (node.get("prefixEncoding")?.items() ?? []).map((item, index) =>
          buildEncoding("", item, kind, { base: `${base}Item${index + 1}`, owned: owner.owned }, context),
        ),
        itemEncoding: itemEncoding && buildEncoding("", itemEncoding, kind, inside, context),
        examples: buildExamples(node, context),
      },
    ];
  });
}

/** What an Encoding Object stands in: a media type, or another one. */
type EncodingPlace = MediaTypeKind | "encoding";

function buildEncodings(
  map: SpecNode | undefined,
  place: EncodingPlace,
  owner: Owner,
  context: BuildContext,
): readonly Encoding[] {
  return (map?.entries() ?? []).map(([property, node]) => {
    return buildEncoding(property, node, place, { ...owner, base: owner.base + pascalCase(property) }, context);
  });
}

/** OpenAPI 3.1 section 4.8.15. */
function buildEncoding(
  property: string,
  node: SpecNode,
  place: EncodingPlace,
  owner: Owner,
  context: BuildContext,
): Encoding {
  refuseExtension(node, context);
  context.ledger.feature(encodingFeature(property, place), node);
  if (place === "form") enterFields("encoding", node, context);
  return {
    property,
    contentType: node.string("contentType"),
    headers: buildHeaders(node.get("headers"), owner, context),
    style: readStyle(node),
    explode: node.boolean("explode"),
    allowReserved: node.boolean("allowReserved") ?? false,
    encoding: buildEncodings(node.get("encoding"), "encoding", owner, context),
  };
}

/** An encoding by position, which has no property, is of multipart bodies alone. */
function encodingFeature(property: string, place: EncodingPlace): Feature {
  if (place === "encoding") return "nested encoding";
  if (place === "multipart") return "encoding of multipart";
  return place === "form" && property !== "" ? "encoding" : "encoding without effect";
}

const styles = ["form", "spaceDelimited", "pipeDelimited", "deepObject"] as const;

function readStyle(node: SpecNode): Encoding["style"] {
  const written = node.string("style");
  return styles.find((style) => style === written);
}
