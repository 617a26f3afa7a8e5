import type { JsonValue } from "../../load/json.ts";
import { docText } from "./doc-text.ts";
import type { OutputModule } from "./module.ts";
import { code, type List, type ListStyle, nothing, type Printable, propertyKey } from "./printable.ts";
import { identifierText, memberText, numberLiteral, propertyKeyText, regexpLiteral, stringLiteral } from "./text.ts";

/** How an imported name is called in the file that is being printed. */
export type LocalName = (module: OutputModule, name: string) => string;

/** Where comments in types are taken to begin: how deep the type stands is not known while it is printed. */
const nested = 6;

/** Lines that would be longer than this are broken where a list can be. */
const width = 110;

/**
 * A printable as text. Lines after the first are indented relative to the line on which the printable begins.
 * @param column Where the text will begin, to decide which lists fit on a line.
 */
export function render(printable: Printable, localName: LocalName, column = 0): string {
  switch (printable.kind) {
    case "code": {
      let text = "";
      // The line that the text ends with, and where it begins: the text itself grows, and is not looked at again.
      let line = "";
      let start = column;
      for (const part of printable.parts) {
        const next = typeof part === "string" ? part : indentLike(render(part, localName, start + line.length), line);
        const lineStart = next.lastIndexOf("\n") + 1;
        text += next;
        line = lineStart === 0 ? line + next : next.slice(lineStart);
        if (lineStart > 0) start = 0;
      }
      return text;
    }
    case "literal":
      return renderLiteral(printable.value, localName, column);
    case "identifier":
      return identifierText(printable.name);
    case "property-key":
      return propertyKeyText(printable.name);
    case "member":
      return memberText(printable.name);
    case "regexp":
      return regexpLiteral(printable.source, printable.flags);
    case "import":
      return localName(printable.module, printable.name);
    case "doc":
      return docText(printable.doc, Math.max(column, nested));
    case "list":
      return renderList(printable, localName, column);
  }
}

/** Continuation lines of `text` get the indentation of the line that it continues. */
function indentLike(text: string, line: string): string {
  if (!text.includes("\n")) return text;
  const indentation = line.slice(0, line.length - line.trimStart().length);
  return indentation === "" ? text : text.replaceAll("\n", `\n${indentation}`);
}

function columnAfter(text: string, column: number): number {
  const lineStart = text.lastIndexOf("\n");
  return lineStart < 0 ? column + text.length : text.length - lineStart - 1;
}

function renderLiteral(value: JsonValue, localName: LocalName, column: number): string {
  const { text, parts } = literalParts(value);
  return text ?? renderList(parts, localName, column);
}

type LiteralParts = { readonly text: string; readonly parts?: never } | { readonly text?: never; readonly parts: List };

/** The text of a scalar, or the list that an array or object is. */
function literalParts(value: JsonValue): LiteralParts {
  if (value === null || typeof value === "boolean") return { text: String(value) };
  if (typeof value === "number") return { text: numberLiteral(value) };
  if (typeof value === "string") return { text: stringLiteral(value) };
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    return { parts: { kind: "list", style: "array", items: items.map((item) => ({ kind: "literal", value: item })) } };
  }
  const members = Object.entries(value).map(
    ([key, member]) => code`${propertyKey(key)}: ${{ kind: "literal", value: member }}`,
  );
  return { parts: { kind: "list", style: "object", items: members } };
}

interface Layout {
  readonly empty: string;
  readonly flat: (items: readonly string[]) => string;
  readonly broken: (items: readonly string[]) => string;
  readonly alwaysBroken?: boolean;
}

const indent = (text: string) => text.replaceAll("\n", "\n  ");
const eachLine = (items: readonly string[], end: string) => items.map((item) => `\n  ${indent(item)}${end}`).join("");
const leading = (operator: string) => (items: readonly string[]) =>
  items.map((item) => `\n  ${operator} ${item.replaceAll("\n", "\n    ")}`).join("");
const chained = (operator: string) => (items: readonly string[]) => items.join(` ${operator}\n`);

const layouts: Record<ListStyle, Layout> = {
  union: { empty: "never", flat: (items) => items.join(" | "), broken: leading("|") },
  intersection: { empty: "unknown", flat: (items) => items.join(" & "), broken: (items) => items.join(" & ") },
  array: { empty: "[]", flat: (items) => `[${items.join(", ")}]`, broken: (items) => `[${eachLine(items, ",")}\n]` },
  object: { empty: "{}", flat: (items) => `{ ${items.join(", ")} }`, broken: (items) => `{${eachLine(items, ",")}\n}` },
  members: {
    empty: "{}",
    flat: (items) => `{ ${items.join("; ")} }`,
    broken: (items) => `{${eachLine(items, ";")}\n}`,
  },
  arguments: { empty: "", flat: (items) => items.join(", "), broken: (items) => `${eachLine(items, ",")}\n` },
  "type-arguments": {
    empty: "",
    flat: (items) => items.join(", "),
    broken: (items) => `${eachLine(items, ",").slice(0, -1)}\n`,
  },
  lines: { empty: "", flat: (items) => items.join("\n"), broken: (items) => items.join("\n"), alwaysBroken: true },
  and: { empty: "true", flat: (items) => items.join(" && "), broken: chained("&&") },
  or: { empty: "false", flat: (items) => items.join(" || "), broken: chained("||") },
};

function renderList(list: List, localName: LocalName, column: number): string {
  const layout = layouts[list.style];
  const items = itemsOf(list);
  const [only] = items;
  if (only === undefined) return layout.empty;
  if (items.length === 1 && combining.has(list.style)) return render(only, localName, column);
  const flat = layout.alwaysBroken ? undefined : flatList(list, localName, column, width - column);
  return flat ?? layout.broken(items.map((item) => render(item, localName, 2)));
}

/** Of one thing they make nothing else. */
const combining: ReadonlySet<ListStyle> = new Set(["union", "intersection", "and", "or"]);

/** What there is to show: nothings are left out, and a union within a union is one with it. */
function itemsOf({ items, style }: List): readonly Printable[] {
  return items
    .filter((item) => item !== nothing)
    .flatMap((item) => (item.kind === "list" && item.style === style && style === "union" ? item.items : [item]));
}

/**
 * A printable on one line, or undefined where it takes several or more than `room`. It gives up as soon as that is
 * known: to print what lists in lists hold both ways to the end would double the work with each level.
 */
function flat(printable: Printable, localName: LocalName, column: number, room: number): string | undefined {
  if (room < 0) return undefined;
  switch (printable.kind) {
    case "code": {
      let text = "";
      for (const part of printable.parts) {
        const next =
          typeof part === "string" ? part : flat(part, localName, columnAfter(text, column), room - text.length);
        if (next === undefined) return undefined;
        text += next;
        if (text.length > room) return undefined;
      }
      return text.includes("\n") ? undefined : text;
    }
    case "literal": {
      const { text, parts } = literalParts(printable.value);
      return text === undefined ? flatList(parts, localName, column, room) : within(text, room);
    }
    case "list":
      return flatList(printable, localName, column, room);
    default:
      return within(render(printable, localName, column), room);
  }
}

function flatList(list: List, localName: LocalName, column: number, room: number): string | undefined {
  const items = itemsOf(list);
  if (layouts[list.style].alwaysBroken && items.length > 1) return undefined;
  const texts: string[] = [];
  let left = room;
  for (const item of items) {
    const text = flat(item, localName, column, left);
    if (text === undefined) return undefined;
    texts.push(text);
    left -= text.length;
  }
  const [first, ...others] = texts;
  if (first === undefined) return layouts[list.style].empty;
  if (others.length === 0 && combining.has(list.style)) return first;
  return within(layouts[list.style].flat(texts), room);
}

function within(text: string, room: number): string | undefined {
  return text.length > room || text.includes("\n") ? undefined : text;
}
