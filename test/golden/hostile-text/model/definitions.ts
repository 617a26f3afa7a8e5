/*
 * The schemas of *\/ globalThis.pwned = 1; /* </script><script>globalThis.pwned = 1</script> "'`${globalThis.pwned = 1}
 * as tables:
 * the validators read them to say what is wrong with a value, and to put in defaults.
 */
import type { Definition } from "./runtime/index.ts";

const anyString: Definition = { type: "string" };

export function schemaOfHostile(): Definition {
  return {
    type: "object",
    required: ["\"]; globalThis.pwned = 1; [\"", "__proto__"],
    properties: {
      "\"]; globalThis.pwned = 1; [\"": {
        type: "string",
        pattern: /^[/"'`]*\/;globalThis.pwned\s=\s1;\/\/$/u,
        patternText: "^[/\"'`]*/;globalThis.pwned\\s=\\s1;//$",
      },
      "*/ globalThis.pwned = 1; /*": {
        type: "string",
        pattern: /[\u2028\n]|globalThis.pwned/u,
        patternText: "[\u2028\n]|globalThis.pwned",
      },
      "`${globalThis.pwned = 1}`": { type: "string", default: "`${globalThis.pwned = 1}`" },
      "\\": { type: "string", const: "\\" },
      "line\u2028end\u2029\n\r\u0000": {
        enum: ["'", "\"", "`", "${globalThis.pwned = 1}", "\u2028", "\n", "<\/script>", "\\"],
      },
      ["__proto__" as string]: anyString,
      text: { type: "string", default: "*/ globalThis.pwned = 1 \u2028 <\/script>" },
    },
    additionalProperties: false,
  };
}
