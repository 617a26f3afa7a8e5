/**
 * Whether files that mean something else than those with a harmless word in the place of a payload hold the payload as
 * text alone: a name that is reserved, a text that is sorted elsewhere or a pattern that refuses an example make other
 * code. What they cannot make is code of other words: each is one of the generator's own, or a name that was derived from
 * the document's and declared.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  camelCase,
  pascalCase,
  spellGroup,
  spellOperation,
  spellResource,
  spellSchema,
  spellScheme,
} from "../../generator/model/names/spelling.ts";
import { repository } from "../support/command.ts";
import { codeOf, type Files } from "./file-problems.ts";
import { type Shape, shapeOf } from "./output-shape.ts";
import { harmless } from "./payloads.ts";

/** What code is made of. */
interface Vocabulary {
  readonly kinds: ReadonlySet<string>;
  readonly identifiers: ReadonlySet<string>;
  /** What is read of objects. */
  readonly members: ReadonlySet<string>;
  readonly modules: ReadonlySet<string>;
  readonly instructions: ReadonlySet<string>;
}

/**
 * What of some files is neither in those with a harmless word nor in the runtime, and is no name of the document's.
 * @param texts What stands in the places of the document's texts: names are derived from these.
 */
export function foreignParts(files: Files, base: Files, texts: readonly string[]): readonly string[] {
  const shapes = shapesOf(files);
  const known = vocabularyOf(base);
  const stems = texts.flatMap(stemsOf).map((stem) => stem.toLowerCase());
  const isDerived = (name: string) => stems.some((stem) => name.toLowerCase().includes(stem));
  const own = new Set(shapes.flatMap(([, shape]) => shape.declared).filter(isDerived));
  return [
    ...[...files.keys()]
      .filter((path) => !base.has(path) && !isRuntime(path))
      .map((path) => `${path} is not there with a harmless word`),
    ...shapes.flatMap(([path, shape]) => [
      ...shape.problems.map((problem) => `${path} does not parse: ${problem}`),
      ...foreign(shape.modules, known.modules, own).map((name) => `${path} imports ${name}`),
      ...foreign(shape.instructions, known.instructions, own).map((one) => `${path} has the instruction ${one}`),
      ...foreign(
        shape.parts.map(({ kind }) => kind),
        known.kinds,
        own,
      ).map((kind) => `${path} has a ${kind}`),
      ...foreign(identifiersOf(shape), known.identifiers, own).map((name) => `${path} speaks of ${name}`),
      // A path below the base path of a server is made of two texts: the table that is read has it as a name.
      ...foreign(membersOf(shape), known.members, new Set([...texts, ...namesOf(shape)]))
        .filter((name) => !isDerived(name))
        .map((name) => `${path} reads ${name}`),
    ]),
  ];
}

/** Names with the harmless word in them that nothing is declared by: a text that stands in code as it is. */
export function undeclaredNames(files: Files, word: string): readonly string[] {
  const shapes = shapesOf(files);
  const declared = new Set(shapes.flatMap(([, shape]) => shape.declared));
  return shapes.flatMap(([path, shape]) =>
    identifiersOf(shape)
      .filter((name) => name.toLowerCase().includes(word) && !declared.has(name))
      .map((name) => `${path} speaks of ${name}, which is declared nowhere`),
  );
}

function foreign(found: readonly string[], known: ReadonlySet<string>, own: ReadonlySet<string>): readonly string[] {
  return [...new Set(found)].filter((one) => !known.has(one) && !own.has(one) && !known.has(withoutNames(one, own)));
}

function identifiersOf({ parts }: Shape): readonly string[] {
  return parts.filter(({ kind }) => kind === "Identifier").map(({ text }) => text);
}

function membersOf({ parts }: Shape): readonly string[] {
  return parts.filter(({ kind }) => kind === "member").map(({ text }) => text);
}

function namesOf({ parts }: Shape): readonly string[] {
  return parts.filter(({ kind }) => kind === "name of a member").map(({ text }) => text);
}

const shapes = new WeakMap<Files, readonly (readonly [string, Shape])[]>();

function shapesOf(files: Files): readonly (readonly [string, Shape])[] {
  const known = shapes.get(files);
  if (known) return known;
  const made = [...files].flatMap(([path, text]) => codeOf(path, text).map((code) => [path, shapeOf(code)] as const));
  shapes.set(files, made);
  return made;
}

/** What a text is within a name; a text without a letter is called by what it is. */
function stemsOf(text: string): readonly string[] {
  const spelled = [spellSchema, spellOperation, spellGroup, spellScheme].map((spell) => spell(text).typescript);
  return [...spelled, spellResource(text), camelCase(text), pascalCase(text)].filter((stem) => stem !== "");
}

/** An instruction without names of the document's, which comments of one line in READMEs speak of. */
function withoutNames(text: string, names: ReadonlySet<string>): string {
  return text.replace(/[\p{ID_Continue}$]+/gu, (word) => (names.has(word) ? "_" : word));
}

const vocabularies = new WeakMap<Files, Vocabulary>();

function vocabularyOf(base: Files): Vocabulary {
  const known = vocabularies.get(base);
  if (known) return known;
  const all = [...shapesOf(base), ...shapesOf(runtime())].map(([, shape]) => shape);
  const made = {
    kinds: new Set(all.flatMap(({ parts }) => parts.map(({ kind }) => kind))),
    identifiers: new Set(all.flatMap(identifiersOf)),
    members: new Set(all.flatMap(membersOf)),
    modules: new Set(all.flatMap(({ modules }) => modules)),
    instructions: new Set(all.flatMap(({ instructions }) => instructions).map((one) => one.replace(harmlessName, "_"))),
  };
  vocabularies.set(base, made);
  return made;
}

const harmlessName = new RegExp(`[\\p{ID_Continue}$]*${harmless}[\\p{ID_Continue}$]*`, "giu");

let templates: Files | undefined;

/** What is copied into every output from a folder of the generator's own: no document has a word in it. */
function runtime(): Files {
  const folder = join(repository, "templates/runtime");
  templates ??= new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts"))
      .map((path) => [path.replaceAll("\\", "/"), readFileSync(join(folder, path), "utf8")]),
  );
  return templates;
}

function isRuntime(path: string): boolean {
  const file = /^\w+\/src\/runtime\/(.+)$/.exec(path)?.[1];
  return file !== undefined && [...runtime().keys()].some((template) => template.endsWith(`/${file}`));
}
