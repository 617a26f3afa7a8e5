import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Encoding, MediaType } from "../../model/api/media-type.ts";
import type { PartShape } from "./multipart-shape.ts";
import { isStyled } from "./parameter-layout.ts";

/** What keeps both ends from a part of a multipart body. */
export interface PartFault {
  /** The end of a sentence. */
  readonly fault: string;
  /** How its encoding says that it is written is what is wrong. */
  readonly isOfStyle?: boolean;
}

/** An object with a style is no JSON (OpenAPI 3.1 section 4.8.15.1.2): it would have parts of its members, or texts. */
export function styleFault(part: PartShape, media: MediaType, encoding: Encoding | undefined): PartFault | undefined {
  if (!encoding || !isStyledObject(part, media, encoding) || isFormAlone(encoding)) return undefined;
  return { fault: ` with an object in style ${encoding.style ?? "form"}`, isOfStyle: true };
}

/**
 * Whether an object is JSON though its encoding says `style: form`, and nothing else of how it is written: generators write that
 * for every member, and read JSON.
 */
export function isFormAsJson(part: PartShape, media: MediaType): boolean {
  const own = media.encoding.find(({ property }) => property === part.name);
  return own !== undefined && isStyledObject(part, media, own) && isFormAlone(own);
}

function isStyledObject({ list, kind }: PartShape, { essence }: MediaType, encoding: Encoding): boolean {
  const isJsonPart = !list && (kind === "json" || kind === "value");
  return essence === "multipart/form-data" && isStyled(encoding) && isJsonPart;
}

function isFormAlone({ style, explode, allowReserved }: Encoding): boolean {
  return style === "form" && explode === undefined && !allowReserved;
}

/** Where the encoding of a member is written. */
export function encodingNode({ node }: MediaType, name: string): SpecNode | undefined {
  return node.resolve()?.get("encoding")?.get(name)?.resolve();
}
