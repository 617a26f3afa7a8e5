/*
 * How requests and responses of Cookies stand on the wire.
 */
import { checkGetSession200Body } from "../model/index.ts";
import { checkBy, type Operation } from "./runtime/index.ts";

/** `GET /session` (`#/paths/~1session/get`) */
export const getSession: Operation = {
  name: "getSession",
  security: [],
  parameters: [
    {
      in: "cookie",
      name: "sid",
      type: "string",
      required: true,
      check: checkBy({ type: "string", pattern: /^[a-z0-9]+$/u }),
    },
    { in: "cookie", name: "visits", type: "integer", default: 0 },
  ],
  responses: [
    {
      status: 200,
      headers: [
        { name: "set-cookie", type: "string", list: ",", required: true },
      ],
      content: [
        { type: "application/json", kind: "json", check: checkGetSession200Body },
      ],
    },
  ],
};
