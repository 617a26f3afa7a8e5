/*
 * How requests and responses of Cookies stand on the wire.
 */
import {
  checkColors,
  checkGetCookieFlagsParameter,
  checkGetSession200Body,
  checkLight,
} from "../model/index.ts";
import { checkBy, type Operation } from "./runtime/index.ts";

/** `GET /session` (`#/paths/~1session/get`) */
export function getSession(): Operation {
  return {
    name: "getSession",
    security: [],
    parameters: [
      {
        in: "cookie",
        name: "sid",
        type: "string",
        required: true,
        check: checkBy({ type: "string", pattern: /^[a-z0-9]+$/u }, isGetSessionCookieSid),
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
}

const getSessionCookieSidPattern = /^[a-z0-9]+$/u;

function isGetSessionCookieSid(value: unknown): boolean {
  return typeof value === "string" && getSessionCookieSidPattern.test(value);
}

/** `GET /form` (`#/paths/~1form/get`) */
export function getForm(): Operation {
  return {
    name: "getForm",
    security: [],
    parameters: [
      { in: "cookie", name: "color", type: "string", list: "repeated", check: checkColors },
      { in: "cookie", name: "sizes", type: "integer", list: "," },
      {
        in: "cookie",
        name: "rgb",
        type: "string",
        object: "exploded",
        fields: [{ name: "R", type: "integer" }, { name: "G", type: "integer" }, { name: "name", type: "string" }],
        check: checkLight,
      },
      {
        in: "cookie",
        name: "hsl",
        type: "string",
        object: ",",
        fields: [{ name: "R", type: "integer" }, { name: "G", type: "integer" }, { name: "name", type: "string" }],
        check: checkLight,
      },
      { in: "cookie", name: "back", type: "string" },
    ],
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json" },
        ],
      },
    ],
  };
}

/** `GET /cookie` (`#/paths/~1cookie/get`) */
export function getCookie(): Operation {
  return {
    name: "getCookie",
    security: [[{ scheme: "session", scopes: [] }]],
    parameters: [
      { in: "cookie", name: "color", type: "string", list: "repeated", style: "cookie", check: checkColors },
      { in: "cookie", name: "sizes", type: "integer", list: ",", style: "cookie" },
      {
        in: "cookie",
        name: "hsl",
        type: "string",
        object: ",",
        fields: [{ name: "R", type: "integer" }, { name: "G", type: "integer" }, { name: "name", type: "string" }],
        style: "cookie",
        check: checkLight,
      },
      {
        in: "cookie",
        name: "flags",
        type: "string",
        object: "exploded",
        open: true,
        fields: [{ name: "beta", type: "boolean" }],
        style: "cookie",
        check: checkGetCookieFlagsParameter,
      },
    ],
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json" },
        ],
      },
    ],
  };
}
