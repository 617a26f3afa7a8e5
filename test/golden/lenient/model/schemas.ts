/*
 * The types of Mended: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 */

/** `#/components/schemas/Pet` */
export interface Pet {
  name?: string;
  kind?: "cat" | "dog";
  /** @minimum 1 */
  size?: number;
  owner?: unknown;
  loop?: Loop;
  parent?: Node;
  keeper?: Keeper;
}

/** `#/components/schemas/Loop` */
export type Loop = unknown;

/** `#/components/schemas/Node` */
export interface Node {
  next?: Node;
}

/** `#/components/schemas/Keeper` */
export type Keeper = Person | string;

/** `#/components/schemas/Person` */
export interface Person {
  kind?: string;
}
