/*
 * The types of Enums and nullable: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 */

/**
 * One type of its own, used in several places.
 *
 * `#/components/schemas/Colour`
 */
export type Colour = "red" | "green" | "dark-blue";

/** The values of Colour. */
export const valuesOfColour = ["red", "green", "dark-blue"] as const satisfies readonly Colour[];

/** `#/components/schemas/Size` */
export type Size = 1 | 2 | 3;

/** The values of Size. */
export const valuesOfSize = [1, 2, 3] as const satisfies readonly Size[];

/** `#/components/schemas/OnlyYes` */
export type OnlyYes = true;

/** The values of OnlyYes. */
export const valuesOfOnlyYes = [true] as const satisfies readonly OnlyYes[];

/** `#/components/schemas/Paint` */
export interface Paint {
  /** One type of its own, used in several places. */
  colour: Colour;
  size?: Size;
  /**
   * Required, and may be null.
   *
   * @format date
   */
  lastCoat: string | null;
  /** The list has null, as it should. */
  finish?: "matt" | "gloss" | null;
  /** The list leaves null out, and means it all the same. */
  sheen?: "low" | "high" | null;
  /** A reference that may be null. */
  undercoat?: Colour | null;
  swatches?: (string | null)[] | null;
  /**
   * Each alternative may be null, and so may the member.
   *
   * @oneOf string, format date; or string, format time; or integer
   */
  measure?: string | number | null;
  /** Null has a word of its own. */
  thinner?: Colour | null;
}
