/*
 * The types of Files: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
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
 * Dog as it is sent and as it arrives, before defaults: members that have one may be missing.
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

/** DogTag as it is sent and as it arrives, before defaults: members that have one may be missing. */
export interface DogTagInput {
  /** @default "red" */
  colour?: string;
}
