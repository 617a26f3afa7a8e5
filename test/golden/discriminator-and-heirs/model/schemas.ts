/*
 * The types of Heirs: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 */

/**
 * Anything that moves. Where a value is a vehicle, it is one of its heirs.
 *
 * `#/components/schemas/Vehicle`
 */
export type Vehicle =
  | Car
  | (Bicycle & { kind: "Bicycle" })
  | Boat
  | (Train & { kind: "Train" })
  | Tandem
  | Tram;

/** What every Vehicle has. */
export interface VehicleBase {
  /** What it is. */
  kind: string;
  name: string;
  /** Anything that moves. Where a value is a vehicle, it is one of its heirs. */
  towing?: Vehicle;
}

/**
 * Two values lead here.
 *
 * `#/components/schemas/Car`
 */
export interface Car extends VehicleBase {
  /** What it is. */
  kind: "car" | "van";
  doors: number;
}

/**
 * The value is the name of the schema.
 *
 * `#/components/schemas/Bicycle`
 */
export interface Bicycle extends VehicleBase {
  /** What it is. */
  kind: "Bicycle" | "Tandem";
  gears?: number;
}

/**
 * An heir of an heir.
 *
 * `#/components/schemas/Tandem`
 */
export interface Tandem extends Bicycle {
  /** What it is. */
  kind: "Tandem";
  seats?: 2;
}

/**
 * It says its value itself.
 *
 * `#/components/schemas/Boat`
 */
export interface Boat extends VehicleBase {
  /** What it is. */
  kind: "boat";
}

/**
 * Its discriminator stands in a part of it, and tells its own heirs apart.
 *
 * `#/components/schemas/Train`
 */
export type Train = (TrainBase & { kind: "Train" }) | Tram;

/** What every Train has. */
export interface TrainBase extends VehicleBase {
  /** What it is. */
  kind: "Train" | "Tram";
  coaches?: number;
}

/** `#/components/schemas/Tram` */
export interface Tram extends TrainBase {
  /** What it is. */
  kind: "Tram";
  line?: string;
}

/** `#/components/schemas/Garage` */
export interface Garage {
  vehicles?: Vehicle[];
  /** An `allOf` around a reference makes no heir. */
  best?: Vehicle;
}

/**
 * OpenAPI 3.2. What the mapping does not know is of the default.
 *
 * `#/components/schemas/Message`
 */
export type Message = (Ping & { type: "ping" }) | OtherMessage;

/** What every Message has. */
export interface MessageBase {
  type?: string;
}

/** `#/components/schemas/Ping` */
export interface Ping extends MessageBase {
  type?: "ping";
  /** @format date-time */
  at?: string;
}

/** `#/components/schemas/OtherMessage` */
export type OtherMessage = MessageBase & { [name: string]: unknown };

/**
 * A parent that may be null.
 *
 * `#/components/schemas/Event`
 */
export type EventSchema = StartedObject | Paused | (EventSchemaBase & { name: "Event" }) | null;

/** What every EventSchema has. */
export interface EventSchemaBase {
  name: string;
}

/**
 * An heir that says so itself.
 *
 * `#/components/schemas/Started`
 */
export type Started = StartedObject | null;

/** What Started is beside null. */
export interface StartedObject extends EventSchemaBase {
  name: "Started";
  at?: number;
}

/** `#/components/schemas/Paused` */
export interface Paused extends EventSchemaBase {
  name: "Paused";
  until?: number;
}

/**
 * The parent beside an heir is a value of its own.
 *
 * `#/components/schemas/AnyEvent`
 */
export type AnyEvent = EventSchema | Paused | number;
