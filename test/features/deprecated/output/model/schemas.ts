/*
 * The types of Deprecated: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 */

/**
 * `#/components/schemas/Thing`
 *
 * @deprecated
 */
export interface Thing {
  /** @deprecated */
  name?: string;
  /** @deprecated */
  part?: Part;
}

/**
 * `#/components/schemas/Part`
 *
 * @deprecated
 */
export type Part = string;

export interface PutThingFormBody {
  /** @deprecated */
  name?: string;
}
