import type { JsonValue } from "../../load/json.ts";
import type { OutputModule } from "./module.ts";
import { code, type DocComment, type ListStyle, nothing, type Printable, propertyKey } from "./printable.ts";
import {
  commentText,
  identifierText,
  memberText,
  numberLiteral,
  propertyKeyText,
  regexpLiteral,
  stringLiteral,
} from "./text.ts";
import { wrapComment } from "./wrap-comment.ts";

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
      for (const part of printable.parts) {
        if (typeof part === "string") text += part;
        else text += indentLike(render(part, localName, columnAfter(text, column)), text);
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
      return renderDoc(printable.doc, Math.max(column, nested));
    case "list":
      return renderList(printable.items, printable.style, localName, column);
  }
}

/** Continuation lines of `text` get the indentation of the last line of `before`. */
function indentLike(text: string, before: string): string {
  if (!text.includes("\n")) return text;
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const indentation = line.slice(0, line.length - line.trimStart().length);
  return indentation === "" ? text : text.replaceAll("\n", `\n${indentation}`);
}

function columnAfter(text: string, column: number): number {
  const lineStart = text.lastIndexOf("\n");
  return lineStart < 0 ? column + text.length : text.length - lineStart - 1;
}

function renderLiteral(value: JsonValue, localName: LocalName, column: number): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return numberLiteral(value);
  if (typeof value === "string") return stringLiteral(value);
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    return renderList(
      items.map((item) => ({ kind: "literal", value: item })),
      "array",
      localName,
      column,
    );
  }
  const members = Object.entries(value).map(
    ([key, member]) => code`${propertyKey(key)}: ${{ kind: "literal", value: member }}`,
  );
  return renderList(members, "object", localName, column);
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

function renderList(items: readonly Printable[], style: ListStyle, localName: LocalName, column: number): string {
  const layout = layouts[style];
  const shown = items
    .filter((item) => item !== nothing)
    .flatMap((item) => (item.kind === "list" && item.style === style && style === "union" ? item.items : [item]));
  if (shown.length === 0) return layout.empty;
  const flat = layout.flat(shown.map((item) => render(item, localName, column)));
  const fits = !flat.includes("\n") && column + flat.length <= width;
  if (shown.length === 1 && (style === "union" || style === "intersection" || style === "and" || style === "or"))
    return flat;
  if (fits && !layout.alwaysBroken) return flat;
  return layout.broken(shown.map((item) => render(item, localName, 2)));
}

/** The longest line of a comment, the star before it included. */
const commentWidth = 120;

/**
 * The lines of a doc comment's inside, without the stars.
 * @param indentation Of the comment. What a tag says stays on its line: most often it is a value.
 */
export function docLines(doc: DocComment, indentation: number): string[] {
  const lines: string[] = [];
  for (const paragraph of doc.paragraphs) {
    const text = commentText(paragraph).trim();
    if (text === "") continue;
    if (lines.length > 0) lines.push("");
    lines.push(...wrapComment(text, commentWidth - indentation - " * ".length));
  }
  if (lines.length > 0 && doc.tags.length > 0) lines.push("");
  for (const { tag, text } of doc.tags) {
    const [first = "", ...rest] = commentText(text).trim().split("\n");
    lines.push(`@${identifierText(tag)} ${first}`.trimEnd(), ...rest.map((line) => `  ${line}`.trimEnd()));
  }
  return lines;
}

/** Whether a comment of one line has room for what begins and ends it as well. */
export function fitsOnLine(lines: readonly string[], indentation: number): boolean {
  return lines.length === 1 && indentation + `/** ${lines[0]} */`.length <= commentWidth;
}

function renderDoc(doc: DocComment, indentation: number): string {
  const lines = docLines(doc, indentation);
  if (lines.length === 0) return "";
  if (fitsOnLine(lines, indentation)) return `/** ${lines[0]} */`;
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n");
}
