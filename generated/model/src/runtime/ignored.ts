import type { Definition } from "./definition.ts";

/**
 * Stands in a table for a member that only the other direction has: a request may hold one that is only read, and a
 * response one that is only written. Nothing is asked of it, and validation leaves it out.
 */
export const ignored: Definition = {};
