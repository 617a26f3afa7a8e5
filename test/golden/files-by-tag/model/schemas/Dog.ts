/*
 * The types of Files: what validation gives back.
 * Where defaults make a difference, what goes in has a type of its own whose name ends in Input.
 */
import type { Kind } from "./Kind.ts";

/** `#/components/schemas/Dog` */
export interface Dog {
  kind: "dog";
  favourite?: Kind;
  tag?: DogTag;
}

/**
 * `#/components/schemas/Dog`
 *
 * What goes in for Dog: members with a default may be missing.
 */
export interface DogInput {
  kind: "dog";
  favourite?: Kind;
  tag?: DogTagInput;
}

export interface DogTag {
  /** @default "red" */
  colour: string;
}

/** What goes in for DogTag: members with a default may be missing. */
export interface DogTagInput {
  /** @default "red" */
  colour?: string;
}
