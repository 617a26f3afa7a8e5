/*
 * The types of Defaults: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 */

/** `#/components/schemas/Search` */
export interface Search {
  /** @minLength 1 */
  text: string;
  /**
   * A default of its own, which stands for every member that refers to it.
   *
   * @default "newest"
   */
  order: Order;
  /** @default ["en"] */
  languages: string[];
  /** @default {} */
  within: Area;
  /** @default null */
  saved: boolean | null;
}

/**
 * `#/components/schemas/Search`
 *
 * Search as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface SearchInput {
  /** @minLength 1 */
  text: string;
  /**
   * A default of its own, which stands for every member that refers to it.
   *
   * @default "newest"
   */
  order?: Order;
  /** @default ["en"] */
  languages?: string[];
  /** @default {} */
  within?: AreaInput;
  /** @default null */
  saved?: boolean | null;
}

/**
 * A default of its own, which stands for every member that refers to it.
 *
 * `#/components/schemas/Order`
 *
 * @default "newest"
 */
export type Order = "newest" | "oldest";

/** The values of Order. */
export const valuesOfOrder = ["newest", "oldest"] as const satisfies readonly Order[];

/**
 * Has two forms, because one of its members has a default.
 *
 * `#/components/schemas/Area`
 */
export interface Area {
  /**
   * @default 10
   * @exclusiveMinimum 0
   */
  radius: number;
  /** @default "km" */
  unit: "km" | "mile";
}

/**
 * Has two forms, because one of its members has a default.
 *
 * `#/components/schemas/Area`
 *
 * Area as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface AreaInput {
  /**
   * @default 10
   * @exclusiveMinimum 0
   */
  radius?: number;
  /** @default "km" */
  unit?: "km" | "mile";
}

/**
 * Has one form, since nothing in it has a default.
 *
 * `#/components/schemas/Place`
 */
export interface Place {
  /**
   * @minimum -90
   * @maximum 90
   */
  latitude: number;
  /**
   * @minimum -180
   * @maximum 180
   */
  longitude: number;
}
