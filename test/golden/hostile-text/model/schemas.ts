/*
 * The types of *\/ globalThis.pwned = 1; /* </script><script>globalThis.pwned = 1</script> "'`${globalThis.pwned = 1}:
 * what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 */

/**
 * First \*\/ globalThis.pwned = 1
 * &#64;ts-expect-error
 * &#64;internal
 * &#64;deprecated
 * //
 * globalThis.pwned = 1
 *
 * `#/components/schemas/Hostile`
 */
export interface Hostile {
  /** @pattern ^[/"'`]*\/;globalThis.pwned\s=\s1;//$ */
  "\"]; globalThis.pwned = 1; [\"": string;
  /** @pattern [\u2028\u000a]|globalThis.pwned */
  "*/ globalThis.pwned = 1; /*"?: string;
  /** @default "`${globalThis.pwned = 1}`" */
  "`${globalThis.pwned = 1}`": string;
  "\\"?: "\\";
  "line\u2028end\u2029\n\r\u0000"?: "'" | "\"" | "`" | "${globalThis.pwned = 1}" | "\u2028" | "\n" | "<\/script>" | "\\";
  ["__proto__"]: string;
  /**
   * /* *\/ /** *\/ // <!-- --> globalThis.pwned = 1  right to left
   *
   * @default "*\/ globalThis.pwned = 1 \u2028 </script>"
   */
  text: string;
}

/**
 * First \*\/ globalThis.pwned = 1
 * &#64;ts-expect-error
 * &#64;internal
 * &#64;deprecated
 * //
 * globalThis.pwned = 1
 *
 * `#/components/schemas/Hostile`
 *
 * Hostile as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface HostileInput {
  /** @pattern ^[/"'`]*\/;globalThis.pwned\s=\s1;//$ */
  "\"]; globalThis.pwned = 1; [\"": string;
  /** @pattern [\u2028\u000a]|globalThis.pwned */
  "*/ globalThis.pwned = 1; /*"?: string;
  /** @default "`${globalThis.pwned = 1}`" */
  "`${globalThis.pwned = 1}`"?: string;
  "\\"?: "\\";
  "line\u2028end\u2029\n\r\u0000"?: "'" | "\"" | "`" | "${globalThis.pwned = 1}" | "\u2028" | "\n" | "<\/script>" | "\\";
  ["__proto__"]: string;
  /**
   * /* *\/ /** *\/ // <!-- --> globalThis.pwned = 1  right to left
   *
   * @default "*\/ globalThis.pwned = 1 \u2028 </script>"
   */
  text?: string;
}
