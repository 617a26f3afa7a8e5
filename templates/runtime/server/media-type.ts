/**
 * Media types (RFC 9110 section 8.3.1) and what a client accepts (section 12.5.1).
 */

export interface MediaType {
  /** Type and subtype in lower case: `application/json`. */
  readonly essence: string;
  /** In lower case: `utf-8`; undefined where it is not given. */
  readonly charset: string | undefined;
}

const pattern = /^[ \t]*([!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+)[ \t]*(?:;|$)/;
const charsetParameter = /;[ \t]*charset[ \t]*=[ \t]*(?:"([^"]*)"|([^;"\s]*))/i;

/** The value of a Content-Type header, or undefined if it is not one. */
export function parseMediaType(header: string): MediaType | undefined {
  const essence = pattern.exec(header)?.[1];
  if (essence === undefined) return undefined;
  const charset = charsetParameter.exec(header);
  return { essence: essence.toLowerCase(), charset: (charset?.[1] ?? charset?.[2])?.toLowerCase() };
}

/**
 * The one of `types` that a client with this Accept header likes best; the earlier one where it likes two the same.
 * Undefined if it accepts none of them. Without a header everything is accepted.
 */
export function preferredMediaType(accept: string | undefined, types: readonly string[]): string | undefined {
  if (accept === undefined || accept.trim() === "") return types[0];
  const ranges = accept.split(",").map(parseRange);
  let best: string | undefined;
  let bestQuality = 0;
  for (const type of types) {
    const essence = (type.split(";")[0] ?? "").trim().toLowerCase();
    const quality = qualityOf(essence, ranges);
    if (quality > bestQuality) {
      best = type;
      bestQuality = quality;
    }
  }
  return best;
}

interface AcceptedRange {
  readonly range: string;
  readonly quality: number;
}

function parseRange(text: string): AcceptedRange {
  const [range = "", ...parameters] = text.split(";");
  const weight = parameters
    .map((parameter) => /^[ \t]*q[ \t]*=[ \t]*([\d.]+)[ \t]*$/i.exec(parameter)?.[1])
    .find(Boolean);
  const quality = weight === undefined ? 1 : Number(weight);
  return { range: range.trim().toLowerCase(), quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

/** The most specific range that covers a type decides. */
function qualityOf(essence: string, ranges: readonly AcceptedRange[]): number {
  const anySubtype = `${essence.slice(0, essence.indexOf("/"))}/*`;
  for (const covering of [essence, anySubtype, "*/*"]) {
    const found = ranges.find(({ range }) => range === covering);
    if (found !== undefined) return found.quality;
  }
  return 0;
}
