/*
 * How requests and responses of Security stand on the wire.
 */
import type { Operation } from "./runtime/index.ts";

/** `GET /inherited` (`#/paths/~1inherited/get`) */
export const inherited: Operation = {
  name: "inherited",
  security: [[{ scheme: "bearer", scopes: [] }]],
  parameters: [],
  responses: [
    { status: 204 },
  ],
};

/** `GET /either` (`#/paths/~1either/get`) */
export const either: Operation = {
  name: "either",
  security: [[{ scheme: "bearer", scopes: [] }], [{ scheme: "basic", scopes: [] }]],
  parameters: [],
  responses: [
    { status: 204 },
  ],
};

/** `GET /both` (`#/paths/~1both/get`) */
export const both: Operation = {
  name: "both",
  security: [[{ scheme: "bearer", scopes: [] }, { scheme: "appKey", scopes: [] }]],
  parameters: [],
  responses: [
    { status: 204 },
  ],
};

/** `GET /optional` (`#/paths/~1optional/get`) */
export const optional: Operation = {
  name: "optional",
  security: [[{ scheme: "session", scopes: [] }], []],
  parameters: [],
  responses: [
    { status: 204 },
  ],
};

/** `GET /scoped` (`#/paths/~1scoped/get`) */
export const scoped: Operation = {
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

/** `GET /certified` (`#/paths/~1certified/get`) */
export const certified: Operation = {
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

/** `GET /open` (`#/paths/~1open/get`) */
export const open: Operation = {
  name: "open",
  security: [],
  parameters: [],
  responses: [
    { status: 204 },
  ],
};
