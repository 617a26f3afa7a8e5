/** What a function of the generated client is called with. */

import { isRange } from "../templates/runtime/shared/media-range.ts";
import type { Body, RequestCase } from "./case.ts";
import type { Endpoint } from "./endpoint.ts";

export interface Arguments {
  readonly [place: string]: unknown;
}

/** The arguments of a request, without the places where nothing stands. */
export function argumentsOf(endpoint: Endpoint, { parameters, querystring, body }: RequestCase): Arguments {
  const { path, query, header, cookie } = parameters;
  const content = body && endpoint.body?.content[body.media];
  const args = { path, query, headers: header, cookies: cookie };
  const used: [string, unknown][] = Object.entries(args).filter(([, values]) => Object.keys(values).length > 0);
  if (querystring !== undefined) used.push(["query", querystring]);
  if (!body || !content) return Object.fromEntries(used);
  const { kind, mediaType } = content;
  const contentType = isRange(mediaType.range) ? body.contentType : mediaType.range;
  const value = kind === "multipart" ? partsOf(body) : givenBody(body, kind === "binary" || kind === "range");
  return { ...Object.fromEntries(used), body: value, contentType };
}

/** A body as a program would give it. */
export function givenBody({ value, streamed }: Body, octets: boolean): unknown {
  if (octets) {
    const bytes = Uint8Array.from(Buffer.from(String(value), "latin1"));
    return streamed ? pieces(bytes) : bytes;
  }
  return streamed && Array.isArray(value) ? oneByOne(value) : value;
}

/** The parts of a multipart body, files among them. */
export function partsOf({ value, files, streamed }: Body): object {
  const members = Object.entries(Object(value)).map(([name, member]) => {
    const own = Object.hasOwn(files, name) ? files[name] : undefined;
    if (!own) return [name, member];
    const all = own.map(({ octets, filename, contentType, headers }) => {
      const bytes = Uint8Array.from(Buffer.from(octets, "latin1"));
      return { content: streamed ? pieces(bytes) : new Blob([bytes]), filename, contentType, headers };
    });
    return [name, Array.isArray(member) ? all : all[0]];
  });
  return Object.fromEntries(members);
}

async function* pieces(octets: Uint8Array): AsyncGenerator<Uint8Array> {
  const middle = octets.length >> 1;
  for (const piece of [octets.subarray(0, middle), octets.subarray(middle)]) if (piece.length > 0) yield piece;
}

async function* oneByOne(items: readonly unknown[]): AsyncGenerator<unknown> {
  for (const item of items) {
    await undefined;
    yield item;
  }
}
