/*
 * The types of Shop, with the defaults put in.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 * Where a request holds other members than a response, its type is the one whose name ends in Writable.
 */

/** `#/components/schemas/Order` */
export interface Order {
  /**
   * @readonly
   * @minLength 1
   * @format uuid
   */
  id: string;
  state: State;
  /** @pattern ^([a-z]+)+$ */
  reference?: string;
  /**
   * @default 1
   * @minimum 1
   */
  copies: number;
}

/**
 * `#/components/schemas/Order`
 *
 * Order as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface OrderInput {
  /**
   * @readonly
   * @minLength 1
   * @format uuid
   */
  id: string;
  state: State;
  /** @pattern ^([a-z]+)+$ */
  reference?: string;
  /**
   * @default 1
   * @minimum 1
   */
  copies?: number;
}

/**
 * `#/components/schemas/Order`
 *
 * What a request holds of Order: members that are only read are absent.
 */
export interface OrderWritable {
  state: State;
  /** @pattern ^([a-z]+)+$ */
  reference?: string;
  /**
   * @default 1
   * @minimum 1
   */
  copies: number;
}

/**
 * `#/components/schemas/Order`
 *
 * What a request holds of Order: members that are only read are absent.
 *
 * OrderWritable as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface OrderWritableInput {
  state: State;
  /** @pattern ^([a-z]+)+$ */
  reference?: string;
  /**
   * @default 1
   * @minimum 1
   */
  copies?: number;
}

/** `#/components/schemas/State` */
export type State = "open" | "paid";

/** The values of State. */
export const valuesOfState = ["open", "paid"] as const satisfies readonly State[];

export interface PlaceOrderBody {
  items: string[];
}
