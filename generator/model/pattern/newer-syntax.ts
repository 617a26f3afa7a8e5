/**
 * What a pattern has that came to ECMAScript after the oldest engines that run the output: a literal that an engine does
 * not know keeps the whole file from being loaded. Whether the engine that the generator runs on knows it does not count.
 */

import { insteadOfFlags } from "./flags.ts";

interface NewerSyntax {
  readonly message: string;
  readonly help: string;
}

/** What stands in a pattern beside escapes and classes, in which nothing else is meant: modifiers, and names of groups. */
const parts =
  /\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*(?:\]|$)|\(\?(?<modifiers>[ims]*(?:-[ims]*)?):|\(\?<(?<name>[^=!>(][^>(]*)>/g;

export function newerSyntax(pattern: string): NewerSyntax | undefined {
  const names = new Set<string>();
  for (const { 0: found, groups = {} } of pattern.matchAll(parts)) {
    const { modifiers, name } = groups;
    if (modifiers) {
      return {
        message: `\`${found}\` came with ES2025, and Node 20 does not take it`,
        help: `${insteadOfFlags(found).replace(/^w/, "W")}.`,
      };
    }
    if (name !== undefined && names.has(name)) {
      return {
        message: `two groups of one name, \`${name}\`, came with ES2025, and Node 20 does not take them`,
        help: "Give each group a name of its own, or none: `(?:`.",
      };
    }
    if (name !== undefined) names.add(name);
  }
  return undefined;
}
