/** The length of names that are compared letter by letter, which takes the square of it. */
const comparable = 200;

/**
 * The name that somebody probably meant: the closest one by edit distance, if it is close enough for a human to see the
 * likeness. Equal names but for upper and lower case always are.
 * @param limit The distance that is close enough.
 */
export function similar(
  name: string,
  candidates: Iterable<string>,
  limit = Math.floor((name.length + 1) / 3),
): string | undefined {
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) > limit) continue;
    const sameLetters = candidate.toLowerCase() === name.toLowerCase();
    if (!sameLetters && candidate.length > comparable) continue;
    const distance = sameLetters ? 0.5 : editDistance(name, candidate);
    if ((sameLetters || distance <= limit) && distance < (best?.distance ?? Number.POSITIVE_INFINITY))
      best = { candidate, distance };
  }
  return best?.candidate;
}

/** The number of insertions, deletions, replacements and swaps of neighbours between two strings (Damerau, restricted). */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let distance = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        distance = Math.min(distance, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(distance);
    }
    beforeLast = last;
    last = row;
  }
  return last[to.length] ?? 0;
}
