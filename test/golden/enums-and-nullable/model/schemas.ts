/*
 * The types of Enums and nullable: what validation gives back.
 * Where defaults make a difference, what goes in has a type of its own whose name ends in Input.
 */

/**
 * One type of its own, used in several places.
 *
 * `#/components/schemas/Colour`
 */
export type Colour = "red" | "green" | "dark-blue";

/** `#/components/schemas/Size` */
export type Size = 1 | 2 | 3;

/** `#/components/schemas/OnlyYes` */
export type OnlyYes = true;

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
  /** Null is allowed, since both the type and the list have it. */
  finish?: "matt" | "gloss" | null;
  /** Null is not allowed, since the list does not have it. */
  sheen?: "low" | "high" | null;
  /** A reference that may be null. */
  undercoat?: Colour | null;
  swatches?: (string | null)[] | null;
}
