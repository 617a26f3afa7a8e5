/*
 * How requests and responses of *\/ globalThis.pwned = 1; /* </script><script>globalThis.pwned = 1</script>
 * "'`${globalThis.pwned = 1} stand on the wire.
 */
import { checkHostile, isHostile } from "../model/index.ts";
import type { Operation } from "./runtime/index.ts";

/** `POST /quote'"`$*\/globalThis.pwned=1;/*{id}\` (`#/paths/~1quote'"`$*~1globalThis.pwned=1;~1*{id}\/post`) */
export function constructorGlobalThisPwned1(): Operation {
  return {
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
        {
          type: "application/json",
          kind: "json",
          check: checkHostile,
          complete: completeConstructorGlobalThisPwned1Body,
        },
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
}

/** Adds what a body that fits lacks; what is wrong with others, the table says. */
function completeConstructorGlobalThisPwned1Body(value: unknown): unknown {
  if (!isHostile(value)) return undefined;
  if (value["`${globalThis.pwned = 1}`"] === undefined) value["`${globalThis.pwned = 1}`"] = "`${globalThis.pwned = 1}`";
  if (value.text === undefined) value.text = "*/ globalThis.pwned = 1 \u2028 <\/script>";
  return value;
}
