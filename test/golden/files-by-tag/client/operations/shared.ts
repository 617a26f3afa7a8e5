/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { ResponseTable } from "../runtime/index.ts";

export const json: ResponseTable = { content: ["application/json"] };
