import type { DiagnosticCode, Diagnostics, Location } from "../../diagnostics.ts";

/** The two programs that are generated of one document: what one of them writes, the other one reads. */
export type End = "server" | "client";

/** What each end would have to do: `read`, which the client `reads`. */
export type Verbs = Readonly<Record<End, string>>;

/** In a request the client writes. */
export const requestVerbs: Verbs = { server: "read", client: "send" };

/** In a response the server writes. */
export const responseVerbs: Verbs = { server: "write", client: "read" };

/**
 * Refuses what one end or both cannot do. The sentence is the same whichever end comes upon it, so that one place of a
 * document is reported once.
 * @param unable The ends that cannot, the server first. None: nothing is reported.
 * @param what What they cannot read or write: "multipart/form-data".
 */
export function refuse(
  unable: readonly End[],
  verbs: Verbs,
  what: string,
  { code, location, diagnostics }: { code: DiagnosticCode; location: Location; diagnostics: Diagnostics },
): void {
  const [first, second] = unable;
  if (first === undefined) return;
  const who =
    second === undefined
      ? `the ${first} does not ${verbs[first]}`
      : `neither the ${first} ${verbs[first]}s nor the ${second} ${verbs[second]}s`;
  diagnostics.error(code, `${who} ${what}`, { location });
}
