import { createRequire } from "node:module";
import type { Diagnostics } from "../../diagnostics.ts";
import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Schema } from "../api/schema.ts";
import { exponentialPart, repeatsUnknown } from "./exponential-backtracking.ts";
import { hasManyWays } from "./polynomial-backtracking.ts";

/** What cannot be judged is no danger in a text of so many characters at most: its length is tested before its pattern. */
export const shortEnough = 20;

/**
 * Warns of every pattern that a short text can keep busy for ages: validators run patterns on what a stranger sends.
 */
export function warnOfSlowPatterns(schemas: Iterable<Schema>, diagnostics: Diagnostics): void {
  for (const { node, pattern, patternProperties = [], maxLength } of schemas) {
    if (pattern !== undefined) warn(pattern, node.get("pattern") ?? node, "value", diagnostics, maxLength);
    for (const { pattern, key } of patternProperties) {
      warn(pattern, node.get("patternProperties")?.get(key) ?? node, "key", diagnostics);
    }
  }
}

function warn(
  pattern: string,
  node: SpecNode,
  part: "key" | "value",
  diagnostics: Diagnostics,
  maxLength = Number.POSITIVE_INFINITY,
): void {
  const { slow, isEndless, isShared, unknown } = judge(pattern, maxLength);
  if (isShared) {
    diagnostics.warning("slow-pattern", `some texts take time that grows far faster than they do: \`${pattern}\``, {
      location: node.location(part),
      help: "Its parts can share a text in a great many ways. Let each begin or end with what no other one takes.",
    });
  } else if (slow !== undefined) {
    const time = isEndless ? "doubles with each character" : "grows far faster than they do";
    diagnostics.warning("slow-pattern", `some texts take time that ${time}: \`${pattern}\``, {
      location: node.location(part),
      help: `\`${slow}\` can repeat over the same text in more than one way. Let it repeat in one way.`,
    });
  } else if (unknown !== undefined && maxLength > shortEnough) {
    diagnostics.warning("slow-pattern", `how long this takes could not be judged: \`${pattern}\``, {
      location: node.location(part),
      help: `${unknown}. Write a simpler one, or limit the text by \`maxLength\` to ${shortEnough} characters or fewer.`,
    });
  }
}

/** The part of a pattern that makes it take exponential time, or why there may be one that was not found. */
export interface Judgement {
  readonly slow?: string;
  /** Whether it does however often it repeats, and not only up to a limit. */
  readonly isEndless?: boolean;
  /** Whether its parts, none of which repeats in two ways, can share a text in more ways than are soon tried. */
  readonly isShared?: true;
  readonly unknown?: string;
}

const repetition = /[*+?]|\{\d+,\d*\}/g;

/** Fewer than these share no text in too many ways. */
const fewRepetitions = 5;

const tooLarge: Judgement = { unknown: "It is too large once its numbers of repetitions are written out" };

/**
 * Judges a pattern by the ways in which it can repeat over the same text.
 * @param pattern A regular expression of ECMA-262 that is valid with the flag `u`.
 * @param maxLength The length of the longest text.
 */
export function judge(pattern: string, maxLength = Number.POSITIVE_INFINITY): Judgement {
  // Only what repeats a group can take exponential time, and only many parts can share a text in many ways.
  if (!/\)[*+{]/.test(pattern) && (pattern.match(repetition) ?? []).length < fewRepetitions) return {};
  const { JS } = loadLibrary();
  try {
    const parser = JS.Parser.fromLiteral({ source: pattern, flags: "u" });
    const { expression } = parser.parse({ assertions: "parse", backreferences: "unknown" });
    const part = exponentialPart(expression, maxLength);
    if (part === "too large") return tooLarge;
    if (part) {
      const { rests, isEndless } = part;
      const slow = pattern.slice(part.start, part.end);
      if (!rests) return { slow, isEndless };
      return { unknown: `What \`${slow}\` looks for ahead or behind decides whether it repeats in one way` };
    }
    if (repeatsUnknown(expression)) return { unknown: "It repeats a backreference, which stands for any text" };
    return hasManyWays(expression, maxLength) ? { isShared: true } : {};
  } catch {
    // The library refuses what grows too large when it is written out.
    return tooLarge;
  }
}

const slow = new Map<string, boolean>();

/** Whether a text may keep a pattern busy for ages: it is long, and the pattern is one that is warned of. */
export function mayTakeAges(pattern: string, text: string): boolean {
  if (text.length <= shortEnough) return false;
  const known = slow.get(pattern) ?? Object.keys(judge(pattern)).length > 0;
  slow.set(pattern, known);
  return known;
}

/** It takes a while to load, and most documents have no pattern that needs it. */
function loadLibrary(): typeof import("refa") {
  return createRequire(import.meta.url)("refa");
}
