import { overConnection } from "./connection.ts";
import { type BodyKind, bodyKind, essenceOf } from "./media-type.ts";
import type { HeaderType, OperationTable, ResponseTable } from "./operation.ts";

/** What the document declares for a status: by itself, by its range, or by `default`. */
export function declaredResponse(operation: OperationTable, status: number): ResponseTable | undefined {
  const { responses } = operation;
  for (const key of [String(status), `${Math.floor(status / 100)}XX`, "default"]) {
    if (Object.hasOwn(responses, key)) return responses[key];
  }
  return undefined;
}

/** A body that arrived. */
export interface DecodedBody {
  readonly contentType: string | undefined;
  readonly value: unknown;
  /** The text is not what its media type says; `value` is then the text. */
  readonly malformed: boolean;
}

const noBody: DecodedBody = { contentType: undefined, value: undefined, malformed: false };
const withoutBody = new Set([204, 205, 304]);

/**
 * Reads a body by the media type that arrived, or where that says nothing, by the one that is declared.
 * JSON becomes its value, text a string, octets a Blob; nothing at all becomes undefined.
 * @throws APIConnectionError if the connection breaks off.
 * @throws TypeError if an interceptor has read the body already.
 */
export async function decodeBody(operation: OperationTable, response: Response): Promise<DecodedBody> {
  if (operation.method === "HEAD" || withoutBody.has(response.status)) return noBody;
  if (response.bodyUsed) throw new TypeError("The body has been read by an interceptor, which is to read a clone().");
  const declared = declaredResponse(operation, response.status);
  const arrived = essenceOf(response.headers.get("content-type"));
  const contentType = arrived ?? declared?.content?.[0];
  const kind = kindOf(arrived, declared);
  if (kind === "binary") {
    const blob = await overConnection(() => response.blob());
    return blob.size === 0 && declared?.content === undefined ? noBody : { contentType, value: blob, malformed: false };
  }
  const text = await overConnection(() => response.text());
  if (kind !== "json") {
    return text === "" && declared?.content === undefined ? noBody : { contentType, value: text, malformed: false };
  }
  if (text === "") return noBody;
  try {
    return { contentType, value: JSON.parse(text), malformed: false };
  } catch {
    return { contentType, value: text, malformed: true };
  }
}

function kindOf(arrived: string | undefined, declared: ResponseTable | undefined): BodyKind {
  const said = arrived === undefined ? undefined : bodyKind(arrived);
  if (said !== undefined && said !== "binary") return said;
  const expected = declared?.content?.[0];
  if (expected === undefined || expected.includes("*")) return said ?? "text";
  return bodyKind(expected);
}

/** The headers that a function gives back: those that are more than text as what they are declared to be. */
export function decodeHeaders(headers: Headers, declared: ResponseTable | undefined): Record<string, unknown> {
  const result: Record<string, unknown> = Object.fromEntries(headers);
  for (const [name, type] of Object.entries(declared?.headers ?? {})) {
    const value = headers.get(name);
    if (value !== null) result[name] = name === "set-cookie" ? headers.getSetCookie() : decodeHeader(value, type);
  }
  return result;
}

/** A header's value; its text where it is not of the declared type. */
function decodeHeader(value: string, type: HeaderType): unknown {
  if (type === "json") return parseOr(value);
  if (type === "number" || type === "boolean") return decodeScalar(value, type);
  const items = value.split(",").map((item) => item.trim());
  if (type === "strings") return items;
  return items.map((item) => decodeScalar(item, type === "numbers" ? "number" : "boolean"));
}

function decodeScalar(value: string, type: "number" | "boolean"): unknown {
  if (type === "boolean") return value === "true" ? true : value === "false" ? false : value;
  const number = Number(value);
  return value === "" || Number.isNaN(number) ? value : number;
}

function parseOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
