import type { MediaType } from "../../model/api/media-type.ts";
import type { Operation } from "../../model/api/operation.ts";
import type { Parameter } from "../../model/api/parameter.ts";
import { type Asking, refuse, requestVerbs } from "./ends.ts";
import { formFault, reportLeftOut } from "./media-type-support.ts";
import { isTextMedia } from "./parameter-layout.ts";

/** The whole query as one value of a media type (OpenAPI 3.2 section 4.12.1, `in: querystring`). */
export interface Querystring {
  readonly parameter: Parameter;
  readonly mediaType: MediaType;
  readonly kind: "form" | "json" | "text";
}

/** What an operation says of its query as a whole. What both ends cannot carry is reported. */
export function querystringOf(operation: Operation, asking: Asking): Querystring | undefined {
  const parameter = operation.parameters.find(({ in: place }) => place === "querystring");
  // Without `content` it is a mistake of the document, which is told elsewhere.
  if (parameter?.value.kind !== "content") return undefined;
  const { mediaType } = parameter.value;
  const kind = kindOf(mediaType);
  const fault = kind === undefined ? " with this schema" : kind === "form" ? formFault(mediaType) : keyFault(operation);
  if (kind !== undefined && fault === undefined) {
    if (kind === "form") reportLeftOut(mediaType, asking);
    return { parameter, mediaType, kind };
  }
  refuse(["server", "client"], requestVerbs, `the whole query, \`${parameter.name}\`, as ${mediaType.range}${fault}`, {
    code: "unsupported-parameter",
    node: parameter.node,
    asking,
  });
  return undefined;
}

function kindOf(media: MediaType): Querystring["kind"] | undefined {
  if (media.kind === "form" || media.kind === "json") return media.kind;
  return isTextMedia(media) ? "text" : undefined;
}

/** A key is a pair of a form, and would be a part of any other text. */
function keyFault({ security }: Operation): string | undefined {
  const schemes = security.alternatives.flatMap((alternative) => alternative.schemes.map(({ scheme }) => scheme));
  const key = schemes.find(({ kind }) => kind.type === "apiKey" && kind.in === "query");
  return key && ` beside the key ${key.name.spec}`;
}
