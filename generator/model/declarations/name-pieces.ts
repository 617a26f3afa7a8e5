/** How the name of a schema goes on from that of the schema in which it stands. */
import type { Piece, Position } from "../graph/schema-entry.ts";
import { pascalCase } from "../names/spelling.ts";

/**
 * How a child stands below its parent for the names: whatever stands in a condition is part of the condition, and the
 * only member of a union that has a name is written out in it.
 */
export function positionBelow(position: Position, hasName: boolean, condition: Position | undefined): Position {
  if (position.kind !== "value") return position;
  if (condition) return { kind: "condition", piece: position.piece };
  const { words, suffix } = position.piece;
  return hasName && words === undefined && suffix === undefined ? { kind: "part" } : position;
}

/** What a position adds to the name. */
export function pieceOf(position: Position): Piece {
  return position.kind === "part" ? {} : position.piece;
}

/** A name with what a position adds to it. */
export function continued(base: string, { words, suffix, title }: Piece): string {
  if (title !== undefined && pascalCase(title) !== base) return titled(base, pascalCase(title));
  return base + (words === undefined ? "" : pascalCase(words)) + (suffix ?? "");
}

/** `PaymentCard` for a `Card` in `Payment`, and for a `PaymentCard`. */
function titled(base: string, title: string): string {
  const repeats = title.startsWith(base) && !/^\p{Ll}/u.test(title.slice(base.length));
  return repeats ? title : base + title;
}
