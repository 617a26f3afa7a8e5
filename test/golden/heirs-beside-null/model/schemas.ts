/*
 * The types of Heirs beside null: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 * Where a request holds other members than a response, its type is the one whose name ends in Writable.
 */

/**
 * A parent that may be null. Its heirs are not, unless they say so.
 *
 * `#/components/schemas/Shape`
 */
export type Shape = CircleObject | Square | null;

/**
 * A parent that may be null. Its heirs are not, unless they say so.
 *
 * `#/components/schemas/Shape`
 *
 * Shape as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export type ShapeInput = CircleObjectInput | SquareInput | null;

/** What every Shape has. */
export interface ShapeBase extends Named {
  kind: string;
}

/**
 * What every Shape has.
 *
 * ShapeBase as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface ShapeBaseInput extends NamedInput {
  kind: string;
}

/**
 * A parent that may be null. Its heirs are not, unless they say so.
 *
 * `#/components/schemas/Shape`
 *
 * What a request holds of Shape: members that are only read are absent.
 */
export type ShapeWritable = CircleObject | SquareWritable | null;

/**
 * A parent that may be null. Its heirs are not, unless they say so.
 *
 * `#/components/schemas/Shape`
 *
 * What a request holds of Shape: members that are only read are absent.
 *
 * ShapeWritable as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export type ShapeWritableInput = CircleObjectInput | SquareWritableInput | null;

/** `#/components/schemas/Named` */
export interface Named {
  /** @default "none" */
  name: string;
}

/**
 * `#/components/schemas/Named`
 *
 * Named as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface NamedInput {
  /** @default "none" */
  name?: string;
}

/**
 * An heir that may be null.
 *
 * `#/components/schemas/Circle`
 */
export type Circle = CircleObject | null;

/**
 * An heir that may be null.
 *
 * `#/components/schemas/Circle`
 *
 * Circle as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export type CircleInput = CircleObjectInput | null;

export interface CircleObject extends ShapeBase {
  kind: "circle" | "round";
  radius?: number;
  centre?: CircleCentre;
}

/** CircleObject as it is sent and as it arrives, before defaults: members that have one may be missing. */
export interface CircleObjectInput extends ShapeBaseInput {
  kind: "circle" | "round";
  radius?: number;
  centre?: CircleCentre;
}

export interface CircleCentre {
  x?: number;
}

/** `#/components/schemas/Square` */
export interface Square extends ShapeBase {
  kind: "Square";
  inside?: Shape | null;
  colour: Colour | null;
  id?: Id | null;
}

/**
 * `#/components/schemas/Square`
 *
 * Square as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface SquareInput extends ShapeBaseInput {
  kind: "Square";
  inside?: ShapeInput | null;
  colour?: Colour | null;
  id?: Id | null;
}

/**
 * `#/components/schemas/Square`
 *
 * What a request holds of Square: members that are only read are absent.
 */
export interface SquareWritable extends ShapeBase {
  kind: "Square";
  inside?: ShapeWritable | null;
  colour: Colour | null;
}

/**
 * `#/components/schemas/Square`
 *
 * What a request holds of Square: members that are only read are absent.
 *
 * SquareWritable as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface SquareWritableInput extends ShapeBaseInput {
  kind: "Square";
  inside?: ShapeWritableInput | null;
  colour?: Colour | null;
}

/**
 * Nothing but another name, for null as well.
 *
 * `#/components/schemas/AnyShape`
 */
export type AnyShape = Shape | null;

/**
 * Nothing but another name, for null as well.
 *
 * `#/components/schemas/AnyShape`
 *
 * AnyShape as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export type AnyShapeInput = ShapeInput | null;

/**
 * Nothing but another name, for null as well.
 *
 * `#/components/schemas/AnyShape`
 *
 * What a request holds of AnyShape: members that are only read are absent.
 */
export type AnyShapeWritable = ShapeWritable | null;

/**
 * Nothing but another name, for null as well.
 *
 * `#/components/schemas/AnyShape`
 *
 * What a request holds of AnyShape: members that are only read are absent.
 *
 * AnyShapeWritable as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export type AnyShapeWritableInput = ShapeWritableInput | null;

/**
 * Other values lead to an heir from here, and so they do from its parent.
 *
 * `#/components/schemas/Round`
 */
export type Round = (Circle & { kind: "round" }) | null;

/**
 * Other values lead to an heir from here, and so they do from its parent.
 *
 * `#/components/schemas/Round`
 *
 * Round as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export type RoundInput = (CircleInput & { kind: "round" }) | null;

/**
 * A parent that lists its heirs.
 *
 * `#/components/schemas/Animal`
 */
export type Animal = Cow | Hen;

/** What every Animal has. */
export interface AnimalBase {
  species: string;
}

/** `#/components/schemas/Cow` */
export interface Cow extends AnimalBase {
  species: "Cow";
  milk?: number;
}

/** `#/components/schemas/Hen` */
export interface Hen extends AnimalBase {
  species: "Hen";
  eggs?: number;
}

/** `#/components/schemas/Creature` */
export type Creature = Animal;

/**
 * `#/components/schemas/Colour`
 *
 * @default "red"
 */
export type Colour = "red" | "green";

/** The values of Colour. */
export const valuesOfColour = ["red", "green"] as const satisfies readonly Colour[];

/**
 * `#/components/schemas/Id`
 *
 * @readonly
 */
export type Id = string;
