/*
 * The validators of *\/ globalThis.pwned = 1; /* </script><script>globalThis.pwned = 1</script> "'`${globalThis.pwned =
 * 1}. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import { schemaOfHostile } from "./definitions.ts";
import {
  type CheckOptions,
  type CheckResult,
  checkWithDefaults,
  isObject,
  isString,
  memberOf,
  parseWithDefaults,
} from "./runtime/index.ts";
import type { Hostile, HostileInput } from "./schemas.ts";

/** Whether a value fits HostileInput. */
export function isHostile(value: unknown): value is HostileInput {
  return (
    isObject(value) &&
    hasOnlyHostileMembers(value) &&
    typeof value["\"]; globalThis.pwned = 1; [\""] === "string" &&
    hostileGlobalThisPwned1Pattern.test(value["\"]; globalThis.pwned = 1; [\""]) &&
    (value["*/ globalThis.pwned = 1; /*"] === undefined ||
      (typeof value["*/ globalThis.pwned = 1; /*"] === "string" &&
        hostileGlobalThisPwned1Pattern2.test(value["*/ globalThis.pwned = 1; /*"]))) &&
    (value["`${globalThis.pwned = 1}`"] === undefined || typeof value["`${globalThis.pwned = 1}`"] === "string") &&
    (value["\\"] === undefined || value["\\"] === "\\") &&
    (value["line\u2028end\u2029\n\r\u0000"] === undefined ||
      value["line\u2028end\u2029\n\r\u0000"] === "'" ||
      value["line\u2028end\u2029\n\r\u0000"] === "\"" ||
      value["line\u2028end\u2029\n\r\u0000"] === "`" ||
      value["line\u2028end\u2029\n\r\u0000"] === "${globalThis.pwned = 1}" ||
      value["line\u2028end\u2029\n\r\u0000"] === "\u2028" ||
      value["line\u2028end\u2029\n\r\u0000"] === "\n" ||
      value["line\u2028end\u2029\n\r\u0000"] === "<\/script>" ||
      value["line\u2028end\u2029\n\r\u0000"] === "\\") &&
    isString(memberOf(value, "__proto__")) &&
    (value.text === undefined || typeof value.text === "string")
  );
}

function hasOnlyHostileMembers(value: { readonly [name: string]: unknown }): boolean {
  for (const name in value) {
    switch (name) {
      case "\"]; globalThis.pwned = 1; [\"":
      case "*/ globalThis.pwned = 1; /*":
      case "`${globalThis.pwned = 1}`":
      case "\\":
      case "line\u2028end\u2029\n\r\u0000":
      case "__proto__":
      case "text":
        break;
      default:
        if (value[name] !== undefined && Object.hasOwn(value, name)) return false;
    }
  }
  return true;
}

const hostileGlobalThisPwned1Pattern = /^[/"'`]*\/;globalThis.pwned\s=\s1;\/\/$/u;
const hostileGlobalThisPwned1Pattern2 = /[\u2028\n]|globalThis.pwned/u;

/** The value as Hostile, or everything that is wrong with it. */
export function checkHostile(value: unknown, options?: CheckOptions): CheckResult<Hostile> {
  return checkWithDefaults<Hostile>(isHostile, schemaOfHostile, value, options);
}

/**
 * The value as Hostile.
 *
 * @throws {ValidationError}
 */
export function parseHostile(value: unknown, options?: CheckOptions): Hostile {
  return parseWithDefaults<Hostile>("Hostile", isHostile, schemaOfHostile, value, options);
}
