import type { Limits } from "./exchange.ts";
import { isDeeper } from "./json-depth.ts";
import type { BodyTable, RequestContentTable } from "./operation.ts";
import { locatedIssue, type RequestIssue } from "./request-issue.ts";
import type { BaseRequest } from "./server-request.ts";

/** What the handler gets of a body: its value and its media type; nothing where there is none. */
export type DecodedBody = { readonly body: unknown; readonly contentType: string } | undefined;

/**
 * The content of a body that is read as a whole, and that came in no coding and of a type as the document writes it. Most
 * bodies do.
 */
export function heldContent(body: BodyTable, { fields }: BaseRequest): RequestContentTable | undefined {
  if (fields["content-encoding"] !== undefined || fields["transfer-encoding"] !== undefined) return undefined;
  const type = fields["content-type"];
  for (const content of body.content) if (content.type === type) return content.isHeld ? content : undefined;
  return undefined;
}

/**
 * The value of such a body, read at once. Undefined where something is wrong with it: the value does not fit, which is added to
 * `issues`, or `decodeBody` has to say what it is.
 */
export function decodeHeld(
  octets: Uint8Array,
  content: RequestContentTable,
  limits: Limits,
  issues: RequestIssue[],
): unknown {
  const text = octets.byteLength === 0 ? undefined : textOf(octets);
  if (text === undefined) return undefined;
  switch (content.kind) {
    case "json": {
      const value = isDeeper(text, limits.depth) ? undefined : jsonOf(text);
      return value === undefined ? undefined : completedValue(content, value, issues);
    }
    case "form": {
      const value = content.read?.(text, limits.parameters);
      return value === undefined ? undefined : checkedValue(content, value, issues);
    }
    default:
      return checkedValue(content, text, issues);
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Undefined for octets that are not UTF-8. */
export function textOf(octets: Uint8Array): string | undefined {
  try {
    return utf8.decode(octets);
  } catch {
    return undefined;
  }
}

/** Undefined for what is no JSON text: none stands for it. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value that fits, with its defaults; undefined for another one, of which all that is wrong is added to `issues`. */
function checkedValue({ check }: RequestContentTable, value: unknown, issues: RequestIssue[]): unknown {
  if (check === undefined) return value;
  const result = check(value);
  if (result.issues === undefined) return result.value;
  for (const issue of result.issues) issues.push(locatedIssue("body", undefined, issue));
  return undefined;
}

/** The same for a value that was just parsed, and may be changed. */
function completedValue(content: RequestContentTable, value: unknown, issues: RequestIssue[]): unknown {
  const whole = content.complete?.(value);
  return whole === undefined ? checkedValue(content, value, issues) : whole;
}

/** What the handler gets of a value that fits. */
export function checked(
  content: RequestContentTable,
  value: unknown,
  issues: RequestIssue[],
  contentType = content.type,
): DecodedBody {
  return decoded(checkedValue(content, value, issues), contentType);
}

/** The same for a value that was just parsed, and may be changed. */
export function completed(
  content: RequestContentTable,
  value: unknown,
  issues: RequestIssue[],
  contentType: string,
): DecodedBody {
  return decoded(completedValue(content, value, issues), contentType);
}

function decoded(body: unknown, contentType: string): DecodedBody {
  return body === undefined ? undefined : { body, contentType };
}
