import { type Part, type Shape, shapeOf } from "./output-shape.ts";
import { harmless } from "./payloads.ts";

type Files = ReadonlyMap<string, string>;

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

/**
 * Where files differ from those with a word in the places of the payload in more than literals, names and comments.
 * @param isMeant Whether the text may mean something, as a pattern, an address and a media type do: the code may then
 *   differ too, but for what is named in it.
 */
export function comparedFiles(files: Files, base: Files, isMeant: boolean): string[] {
  const paths = [...files.keys()].join();
  if (paths !== [...base.keys()].join()) return [`other files: ${paths}`];
  const known = isMeant ? identifiersOf(base) : undefined;
  return [...files].flatMap(([path, text]) => {
    const before = base.get(path) ?? "";
    if (before === text || path === "specwright.lock.json") return [];
    if (path.endsWith(".ts")) return comparedCode(path, text, before, known);
    if (path.endsWith(".md")) return comparedMarkdown(path, text, before, known);
    return comparedJson(path, text, before);
  });
}

function comparedCode(path: string, text: string, before: string, known: Identifiers): string[] {
  const shape = shapeOf(path, text);
  const expected = shapeOf(path, before);
  const difference = firstDifference(shape, expected);
  const explained = isExplained(shape, known);
  const lists = (["imports", "instructions"] as const).filter(
    (key) => shape[key].join("\n") !== expected[key].join("\n") && !(key === "imports" && explained),
  );
  return [
    ...shape.problems.map((problem) => `${path} does not parse: ${problem}`),
    ...lists.map((key) => `${path}: other ${key}: ${shape[key].filter((one) => !expected[key].includes(one)).join()}`),
    ...(difference === undefined || explained ? [] : [`${path}: ${difference}`]),
  ];
}

/** The names in code; undefined where other code is not expected. */
type Identifiers = ReadonlySet<string> | undefined;

function identifiersOf(files: Files): ReadonlySet<string> {
  const code = [...files].filter(([path]) => path.endsWith(".ts"));
  return new Set(
    code.flatMap(([path, text]) =>
      shapeOf(path, text)
        .parts.filter(isIdentifier)
        .map((part) => part.text),
    ),
  );
}

function isExplained({ parts }: Shape, known: Identifiers): boolean {
  return known !== undefined && parts.every((part) => !isIdentifier(part) || known.has(part.text));
}

function isIdentifier({ kind }: Part): boolean {
  return kind === "Identifier";
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
  return isIdentifier(part) && withoutNumbers(part) === withoutNumbers(other);
}

function shown(part: Part | undefined): string {
  return part === undefined ? "nothing" : `${part.kind} ${JSON.stringify(part.text)}`;
}

/** The markup outside of code: elements, links, images, headings, fences and rows of tables. */
const markup = /<[a-z/!?]|(?<!\\)\[|(?<!\\)!\[|^ {0,3}#{1,6} |^ {0,3}(?:`{3,}|~{3,}).*|^\s*\||(?<!\\)\*|(?<!\\)_/gim;

function comparedMarkdown(path: string, text: string, before: string, known: Identifiers): string[] {
  const [own, expected] = [sections(text), sections(before)];
  const marks = own.prose.match(markup)?.join(" ") ?? "";
  const difference =
    marks === (expected.prose.match(markup)?.join(" ") ?? "") ? [] : [`${path}: other markup: ${marks}`];
  if (own.code.length !== expected.code.length) return [...difference, `${path}: other blocks of code`];
  return [
    ...difference,
    ...own.code.flatMap((block, index) => comparedCode(`${path}.ts`, block, expected.code[index] ?? "", known)),
  ];
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
