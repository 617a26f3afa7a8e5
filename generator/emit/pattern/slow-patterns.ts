import { createRequire } from "node:module";
import type { Diagnostics } from "../../diagnostics.ts";
import type { SpecNode } from "../../load/spec-node.ts";
import type { Schema } from "../../model/schema.ts";
import { exponentialPart, repeatsUnknown } from "./backtracking.ts";

/** A text of so many characters at most is no danger: its length is tested before its pattern. */
const shortEnough = 20;

/**
 * Warns of every pattern that a short text can keep busy for ages: validators run patterns on what a stranger sends.
 */
export function warnOfSlowPatterns(schemas: Iterable<Schema>, diagnostics: Diagnostics): void {
  for (const schema of schemas) {
    const { node, pattern, patternProperties = [], maxLength = Number.POSITIVE_INFINITY } = schema;
    if (pattern !== undefined && maxLength > shortEnough)
      warn(pattern, node.get("pattern") ?? node, "value", diagnostics);
    for (const { pattern, key } of patternProperties) {
      warn(pattern, node.get("patternProperties")?.get(key) ?? node, "key", diagnostics);
    }
  }
}

function warn(pattern: string, node: SpecNode, part: "key" | "value", diagnostics: Diagnostics): void {
  const { slow, unknown } = judge(pattern);
  if (slow !== undefined) {
    diagnostics.warning("slow-pattern", `some texts take time that doubles with each character: \`${pattern}\``, {
      location: node.location(part),
      help: `\`${slow}\` can repeat over the same text in more than one way. Let it repeat in one way.`,
    });
  } else if (unknown !== undefined) {
    diagnostics.warning("slow-pattern", `how long this takes could not be judged: \`${pattern}\``, {
      location: node.location(part),
      help: `${unknown}. Write a simpler one, or limit the text by \`maxLength\` to ${shortEnough} characters or fewer.`,
    });
  }
}

/** The part of a pattern that makes it take exponential time, or why there may be one that was not found. */
export interface Judgement {
  readonly slow?: string;
  readonly unknown?: string;
}

const tooLarge: Judgement = { unknown: "It is too large once its numbers of repetitions are written out" };

/**
 * Judges a pattern by the ways in which it can repeat over the same text.
 * @param pattern A regular expression of ECMA-262 that is valid with the flag `u`.
 */
export function judge(pattern: string): Judgement {
  // Only what repeats a group can take exponential time.
  if (!/\)[*+{]/.test(pattern)) return {};
  const { JS } = loadLibrary();
  try {
    const parser = JS.Parser.fromLiteral({ source: pattern, flags: "u" });
    const { expression } = parser.parse({ assertions: "parse", backreferences: "unknown" });
    const part = exponentialPart(expression);
    if (part === "too large") return tooLarge;
    if (part) return { slow: pattern.slice(part.start, part.end) };
    return repeatsUnknown(expression) ? { unknown: "It repeats a backreference, which stands for any text" } : {};
  } catch {
    // The library refuses what grows too large when it is written out.
    return tooLarge;
  }
}

/** It takes a while to load, and most documents have no pattern that needs it. */
function loadLibrary(): typeof import("refa") {
  return createRequire(import.meta.url)("refa");
}
