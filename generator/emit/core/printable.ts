import type { JsonValue } from "../../load/text/json.ts";
import { bindingsOf } from "./bindings.ts";
import type { OutputModule } from "./module.ts";

/**
 * The whole vocabulary of what can be printed into a TypeScript file. Text of a document reaches the output through
 * these and through nothing else: a plain string is not a `Printable`, so it cannot be put into `code` by mistake.
 */
export type Printable =
  | Code
  | { readonly kind: "literal"; readonly value: JsonValue }
  | { readonly kind: "identifier"; readonly name: string; readonly binds?: true }
  | { readonly kind: "property-key"; readonly name: string }
  | { readonly kind: "member"; readonly name: string }
  | { readonly kind: "regexp"; readonly source: string; readonly flags: string }
  | { readonly kind: "template-type"; readonly before: string; readonly after: string }
  | { readonly kind: "import"; readonly name: string; readonly module: OutputModule; readonly typeOnly: boolean }
  | { readonly kind: "doc"; readonly doc: DocComment }
  | List;

/** TypeScript text of our own with printables in its gaps. */
export interface Code {
  readonly kind: "code";
  readonly parts: readonly (string | Printable)[];
  /** The variables that the text declares. */
  readonly binds?: readonly string[] | undefined;
}

/** Printables between which stand commas, semicolons or operators, on one line or several. */
export interface List {
  readonly kind: "list";
  readonly items: readonly Printable[];
  readonly style: ListStyle;
}

/**
 * A doc comment. The paragraphs are the document's words, made harmless when printed; tags come after them.
 */
export interface DocComment {
  readonly paragraphs: readonly string[];
  readonly tags: readonly { readonly tag: string; readonly text: string }[];
}

/** How a list is laid out: on one line where it is short, else one item a line. */
export type ListStyle =
  /** `a | b`, or each on its own line behind a `|`. */
  | "union"
  /** `a & b`. */
  | "intersection"
  /** `[a, b]`. */
  | "array"
  /** `{ a, b }` with commas: object literals. */
  | "object"
  /** `{ a; b }` with semicolons: type literals. */
  | "members"
  /** `a, b` without brackets: arguments. */
  | "arguments"
  /** `a, b` without brackets: type arguments, which take no comma at their end. */
  | "type-arguments"
  /** Each item on a line of its own, always: statements. */
  | "lines"
  /** Conditions: `a && b`. */
  | "and"
  /** Conditions: `a || b`. */
  | "or";

/**
 * TypeScript text of our own, with printables in its gaps. The text between the gaps is copied as it stands; relative
 * indentation is kept, and a printable of several lines is indented as the line that it begins on.
 */
export function code(strings: TemplateStringsArray, ...values: readonly (Printable | readonly Printable[])[]): Code {
  const parts: (string | Printable)[] = [];
  for (let index = 0; index < strings.length; index++) {
    const text = strings[index];
    if (text) parts.push(text);
    const value = values[index];
    if (value === undefined) continue;
    if (isList(value)) parts.push(...value);
    else parts.push(value);
  }
  const binds = bindingsOf(strings);
  return binds ? { kind: "code", parts, binds } : { kind: "code", parts };
}

function isList(value: Printable | readonly Printable[]): value is readonly Printable[] {
  return Array.isArray(value);
}

/** Nothing at all. */
export const nothing: Code = { kind: "code", parts: [] };

/** A JSON value as a TypeScript expression or literal type. */
export function literal(value: JsonValue): Printable {
  return { kind: "literal", value };
}

/** A name that the model chose. It is checked when it is printed. */
export function identifier(name: string): Printable {
  return { kind: "identifier", name };
}

/** The name of a variable where it is declared: what the file imports is called otherwise. */
export function binding(name: string): Printable {
  return { kind: "identifier", name, binds: true };
}

/** A key of an object or type literal: `name`, or `"page[size]"` where it has to be quoted. */
export function propertyKey(name: string): Printable {
  return { kind: "property-key", name };
}

/** Access to a member: `.name`, or `["page[size]"]`. */
export function member(name: string): Printable {
  return { kind: "member", name };
}

/** A regular expression literal. The source must have been found valid under these flags. */
export function regexp(source: string, flags: string): Printable {
  return { kind: "regexp", source, flags };
}

/** The type of the texts that begin and end as these do. */
export function templateType(before: string, after: string): Printable {
  return { kind: "template-type", before, after };
}

/** A value of another file. The import statement is written from the uses. */
export function valueFrom(module: OutputModule, name: string): Printable {
  return { kind: "import", name, module, typeOnly: false };
}

/** A type of another file. The import statement is type-only if every use is. */
export function typeFrom(module: OutputModule, name: string): Printable {
  return { kind: "import", name, module, typeOnly: true };
}

export function docComment(doc: DocComment): Printable {
  return { kind: "doc", doc };
}

export function list(style: ListStyle, items: readonly Printable[]): Printable {
  return { kind: "list", style, items };
}

/** Items with a fixed separator of our own between them. */
export function join(items: readonly Printable[], separator: "" | ", " | " | " | " & " | "\n" | "\n\n" | "."): Code {
  const parts: (string | Printable)[] = [];
  items.forEach((item, index) => {
    if (index > 0 && separator !== "") parts.push(separator);
    parts.push(item);
  });
  return { kind: "code", parts };
}

/** What a printable is made of, itself first. */
export function* printablesOf(printable: Printable): Generator<Printable, void> {
  yield printable;
  if (printable.kind === "code") {
    for (const part of printable.parts) if (typeof part !== "string") yield* printablesOf(part);
  } else if (printable.kind === "list") {
    for (const item of printable.items) yield* printablesOf(item);
  }
}

/** Calls `visit` for what a printable is made of, itself first: `printablesOf` where it has to be quick. */
export function visitPrintable(printable: Printable, visit: (printable: Printable) => void): void {
  visit(printable);
  if (printable.kind === "code") {
    for (const part of printable.parts) if (typeof part !== "string") visitPrintable(part, visit);
  } else if (printable.kind === "list") {
    for (const item of printable.items) visitPrintable(item, visit);
  }
}

/** A printable with others in the place of some of those that it is made of. */
export function replaced(printable: Printable, others: ReadonlyMap<Printable, Printable>): Printable {
  const other = others.get(printable);
  if (other) return other;
  if (printable.kind === "code") {
    const parts = printable.parts.map((part) => (typeof part === "string" ? part : replaced(part, others)));
    return parts.every((part, index) => part === printable.parts[index]) ? printable : { ...printable, parts };
  }
  if (printable.kind !== "list") return printable;
  const items = printable.items.map((item) => replaced(item, others));
  return items.every((item, index) => item === printable.items[index]) ? printable : { ...printable, items };
}
