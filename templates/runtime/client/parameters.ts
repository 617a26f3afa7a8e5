/**
 * How parameters stand in a request where each is written in the usual way of its place (OpenAPI 3.1 section 4.8.12). The
 * tables of operations name what writes those that they have, so that a bundle has no more.
 */
import { naming } from "./naming.ts";
import type { OperationTable } from "./operation.ts";
import { scalar, usualPairs } from "./usual-style.ts";

/** The query with its question mark; empty where there is none. */
export function queryText(_: OperationTable, values: unknown): string {
  return queryOf(pairsOf("query parameter", Object(values), usualPairs));
}

/** The query of pairs that are written already. */
export function queryOf(pairs: readonly string[]): string {
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

/**
 * The `name=value` pairs of an object's members.
 * @param what A member is, for errors.
 */
export function pairsOf(
  what: string,
  values: object = {},
  write: (name: string, value: unknown) => readonly string[],
): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => naming(`${what} ${name}`, () => write(name, value)));
}

/** The path with its parameters in it (OpenAPI 3.1 section 4.8.8.1, path templating). */
export function fillPath({ path }: OperationTable, values: object | undefined): string {
  return fillSegments(path, values, usualPathText);
}

/** @throws TypeError for a value that has members: nothing says how these are written. */
export function usualPathText(_: string, value: unknown): string {
  if (Object(value) === value) throw new TypeError("It is no single value.");
  return encodeURIComponent(scalar(value ?? ""));
}

/**
 * @param write The text of a value that is there.
 * @throws TypeError if a parameter is missing or empty, or would leave its place in the path.
 */
export function fillSegments(
  path: string,
  values: object = {},
  write: (name: string, value: unknown) => string,
): string {
  const members = new Map<string, unknown>(Object.entries(values));
  return path.replace(/(?:\{[^}]*\}|[^/])+/g, (segment) => {
    const text = segment.replace(/\{([^}]*)\}/g, (_, name: string) =>
      naming(`path parameter ${name}`, () => {
        const value = members.get(name);
        // What is empty would be a gap.
        const filled = value !== undefined && write(name, value);
        if (filled) return filled;
        throw new TypeError(`It is missing or empty in ${path}.`);
      }),
    );
    // URL parsers remove such segments, however their dots are written (WHATWG URL, "double-dot URL path segment").
    if (text !== segment && /^(\.|%2e){1,2}$/i.test(text)) {
      throw new TypeError(`path parameter ${segment}: It must not be "." or "..".`);
    }
    return text;
  });
}
