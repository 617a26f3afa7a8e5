import { type Document, isCollection, isNode, isPair, isScalar, type Node, type YAMLError } from "yaml";
import { type Span, type SyntaxProblem, tooDeep } from "./parsed-text.ts";

/** What the parser says, in the words of somebody who sees the text. */
interface Words {
  readonly message: string;
  readonly help?: string;
  readonly span?: Span;
  readonly related?: { readonly message: string; readonly span: Span };
}

/** One mistake made on every line, such as indenting by tabs, is shown where it begins. */
const timesShown = 3;

/**
 * What the parser of the `yaml` package reports of a text, in our words where its own speak of the grammar, each place
 * once, and without what only follows from a quote that is not closed, or from a value that has ended too early.
 */
export function yamlProblems(text: string, documents: readonly Document[]): readonly SyntaxProblem[] {
  const found = documents.flatMap((document) =>
    [...document.errors, ...document.warnings].map((problem) => problemOf(problem, text, document)),
  );
  const deep = found.find(({ message }) => message === tooDeep);
  if (deep) return [deep];
  const lost = [...cascades].map((begin) => found.find(({ message }) => message === begin)?.span.start);
  const open = Math.min(...lost.map((start) => start ?? Number.POSITIVE_INFINITY));
  const starts = new Set<number>();
  const distinct = found.filter(({ span: { start } }) => {
    const isNew = start <= open && !starts.has(start);
    starts.add(start);
    return isNew;
  });
  return folded(distinct);
}

function problemOf(problem: YAMLError, text: string, document: Document): SyntaxProblem {
  const [start, end] = problem.pos;
  const words = inOurWords(problem, text, document);
  return { code: "invalid-syntax", span: { start, end: Math.max(end, start + 1) }, ...words };
}

const notClosed = "the quote that begins here is not closed";
const endedBefore = "this cannot follow the value before it, which has ended here";
const belongsToNothing = "this belongs to nothing: what is before it has ended";

/** After one of these the parser no longer knows what is part of what, and complains of all that follows. */
const cascades: ReadonlySet<string> = new Set([notClosed, endedBefore, belongsToNothing]);

function inOurWords({ code, message, pos: [at, end] }: YAMLError, text: string, document: Document): Words {
  const written = text.slice(at, end);
  // The parser calls itself for each level, and says so in the engine's words when there are too many.
  if (/\bstack\b/i.test(message)) return { message: tooDeep };
  switch (code) {
    case "TAB_AS_INDENT":
      return { message: "a tab cannot indent a line of YAML", help: "Indent by spaces." };
    case "MULTILINE_IMPLICIT_KEY":
      return { message: "a colon is missing here, with a space after it", help: "Write `name: value`." };
    case "BLOCK_AS_IMPLICIT_KEY":
      return {
        message: "another `: ` follows this value before the next name",
        help: "Put a value that has `: ` in it in quotes. If the next line is what follows, indent it like this line.",
      };
    case "BAD_SCALAR_START":
      return {
        message: `a value cannot begin with \`${written.charAt(0)}\` unless it is in quotes`,
        help: "Put the value in quotes.",
      };
    case "UNEXPECTED_TOKEN": {
      if (!/^unexpected .* (?:at node end|in YAML stream)/is.test(message)) return { message: plain(message) };
      const isAtEnd = /at node end/i.test(message);
      const help = "Put a value in quotes that has brackets, braces, commas or quotes in it.";
      return { message: isAtEnd ? endedBefore : belongsToNothing, ...(isAtEnd && { help }) };
    }
    case "TAG_RESOLVE_FAILED":
      return { message: `the tag \`${written}\` stands for nothing that JSON has`, help: "Leave the tag out." };
    case "MISSING_CHAR": {
      const quote = /closing ["']quote/.test(message) ? lastBefore(document, at, isQuoted) : undefined;
      return quote ? { message: notClosed, span: { start: quote, end: quote + 1 } } : { message: plain(message) };
    }
    case "BAD_INDENT": {
      const bracket = /end with a ([}\]])/.exec(message)?.[1];
      const isOpen = (node: Node) => isFlow(node) && text.charAt((node.range?.[1] ?? at) - 1) !== bracket;
      const start = bracket === undefined ? undefined : lastBefore(document, at, isOpen);
      if (start === undefined) return { message: plain(message) };
      return {
        message: `\`${bracket}\` is missing before this, or this line is indented too little`,
        related: { message: "what it would close", span: { start, end: start + 1 } },
      };
    }
    default:
      return { message: plain(message) };
  }
}

function isQuoted(node: Node): boolean {
  return isScalar(node) && (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE");
}

function isFlow(node: Node): boolean {
  return isCollection(node) && node.flow === true;
}

/** Where the innermost node of a kind begins that reaches to a place. Nodes that do not reach it are not looked into. */
function lastBefore({ contents }: Document, at: number, isOfKind: (node: Node) => boolean): number | undefined {
  let last: number | undefined;
  const open: unknown[] = [contents];
  while (open.length > 0) {
    const node = open.pop();
    if (isPair(node)) open.push(node.key, node.value);
    if (!isNode(node) || !node.range) continue;
    const [start, , end] = node.range;
    if (start >= at || end < at) continue;
    if (isOfKind(node) && start >= (last ?? 0)) last = start;
    if (isCollection(node)) for (const item of node.items) open.push(item);
  }
  return last;
}

function plain(message: string): string {
  const sentence = message.replace(/\.$/, "");
  return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}

function folded(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const counts = new Map<string, number>();
  for (const { message } of problems) counts.set(message, (counts.get(message) ?? 0) + 1);
  const shown = new Map<string, number>();
  return problems.flatMap((problem) => {
    const index = (shown.get(problem.message) ?? 0) + 1;
    shown.set(problem.message, index);
    const rest = (counts.get(problem.message) ?? 0) - timesShown;
    if (index > timesShown) return [];
    if (index < timesShown || rest <= 0) return [problem];
    return [{ ...problem, message: `${problem.message} (and ${rest} more ${rest === 1 ? "time" : "times"} below)` }];
  });
}
