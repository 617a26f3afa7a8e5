import { code } from "../core/printable.ts";

/** What can be written as a text whose schema says nothing: lists and objects have more than one way of being written. */
export const anyScalar = code`string | number | boolean`;
