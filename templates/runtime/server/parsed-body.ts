import type { IncomingRequest } from "./node-messages.ts";

/**
 * What a parser in front of this server left of a body: octets, of which only codings for the way are undone, or a text or
 * value, which has no charset any more. Undefined where nothing was left.
 */
export type LeftBody = "octets" | "value" | undefined;

export function leftBody(incoming: IncomingRequest): LeftBody {
  const body = leftOf(incoming);
  return body instanceof Uint8Array ? "octets" : body === undefined ? undefined : "value";
}

function leftOf(incoming: IncomingRequest): unknown {
  return Reflect.get(incoming, "rawBody") ?? Reflect.get(incoming, "body");
}

/**
 * The body of a request that a parser in front of this server has read: Express, Connect and others leave what they
 * made of it in `body`, some also what was sent, in `rawBody`. Bytes and text are what was sent; a value becomes a JSON
 * text or a form again, as the request says. Undefined where nothing was left, or nothing that could be turned back.
 */
export function parsedBody(incoming: IncomingRequest): Uint8Array | undefined {
  const body = leftOf(incoming);
  if (body instanceof Uint8Array) return body;
  const text = typeof body === "string" ? body : textOf(body, incoming.headers["content-type"] ?? "");
  return text === undefined ? undefined : new TextEncoder().encode(text);
}

function textOf(value: unknown, type: string): string | undefined {
  if (/^[^;]*[/+]json *(?:;|$)/i.test(type)) return JSON.stringify(value);
  if (!/^application\/x-www-form-urlencoded *(?:;|$)/i.test(type)) return undefined;
  if (typeof value !== "object" || value === null) return undefined;
  const form = new URLSearchParams();
  for (const [name, member] of Object.entries(value)) {
    const items: readonly unknown[] = Array.isArray(member) ? member : [member];
    for (const item of items) {
      // `a[b]=1`, which a parser has made an object of: there is more than one way back.
      if (typeof item !== "string") return undefined;
      form.append(name, item);
    }
  }
  return form.toString();
}
