import { hash } from "node:crypto";
import type { Diagnostic, Location } from "../diagnostics.ts";
import type { Look } from "../load/files/read-log.ts";
import type { GenerateReport } from "../report.ts";

/** What is remembered of a run that left its output up to date. */
export interface Entry {
  /** Everything that was read, as it was. */
  readonly looks: readonly Look[];
  /** Every file of the output, the lock file included, with the digest of its text, in the order of the report. */
  readonly outputs: readonly (readonly [path: string, digest: string])[];
  readonly stages: GenerateReport["stages"];
  readonly ledger: GenerateReport["ledger"];
  readonly diagnostics: readonly StoredDiagnostic[];
}

type StoredDiagnostic = Omit<Diagnostic, "location" | "related"> & {
  readonly location?: StoredLocation;
  readonly related?: readonly { readonly message: string; readonly location: StoredLocation }[];
};

/** A place with the path of its file in place of the text, which may have megabytes. */
type StoredLocation = Omit<Location, "text"> & { readonly path: string };

/** An entry as text. Its first line is the digest of what follows, by which one that was cut off or edited is none. */
export function entryText(entry: Entry): string {
  const body = JSON.stringify(entry);
  return `${hash("sha256", body)}\n${body}\n`;
}

/** @returns Undefined where the text is not one that `entryText` wrote. */
export function parseEntry(text: string): Entry | undefined {
  const end = text.indexOf("\n");
  const body = text.slice(end + 1, -1);
  if (end < 0 || !text.endsWith("\n") || text.slice(0, end) !== hash("sha256", body)) return undefined;
  const entry: Entry = JSON.parse(body);
  return entry;
}

/**
 * Diagnostics without the texts of files.
 * @returns Undefined where one shows a text that is of no file.
 */
export function withoutTexts(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
): readonly StoredDiagnostic[] | undefined {
  const paths = new Map([...texts].map(([path, text]) => [text, path]));
  let complete = true;
  const stored = diagnostics.map((diagnostic) =>
    mapPlaces(diagnostic, ({ text, ...place }: Location) => {
      const path = paths.get(text);
      if (path === undefined) complete = false;
      return { ...place, path: path ?? "" };
    }),
  );
  return complete ? stored : undefined;
}

/** The diagnostics as they were, with the texts of the files, which have not changed. */
export function withTexts(
  diagnostics: readonly StoredDiagnostic[],
  texts: ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) =>
    mapPlaces(diagnostic, ({ path, ...place }: StoredLocation) => ({ ...place, text: texts.get(path) ?? "" })),
  );
}

type Placed<Place> = Omit<Diagnostic, "location" | "related"> & {
  readonly location?: Place;
  readonly related?: readonly { readonly message: string; readonly location: Place }[];
};

function mapPlaces<From, To>(diagnostic: Placed<From>, map: (place: From) => To): Placed<To> {
  const { location, related, ...rest } = diagnostic;
  return {
    ...rest,
    ...(location && { location: map(location) }),
    ...(related && { related: related.map((other) => ({ message: other.message, location: map(other.location) })) }),
  };
}
