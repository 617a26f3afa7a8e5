/*
 * The types of Recursion: what validation gives back.
 * Where defaults make a difference, what goes in has a type of its own whose name ends in Input.
 */

/** `#/components/schemas/Tree` */
export interface Tree {
  label: string;
  children?: Tree[];
  parent?: Tree | null;
}

/** `#/components/schemas/Folder` */
export interface Folder {
  files?: FileSchema[];
  byName?: { [name: string]: Folder };
}

/** `#/components/schemas/File` */
export interface FileSchema {
  name: string;
  in: Folder;
}

/**
 * A number, or an operation on expressions.
 *
 * `#/components/schemas/Expression`
 */
export type Expression = number | ExpressionOption2;

export interface ExpressionOption2 {
  operator: "add" | "multiply";
  /** @minItems 2 */
  operands: Expression[];
}

/**
 * Any JSON value.
 *
 * `#/components/schemas/Json`
 */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/**
 * Alternatives that share a member, which leads back to the schema.
 *
 * `#/components/schemas/Filter`
 */
export type Filter = FilterOption1 | FilterOption2 | string;

export interface FilterOption1 {
  /** Alternatives that share a member, which leads back to the schema. */
  of: Filter;
  not?: boolean;
}

export interface FilterOption2 {
  /** Alternatives that share a member, which leads back to the schema. */
  of: Filter;
  limit?: number;
}

/**
 * A tree whose places may be empty, in a list, a map and a tuple.
 *
 * `#/components/schemas/Sparse`
 */
export interface Sparse {
  list?: (Sparse | null)[];
  map?: { [name: string]: Sparse | null };
  tuple?: [string?, ...(Sparse | null)[]];
}
