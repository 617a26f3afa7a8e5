import type { Diagnostics, Location } from "../../diagnostics.ts";
import type { Schema } from "../api/schema.ts";
import { mayMatch } from "../pattern/may-match.ts";
import { certainLayers, certainParts } from "./certain-parts.ts";

/** Two things that a schema asks and no value can keep: a warning about the one, which may name the other. */
export interface Contradiction {
  readonly message: string;
  readonly location: Location;
  readonly related?: { readonly message: string; readonly location: Location };
  /** What a lenient run has done about it before, if it has: `Diagnostic.mend`. Then what is left is as it stands. */
  readonly mend?: string;
  /** What a lenient run does about it once all of them are told. */
  readonly mendAfter?: string;
  /** What to do about it, where more is known than that one of the two is to be corrected. */
  readonly help?: string;
}

/** Warns of each, with what a lenient run would do about it where this one is not. */
export function reportContradictions(found: readonly Contradiction[], diagnostics: Diagnostics): void {
  for (const { message, location, related, mend, mendAfter, help } of found) {
    if (mendAfter !== undefined && diagnostics.lenient) {
      diagnostics.mended("contradiction", message, mendAfter, { location, ...(related && { related: [related] }) });
      continue;
    }
    const promise = diagnostics.lenient ? undefined : (mend ?? mendAfter);
    const advice = help ?? (promise === undefined ? undefined : `With --lenient, ${promise}.`);
    const details = { ...(related && { related: [related] }), ...(advice !== undefined && { help: advice }) };
    diagnostics.warning("contradiction", message, { location, ...details });
  }
}

/** Where a keyword of a schema stands. */
export function placeOf(keyword: string, { node }: Schema, part?: "key" | "value"): Location {
  return (node.get(keyword) ?? node).location(part);
}

/** Whether a part of the schema brings some of its layers together: what these do to each other is said of that part. */
export function isComposedBefore(schema: Schema, ...together: readonly Schema[]): boolean {
  return compositionBefore(schema)(...together);
}

/** The same as a question about one schema, for whoever asks it of many layers. */
export function compositionBefore(schema: Schema): (...together: readonly Schema[]) => boolean {
  let parts: readonly ReadonlySet<Schema>[] | undefined;
  return (...together) => {
    parts ??= certainParts(schema).map((part) => new Set(certainLayers(part)));
    return parts.some((layers) => together.every((one) => layers.has(one)));
  };
}

/**
 * Whether the schema itself forbids a member: `additionalProperties: false` knows the members of its own schema alone
 * (JSON Schema 2020-12 Core, section 10.3.2.3).
 */
export function closesOut(schema: Schema, name: string): boolean {
  return schema.additionalProperties?.always === false && !declares(schema, name);
}

/** Whether the schema's own `properties` and `patternProperties` describe a member. */
export function declares({ properties = [], patternProperties = [] }: Schema, name: string): boolean {
  if (properties.some((property) => property.name === name)) return true;
  return patternProperties.some(({ pattern }) => mayMatch(name, pattern));
}
