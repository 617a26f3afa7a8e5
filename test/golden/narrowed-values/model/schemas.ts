/*
 * The types of Narrowed values: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 */

/**
 * `#/components/schemas/Size`
 *
 * @minLength 1
 */
export type Size = "s" | "m";

/** The values of Size. */
export const valuesOfSize = ["s", "m"] as const satisfies readonly Size[];

/**
 * `#/components/schemas/Mixed`
 *
 * @minimum 1
 * @minLength 1
 */
export type Mixed = "a" | 1;

/** The values of Mixed. */
export const valuesOfMixed = ["a", 1] as const satisfies readonly Mixed[];

/** `#/components/schemas/Colour` */
export type Colour = "red" | "green" | "blue";

/** The values of Colour. */
export const valuesOfColour = ["red", "green", "blue"] as const satisfies readonly Colour[];

/**
 * Lists of which one is inside of the other.
 *
 * `#/components/schemas/Warm`
 */
export type Warm = "red";

/**
 * `#/components/schemas/Cold`
 *
 * @minLength 1
 * @not "red"
 */
export type Cold = Exclude<Colour, "red">;

/** `#/components/schemas/Never` */
export type Never = never;

/**
 * `#/components/schemas/Even`
 *
 * @not 1 or 3 or 5
 */
export type Even = number;

/** `#/components/schemas/Places` */
export type Places = { id: "a" } | { id: "b" };

/** `#/components/schemas/Place` */
export type Place = { id: "a" };

/**
 * `#/components/schemas/Pairs`
 *
 * @minItems 2
 */
export type Pairs = [1, 2] | [3, 4];

/**
 * `#/components/schemas/Letter`
 *
 * @minLength 1
 * @pattern ^[a-h]
 */
export type Letter = "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i";

/**
 * `#/components/schemas/Primes`
 *
 * @minimum 3
 */
export type Primes = 2 | 3 | 5 | 7 | 11 | 13 | 17 | 19 | 23;

/** `#/components/schemas/Known` */
export type Known = { id: "a" } | { id: "b" };

/**
 * `#/components/schemas/Choice`
 *
 * @if "a"
 * @then not "b"
 * @else "b" or "c"
 */
export type Choice = "a" | "b" | "c";

/** `#/components/schemas/Both` */
export type Both = "a";

/** `#/components/schemas/Nothing` */
export type Nothing = null;

/** `#/components/schemas/NoList` */
export type NoList = never;

/** `#/components/schemas/Traced` */
export type Traced = [string?, ...unknown[]] | TracedOption2 | TracedOption3;

export type TracedOption2 = null;

export interface TracedOption3 {
  /** @minLength 1 */
  b: "a" | "b";
}

/**
 * A trace within others.
 *
 * `#/components/schemas/Card`
 */
export type Card = (CardOption1 | CardOption2) & { kind?: string };

export interface CardOption1 {
  number: string;
}

export interface CardOption2 {
  token: string;
}

/** `#/components/schemas/Payment` */
export type Payment = Card | PaymentOption2;

export interface PaymentOption2 {
  iban: string;
}

/**
 * `#/components/schemas/Rule`
 *
 * @unevaluatedProperties boolean
 */
export type Rule = unknown;
