import type { JsonValue } from "../../load/text/json.ts";
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
import { WrittenText } from "./written-text.ts";

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
  if (printable.kind !== "code" && printable.kind !== "list" && printable.kind !== "literal")
    return wordText(printable, localName, column, margin);
  const text = new WrittenText();
  write(printable, text, localName, column, margin);
  return text.toString();
}

function write(printable: Printable, text: WrittenText, localName: LocalName, column: number, margin: string): void {
  switch (printable.kind) {
    case "code": {
      const start = text.end;
      for (const part of printable.parts) {
        if (typeof part === "string") {
          text.add(indented(part, margin));
          continue;
        }
        // Further lines of what continues a line are indented as that line is.
        const { length, isSame } = text.lineBehind(start);
        const space = text.leadingSpace(start);
        if (isSame) write(part, text, localName, column + length, margin + space);
        else write(part, text, localName, length - margin.length, space);
      }
      return;
    }
    case "literal": {
      const { text: scalar, parts } = literalParts(printable.value);
      if (parts) writeList(parts, text, localName, column, margin);
      else text.add(scalar);
      return;
    }
    case "list":
      writeList(printable, text, localName, column, margin);
      return;
    default:
      text.add(wordText(printable, localName, column, margin));
  }
}

type Word = Exclude<Printable, { readonly kind: "code" | "list" | "literal" }>;

/** What is one word, and a comment. */
function wordText(word: Word, localName: LocalName, column: number, margin: string): string {
  switch (word.kind) {
    case "identifier":
      return identifierText(word.name);
    case "property-key":
      return propertyKeyText(word.name);
    case "member":
      return memberText(word.name);
    case "regexp":
      return regexpLiteral(word.source, word.flags);
    case "template-type":
      return templateTypeText(word.before, word.after);
    case "import":
      return localName(word.module, word.name);
    case "doc":
      return indented(docText(word.doc, Math.max(column, nested)), margin);
  }
}

/** Text whose further lines begin with a margin. */
export function indented(text: string, margin: string): string {
  return margin !== "" && text.includes("\n") ? text.replaceAll("\n", `\n${margin}`) : text;
}

function columnAfter(text: string, column: number): number {
  const lineStart = text.lastIndexOf("\n");
  return lineStart < 0 ? column + text.length : text.length - lineStart - 1;
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

/** What stands before, between and behind the items of a list. */
interface Brackets {
  readonly open: string;
  readonly between: string;
  readonly close: string;
}

interface Layout {
  readonly empty: string;
  readonly flat: Brackets;
  /** @param line The end of a line, with the margin of the next one. */
  readonly broken: (line: string) => Brackets;
  /** How much further than the list the further lines of its items stand, when it is broken. */
  readonly indentation: "" | "  " | "    ";
  readonly alwaysBroken?: boolean;
}

/** An item a line, with a separator after the last one too. */
function itemPerLine(separator: string, open: string, close: string): Layout["broken"] {
  return (line) => ({
    open: `${open}${line}  `,
    between: `${separator}${line}  `,
    close: `${separator}${line}${close}`,
  });
}

/** Items with an operator between them, which ends their lines when they are broken. */
function chain(operator: string, empty: string): Layout {
  return {
    empty,
    flat: { open: "", between: ` ${operator} `, close: "" },
    broken: (line) => ({ open: "", between: ` ${operator}${line}`, close: "" }),
    indentation: "",
  };
}

const commas: Brackets = { open: "", between: ", ", close: "" };

const layouts: Record<ListStyle, Layout> = {
  union: {
    empty: "never",
    flat: { open: "", between: " | ", close: "" },
    broken: (line) => ({ open: `${line}  | `, between: `${line}  | `, close: "" }),
    indentation: "    ",
  },
  intersection: {
    empty: "unknown",
    flat: { open: "", between: " & ", close: "" },
    broken: () => ({ open: "", between: " & ", close: "" }),
    indentation: "",
  },
  array: {
    empty: "[]",
    flat: { open: "[", between: ", ", close: "]" },
    broken: itemPerLine(",", "[", "]"),
    indentation: "  ",
  },
  object: {
    empty: "{}",
    flat: { open: "{ ", between: ", ", close: " }" },
    broken: itemPerLine(",", "{", "}"),
    indentation: "  ",
  },
  members: {
    empty: "{}",
    flat: { open: "{ ", between: "; ", close: " }" },
    broken: itemPerLine(";", "{", "}"),
    indentation: "  ",
  },
  arguments: { empty: "", flat: commas, broken: itemPerLine(",", "", ""), indentation: "  " },
  "type-arguments": {
    empty: "",
    flat: commas,
    broken: (line) => ({ open: `${line}  `, between: `,${line}  `, close: line }),
    indentation: "  ",
  },
  lines: {
    empty: "",
    flat: { open: "", between: "\n", close: "" },
    broken: (line) => ({ open: "", between: line, close: "" }),
    indentation: "",
    alwaysBroken: true,
  },
  and: chain("&&", "true"),
  or: chain("||", "false"),
};

function writeList(list: List, text: WrittenText, localName: LocalName, column: number, margin: string): void {
  const layout = layouts[list.style];
  const items = itemsOf(list);
  const [only] = items;
  if (only === undefined) {
    text.add(layout.empty);
    return;
  }
  if (items.length === 1 && combining.has(list.style)) {
    write(only, text, localName, column, margin);
    return;
  }
  const flat = layout.alwaysBroken ? undefined : flatList(list.style, items, localName, column, width - column);
  if (flat !== undefined) {
    text.add(flat);
    return;
  }
  const { open, between, close } = layout.broken(`\n${margin}`);
  const inner = margin + layout.indentation;
  let before = open;
  for (const item of items) {
    text.add(before);
    write(item, text, localName, 2, inner);
    before = between;
  }
  text.add(close);
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
      return within(wordText(printable, localName, column, ""), room);
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
  const { open, between, close } = layout.flat;
  return within(open + texts.join(between) + close, room);
}

function within(text: string, room: number): string | undefined {
  return text.length > room || text.includes("\n") ? undefined : text;
}
