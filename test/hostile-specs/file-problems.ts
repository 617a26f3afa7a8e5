import { type Part, type Shape, shapeOf } from "./output-shape.ts";
import { harmless } from "./payloads.ts";

export type Files = ReadonlyMap<string, string>;

/** Control, format and private characters, and separators of lines; a joiner may stand in a comment, as part of an emoji. */
const invisible = /(?!\n|\t|\u200d)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

/** What is wrong with files whatever they are made from. */
export function fileProblems(files: Files, unspeakable: readonly string[]): string[] {
  return [...files].flatMap(([path, text]) => {
    const hidden = invisible.exec(text);
    return [
      ...(/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(path) ? [] : [`${path} is no path of ours`]),
      ...(hidden ? [`${path} has U+${hidden[0].codePointAt(0)?.toString(16)} in ${around(text, hidden.index)}`] : []),
      ...unspeakable.filter((word) => text.includes(word)).map((word) => `${path} speaks of ${word}`),
      ...(path.endsWith(".json") && parsed(text) === undefined ? [`${path} is no JSON`] : []),
    ];
  });
}

/** Where code differs from that with a word in the places of the payload in more than literals, names and comments. */
export function comparedCode(files: Files, base: Files): string[] {
  const paths = [...files.keys()].join();
  if (paths !== [...base.keys()].join()) return [`other files: ${paths}`];
  return changedFiles(files, base).flatMap(([path, text, before]) => {
    const [code, expected] = [codeOf(path, text), codeOf(path, before)];
    if (code.length !== expected.length) return [`${path}: other blocks of code`];
    return code.flatMap((block, index) => comparedBlock(path, block, expected[index] ?? ""));
  });
}

/** As `comparedCode`, of what is no code: the markup of prose, and the members of JSON. */
export function comparedTexts(files: Files, base: Files): string[] {
  return changedFiles(files, base).flatMap(([path, text, before]) => {
    if (path.endsWith(".md")) return comparedMarkup(path, text, before);
    return path.endsWith(".json") ? comparedJson(path, text, before) : [];
  });
}

/** The files that are in both, with both of their texts. What the lock file remembers is the document's. */
function changedFiles(files: Files, base: Files): readonly (readonly [string, string, string])[] {
  return [...files].flatMap(([path, text]) => {
    const before = base.get(path);
    return before === undefined || before === text || path === "specwright.lock.json" ? [] : [[path, text, before]];
  });
}

function comparedBlock(path: string, text: string, before: string): string[] {
  const shape = shapeOf(text);
  const expected = shapeOf(before);
  const difference = firstDifference(shape, expected);
  const lists = (["imports", "instructions"] as const).filter(
    (key) => shape[key].join("\n") !== expected[key].join("\n"),
  );
  return [
    ...shape.problems.map((problem) => `${path} does not parse: ${problem}`),
    ...lists.map((key) => `${path}: other ${key}: ${shape[key].filter((one) => !expected[key].includes(one)).join()}`),
    ...(difference === undefined ? [] : [`${path}: ${difference}`]),
  ];
}

function firstDifference({ parts }: Shape, expected: Shape): string | undefined {
  const length = Math.max(parts.length, expected.parts.length);
  for (let index = 0; index < length; index++) {
    const part = parts[index];
    const other = expected.parts[index];
    if (
      part &&
      other &&
      part.kind === other.kind &&
      (part.text === other.text || isDerived(other) || isNumbered(part, other))
    )
      continue;
    return `${shown(part)} where ${shown(other)} is expected`;
  }
  return undefined;
}

/** Whether a text comes from the place of the word. */
function isDerived({ text }: Part): boolean {
  return text.toLowerCase().includes(harmless);
}

/** Whether two names differ in numbers alone, which a name gets that something else has too. */
function isNumbered(part: Part, other: Part): boolean {
  const withoutNumbers = ({ text }: Part) => text.replace(/\d+/g, "");
  return part.kind === "Identifier" && withoutNumbers(part) === withoutNumbers(other);
}

function shown(part: Part | undefined): string {
  return part === undefined ? "nothing" : `${part.kind} ${JSON.stringify(part.text)}`;
}

/** The markup outside of code: elements, links, images, headings, fences and rows of tables. */
const markup = /<[a-z/!?]|(?<!\\)\[|(?<!\\)!\[|^ {0,3}#{1,6} |^ {0,3}(?:`{3,}|~{3,}).*|^\s*\||(?<!\\)\*|(?<!\\)_/gim;

function comparedMarkup(path: string, text: string, before: string): string[] {
  const marks = markupOf(text);
  return marks === markupOf(before) ? [] : [`${path}: other markup: ${marks}`];
}

function markupOf(text: string): string {
  return sections(text).prose.match(markup)?.join(" ") ?? "";
}

/** The TypeScript of a file: all of it, or the blocks of a page. */
export function codeOf(path: string, text: string): readonly string[] {
  if (path.endsWith(".md")) return sections(text).code;
  return path.endsWith(".ts") ? [text] : [];
}

/** Prose, the code within its lines left out, and the blocks of TypeScript. */
function sections(text: string): { readonly prose: string; readonly code: readonly string[] } {
  const code: string[] = [];
  const prose = text.replace(/^```ts\n([\s\S]*?)^```$/gm, (_, block: string) => {
    code.push(block);
    return "";
  });
  return { prose: prose.replace(/`[^`\n]+`/g, "code"), code };
}

function comparedJson(path: string, text: string, before: string): string[] {
  const [own, expected] = [entriesOf(parsed(text)), entriesOf(parsed(before))];
  const changed = expected.filter(([key, value], index) => {
    const [otherKey, other] = own[index] ?? [];
    return key !== otherKey || (value !== other && !value.includes(harmless));
  });
  return own.length === expected.length ? changed.map(([key]) => `${path}: other ${key}`) : [`${path}: other members`];
}

function entriesOf(value: unknown): readonly [string, string][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).map(([key, member]) => [key, JSON.stringify(member)]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function around(text: string, index: number): string {
  return JSON.stringify(text.slice(Math.max(0, index - 30), index + 10));
}
