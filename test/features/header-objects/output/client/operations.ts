/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import type { Light } from "../model/index.ts";
import {
  headerValue,
  type Operation,
  readAssignments,
  readBoolean,
  readInteger,
  readNumber,
  readPairs,
  readText,
  type Reply,
  type RequestOptions,
  styledHeader,
} from "./runtime/index.ts";

/** The headers of getLimits. */
export interface GetLimitsHeaders {
  "x-ask"?: Light | undefined;
}

/** What getLimits takes. */
export interface GetLimitsArguments {
  headers?: GetLimitsHeaders | undefined;
}

/** How `client.default.getLimits` is sent. */
export type GetLimitsOptions = RequestOptions<GetLimitsHeaders>;

/** What getLimits gives back. */
export type GetLimitsResult = Reply<204, undefined, undefined, {
  "x-color": Light;
  "x-exploded"?: Light;
  "x-open"?: { [name: string]: number };
}>;

/**
 * How getLimits is sent and answered.
 *
 * `#/paths/~1limits/get`
 */
export const getLimitsOperation: Operation<GetLimitsArguments, GetLimitsResult> = {
  name: "getLimits",
  method: "GET",
  path: "/limits",
  header: styledHeader,
  parameters: [{ name: "x-ask", in: "header", style: "simple", explode: false, write: headerValue }],
  responses: {
    204: {
      headers: {
        "x-color": (text) => readPairs(text, [readText], { R: [readInteger], on: [readBoolean], name: [readText] }),
        "x-exploded": (text) => readAssignments(text, [readText], {
          R: [readInteger],
          on: [readBoolean],
          name: [readText],
        }),
        "x-open": (text) => readAssignments(text, [readNumber]),
      },
    },
  },
};
