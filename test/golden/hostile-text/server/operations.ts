/*
 * How requests and responses of *\/ globalThis.pwned = 1; /* </script><script>globalThis.pwned = 1</script>
 * "'`${globalThis.pwned = 1} stand on the wire.
 */
import { checkHostile } from "../model/index.ts";
import type { Operation } from "./runtime/index.ts";

/** `POST /quote'"`$*\/globalThis.pwned=1;/*{id}\` (`#/paths/~1quote'"`$*~1globalThis.pwned=1;~1*{id}\/post`) */
export const constructorGlobalThisPwned1: Operation = {
  name: "constructorGlobalThisPwned1",
  security: [[{ scheme: "key", scopes: [] }]],
  parameters: [
    { in: "path", name: "id", type: "string", required: true },
    {
      in: "query",
      name: "q\"]; globalThis.pwned = 1; [\"",
      type: "string",
      default: "${globalThis.pwned = 1}`",
    },
    { in: "cookie", name: "'+(globalThis.pwned=1)+'", type: "string" },
  ],
  body: {
    required: false,
    content: [
      { type: "application/json", kind: "json", check: checkHostile },
    ],
  },
  responses: [
    {
      status: 200,
      content: [
        { type: "application/json", kind: "json", check: checkHostile },
      ],
    },
  ],
};
