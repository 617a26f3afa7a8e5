import type { Diagnostic, Location } from "./diagnostics.ts";

/** A diagnostic that is shown, and where others say the same. */
export interface Shown {
  readonly diagnostic: Diagnostic;
  /** In the order of the diagnostics. */
  readonly elsewhere: readonly Location[];
}

/** So many that say the same at different places are one habit of the document's author, and the first of them shows it. */
const fewestAlike = 4;

/** Diagnostics in their order, of which those that many places have in common are shown once, where the first of them stands. */
export function shownOnce(diagnostics: readonly Diagnostic[]): readonly Shown[] {
  const groups = Map.groupBy(diagnostics, whatIsSaid);
  return diagnostics.flatMap((diagnostic): Shown[] => {
    const alike = groups.get(whatIsSaid(diagnostic)) ?? [];
    if (alike.length < fewestAlike || alike.some(({ location }) => !location)) return [{ diagnostic, elsewhere: [] }];
    if (alike[0] !== diagnostic) return [];
    return [{ diagnostic, elsewhere: alike.slice(1).flatMap(({ location }) => location ?? []) }];
  });
}

function whatIsSaid({ severity, code, message, help, mend }: Diagnostic): string {
  return JSON.stringify([severity, code, message, help, mend]);
}
