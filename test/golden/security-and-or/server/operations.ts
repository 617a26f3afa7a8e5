/*
 * How requests and responses of Security stand on the wire.
 */
import type { Operation } from "./runtime/index.ts";

/** `GET /inherited` (`#/paths/~1inherited/get`) */
export function inherited(): Operation {
  return {
    name: "inherited",
    security: [[{ scheme: "bearer", scopes: [] }]],
    parameters: [],
    responses: [
      { status: 204 },
    ],
  };
}

/** `GET /either` (`#/paths/~1either/get`) */
export function either(): Operation {
  return {
    name: "either",
    security: [[{ scheme: "bearer", scopes: [] }], [{ scheme: "basic", scopes: [] }]],
    parameters: [],
    responses: [
      { status: 204 },
    ],
  };
}

/** `GET /both` (`#/paths/~1both/get`) */
export function both(): Operation {
  return {
    name: "both",
    security: [[{ scheme: "bearer", scopes: [] }, { scheme: "appKey", scopes: [] }]],
    parameters: [],
    responses: [
      { status: 204 },
    ],
  };
}

/** `GET /optional` (`#/paths/~1optional/get`) */
export function optional(): Operation {
  return {
    name: "optional",
    security: [[{ scheme: "session", scopes: [] }], []],
    parameters: [],
    responses: [
      { status: 204 },
    ],
  };
}

/** `GET /scoped` (`#/paths/~1scoped/get`) */
export function scoped(): Operation {
  return {
    name: "scoped",
    security: [
      [{ scheme: "oauth", scopes: ["read", "write"] }, { scheme: "appKey", scopes: [] }],
      [{ scheme: "basic", scopes: [] }],
    ],
    parameters: [],
    responses: [
      { status: 204 },
    ],
  };
}

/** `GET /certified` (`#/paths/~1certified/get`) */
export function certified(): Operation {
  return {
    name: "certified",
    security: [
      [{ scheme: "certificate", scopes: [] }, { scheme: "basic", scopes: [] }],
      [{ scheme: "digest", scopes: [] }],
    ],
    parameters: [],
    responses: [
      { status: 204 },
    ],
  };
}

/** `GET /open` (`#/paths/~1open/get`) */
export function open(): Operation {
  return {
    name: "open",
    security: [],
    parameters: [],
    responses: [
      { status: 204 },
    ],
  };
}
