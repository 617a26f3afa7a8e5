import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Header } from "../api/header.ts";
import { enterFields } from "../fields/fixed-fields.ts";
import { entriesOf, mended } from "../fields/members.ts";
import { type Owner, ownerOf } from "../names/component-name.ts";
import { pascalCase } from "../names/spelling.ts";
import { headerNameProblem, isToken } from "../syntax/token.ts";
import type { BuildContext } from "./build-context.ts";
import { buildExamples } from "./build-examples.ts";
import { buildParameterValue } from "./build-parameters.ts";
import { refuseExtension } from "./extensions.ts";

/**
 * OpenAPI 3.1 section 4.8.21: the headers of a response or of a part of a multipart body. `Content-Type` is ignored:
 * the media types say it. Case makes no difference in names (RFC 9110, section 5.1).
 */
export function buildHeaders(map: SpecNode | undefined, owner: Owner, context: BuildContext): readonly Header[] {
  const seen = new Set<string>();
  return entriesOf(map).flatMap(([key, node]): Header[] => {
    if (!isToken(key)) {
      mended(context, "invalid-document", headerNameProblem(key), "the header is left out", node, "key");
      return [];
    }
    const name = key.toLowerCase();
    const header = node.resolve();
    if (!header) return [];
    if (name === "content-type") {
      context.ledger.feature("response header Content-Type", node);
      return [];
    }
    if (seen.has(name)) {
      const message = `the header \`${key}\` stands twice here`;
      mended(context, "invalid-document", message, "the first one counts", node, "key");
      return [];
    }
    seen.add(name);
    refuseExtension(header, context);
    enterFields("header", header, context);
    const own = { base: `${owner.base}${pascalCase(key)}Header`, owned: owner.owned };
    return [
      {
        node,
        name,
        required: header.boolean("required") ?? false,
        description: node.string("description") ?? header.string("description"),
        deprecated: header.boolean("deprecated") ?? false,
        explode: header.boolean("explode") ?? false,
        value: buildParameterValue(header, ownerOf(node, header, "Header", own), context),
        examples: buildExamples(header, context),
      },
    ];
  });
}
