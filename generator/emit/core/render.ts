import type { JsonValue } from "../../load/json.ts";
import { docText } from "./doc-text.ts";
import type { OutputModule } from "./module.ts";
import { code, type List, type ListStyle, nothing, type Printable, propertyKey } from "./printable.ts";
import {
  identifierText,
  memberText,
  numberLiteral,
  propertyKeyText,
  regexpLiteral,
  stringLiteral,
  templateTypeText,
} from "./text.ts";

/** How an imported name is called in the file that is being printed. */
export type LocalName = (module: OutputModule, name: string) => string;

/** Where comments in types are taken to begin: how deep the type stands is not known while it is printed. */
const nested = 6;

/** Lines that would be longer than this are broken where a list can be. */
const width = 110;

/**
 * A printable as text.
 * @param column Where the text will begin, to decide which lists fit on a line. It is counted without the margin.
 * @param margin What further lines begin with. To put it there at once is much quicker than to indent lists in lists, level
 *   by level, when they are finished.
 */
export function render(printable: Printable, localName: LocalName, column = 0, margin = ""): string {
  switch (printable.kind) {
    case "code": {
      let text = "";
      // The line that the text ends with, and where it begins: the text itself grows, and is not looked at again.
      let line = "";
      let start = column;
      for (const part of printable.parts) {
        const next =
          typeof part === "string"
            ? indented(part, margin)
            : render(part, localName, start + line.length, margin + leadingSpace(line));
        const lineStart = next.lastIndexOf("\n") + 1;
        text += next;
        line = lineStart === 0 ? line + next : next.slice(lineStart + margin.length);
        if (lineStart > 0) start = 0;
      }
      return text;
    }
    case "literal":
      return renderLiteral(printable.value, localName, column, margin);
    case "identifier":
      return identifierText(printable.name);
    case "property-key":
      return propertyKeyText(printable.name);
    case "member":
      return memberText(printable.name);
    case "regexp":
      return regexpLiteral(printable.source, printable.flags);
    case "template-type":
      return templateTypeText(printable.before, printable.after);
    case "import":
      return localName(printable.module, printable.name);
    case "doc":
      return indented(docText(printable.doc, Math.max(column, nested)), margin);
    case "list":
      return renderList(printable, localName, column, margin);
  }
}

/** Text whose further lines begin with a margin. */
export function indented(text: string, margin: string): string {
  return margin !== "" && text.includes("\n") ? text.replaceAll("\n", `\n${margin}`) : text;
}

/** Further lines of what continues a line are indented as that line is. */
function leadingSpace(line: string): string {
  return line === "" || line.charCodeAt(0) > 0x20 ? "" : line.slice(0, line.length - line.trimStart().length);
}

function columnAfter(text: string, column: number): number {
  const lineStart = text.lastIndexOf("\n");
  return lineStart < 0 ? column + text.length : text.length - lineStart - 1;
}

function renderLiteral(value: JsonValue, localName: LocalName, column: number, margin: string): string {
  const { text, parts } = literalParts(value);
  return text ?? renderList(parts, localName, column, margin);
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
  /** @param line The end of a line, with the margin of the next one. */
  readonly broken: (items: readonly string[], line: string) => string;
  /** How much further than the list the further lines of its items stand, when it is broken. */
  readonly indentation: "" | "  " | "    ";
  readonly alwaysBroken?: boolean;
}

const eachLine = (items: readonly string[], line: string, end: string) =>
  items.map((item) => `${line}  ${item}${end}`).join("");
const chained =
  (operator: string): Layout["broken"] =>
  (items, line) =>
    items.join(` ${operator}${line}`);

const layouts: Record<ListStyle, Layout> = {
  union: {
    empty: "never",
    flat: (items) => items.join(" | "),
    broken: (items, line) => items.map((item) => `${line}  | ${item}`).join(""),
    indentation: "    ",
  },
  intersection: {
    empty: "unknown",
    flat: (items) => items.join(" & "),
    broken: (items) => items.join(" & "),
    indentation: "",
  },
  array: {
    empty: "[]",
    flat: (items) => `[${items.join(", ")}]`,
    broken: (items, line) => `[${eachLine(items, line, ",")}${line}]`,
    indentation: "  ",
  },
  object: {
    empty: "{}",
    flat: (items) => `{ ${items.join(", ")} }`,
    broken: (items, line) => `{${eachLine(items, line, ",")}${line}}`,
    indentation: "  ",
  },
  members: {
    empty: "{}",
    flat: (items) => `{ ${items.join("; ")} }`,
    broken: (items, line) => `{${eachLine(items, line, ";")}${line}}`,
    indentation: "  ",
  },
  arguments: {
    empty: "",
    flat: (items) => items.join(", "),
    broken: (items, line) => `${eachLine(items, line, ",")}${line}`,
    indentation: "  ",
  },
  "type-arguments": {
    empty: "",
    flat: (items) => items.join(", "),
    broken: (items, line) => `${eachLine(items, line, ",").slice(0, -1)}${line}`,
    indentation: "  ",
  },
  lines: {
    empty: "",
    flat: (items) => items.join("\n"),
    broken: (items, line) => items.join(line),
    indentation: "",
    alwaysBroken: true,
  },
  and: { empty: "true", flat: (items) => items.join(" && "), broken: chained("&&"), indentation: "" },
  or: { empty: "false", flat: (items) => items.join(" || "), broken: chained("||"), indentation: "" },
};

function renderList(list: List, localName: LocalName, column: number, margin: string): string {
  const layout = layouts[list.style];
  const items = itemsOf(list);
  const [only] = items;
  if (only === undefined) return layout.empty;
  if (items.length === 1 && combining.has(list.style)) return render(only, localName, column, margin);
  const flat = layout.alwaysBroken ? undefined : flatList(list.style, items, localName, column, width - column);
  if (flat !== undefined) return flat;
  const inner = margin + layout.indentation;
  return layout.broken(
    items.map((item) => render(item, localName, 2, inner)),
    `\n${margin}`,
  );
}

/** Of one thing they make nothing else. */
const combining: ReadonlySet<ListStyle> = new Set(["union", "intersection", "and", "or"]);

/** What there is to show: nothings are left out, and a union within a union is one with it. */
function itemsOf({ items, style }: List): readonly Printable[] {
  const shown = items.includes(nothing) ? items.filter((item) => item !== nothing) : items;
  const isUnion = (item: Printable) => item.kind === "list" && item.style === "union";
  if (style !== "union" || !shown.some(isUnion)) return shown;
  return shown.flatMap((item) => (item.kind === "list" && item.style === "union" ? item.items : [item]));
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
      return text === undefined ? flatList(parts.style, itemsOf(parts), localName, column, room) : within(text, room);
    }
    case "list":
      return flatList(printable.style, itemsOf(printable), localName, column, room);
    default:
      return within(render(printable, localName, column), room);
  }
}

function flatList(
  style: ListStyle,
  items: readonly Printable[],
  localName: LocalName,
  column: number,
  room: number,
): string | undefined {
  const layout = layouts[style];
  if (layout.alwaysBroken && items.length > 1) return undefined;
  const texts: string[] = [];
  let left = room;
  for (const item of items) {
    const text = flat(item, localName, column, left);
    if (text === undefined) return undefined;
    texts.push(text);
    left -= text.length;
  }
  const [first, ...others] = texts;
  if (first === undefined) return layout.empty;
  if (others.length === 0 && combining.has(style)) return first;
  return within(layout.flat(texts), room);
}

function within(text: string, room: number): string | undefined {
  return text.length > room || text.includes("\n") ? undefined : text;
}
