/**
 * How parameters stand in a request where each is written in the usual way of its place (OpenAPI 3.1 section 4.8.12). The
 * tables of operations name what writes those that they have, so that a bundle has no more.
 */
import { dotSegment } from "./dot-segment.ts";
import { naming } from "./naming.ts";
import type { OperationTable } from "./operation.ts";
import { scalar, usualPairs } from "./usual-style.ts";

/** The query with its question mark; empty where there is none. */
export function queryText(_: OperationTable, values: unknown): string {
  return queryOf(pairsOf("query parameter", Object(values), usualPairs));
}

/** The query of pairs that are written already. */
export function queryOf(pairs: readonly string[]): string {
  return pairs.length ? `?${pairs.join("&")}` : "";
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
  const filled = path.replace(/\{([^}]*)\}/g, (_, name: string) =>
    naming(`path parameter ${name}`, () => {
      const value: unknown = new Map(Object.entries(values)).get(name);
      // What is empty would be a gap.
      const text = value !== undefined && write(name, value);
      if (text) return text;
      throw new TypeError(`It is missing or empty in ${path}.`);
    }),
  );
  if (dotSegment.test(filled)) throw new TypeError(`${path} becomes ${filled}, which has a dot segment.`);
  return filled;
}
