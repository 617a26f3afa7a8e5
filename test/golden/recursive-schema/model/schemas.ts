/*
 * The types of Recursion: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
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

/**
 * What only the objects, or only the lists, of a schema lead back to.
 *
 * `#/components/schemas/Outline`
 */
export type Outline = OutlineObject | Chapter[];

/** What Outline is as an object. */
export type OutlineObject = OutlineOption1;

export interface OutlineOption1 {
  title: string;
  next?: Chapter;
}

/** `#/components/schemas/Chapter` */
export type Chapter = OutlineObject & { pages?: number };

/**
 * `#/components/schemas/Sequel`
 *
 * @contains Sequel
 */
export type Sequel = Chapter[];

/**
 * Values and lists, of which some values are left out.
 *
 * `#/components/schemas/Token`
 */
export type Token = "open" | "close" | Opening[];

/**
 * `#/components/schemas/Opening`
 *
 * @not "close"
 */
export type Opening = "open" | Opening[];

/**
 * Without a union, an interface can extend the objects.
 *
 * `#/components/schemas/Part`
 */
export type Part = PartObject | Machine[] | null;

/** What Part is as an object. */
export interface PartObject {
  of?: Machine;
}

/** `#/components/schemas/Machine` */
export interface Machine extends PartObject {
  name?: string;
}

/**
 * The objects, of which nothing is left, are an intersection that leads back.
 *
 * `#/components/schemas/Scale`
 */
export type Scale =
  | ({ [name: string]: Step } & { [name: string]: { [name: string]: unknown } | number | null })
  | number
  | null;

/** `#/components/schemas/Step` */
export type Step = number | null;

/**
 * A list whose items need not be there, and that leads back through lists within them.
 *
 * `#/components/schemas/Pair`
 */
export type Pair = string | [item1?: string | Pair[], ...others: Pair[][]];
