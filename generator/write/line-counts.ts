import { countLines } from "../count-lines.ts";

export interface LineCounts {
  readonly added: number;
  readonly removed: number;
}

/** How many lines came and went from one text to another one. */
export async function compareLines(before: string, after: string): Promise<LineCounts> {
  if (before === "") return { added: countLines(after), removed: 0 };
  const { diffLines } = await import("diff");
  const counts = { added: 0, removed: 0 };
  // The time grows with the square of the edits, of which a reader asks no exact number when there are so many.
  const parts = diffLines(before, after, { maxEditLength: 500 });
  if (!parts) return compareSets(before, after);
  for (const part of parts) {
    if (part.added) counts.added += part.count;
    else if (part.removed) counts.removed += part.count;
  }
  return counts;
}

/** The lines that one of two texts has more often than the other one: those that only moved do not count. */
function compareSets(before: string, after: string): LineCounts {
  const balance = new Map<string, number>();
  for (const line of before.split("\n")) balance.set(line, (balance.get(line) ?? 0) - 1);
  for (const line of after.split("\n")) balance.set(line, (balance.get(line) ?? 0) + 1);
  let added = 0;
  let removed = 0;
  for (const count of balance.values()) {
    if (count > 0) added += count;
    else removed -= count;
  }
  return { added, removed };
}
