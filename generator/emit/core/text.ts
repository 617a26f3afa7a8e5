import { escapeInvisible, invisible } from "../../invisible-text.ts";
import { isIdentifier } from "../../model/names/spelling.ts";

/**
 * How text of a document becomes harmless text of a TypeScript file. Everything that a document can say passes through
 * one of these on its way to the output.
 */

/** A double-quoted string literal that evaluates to exactly this string. Invisible, bidirectional and control characters are escaped. */
export function stringLiteral(value: string): string {
  return escapeInvisible(JSON.stringify(value)).replaceAll("</", "<\\/");
}

/** Text without what cannot be seen, on one line: for files that have no escapes. */
export function visibleLine(text: string): string {
  return text.replace(/\s+/g, " ").replace(invisible, "");
}

/** A number as an expression and a literal type. */
export function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`${value} is not a JSON number`);
  return Object.is(value, -0) ? "-0" : String(value);
}

/** The name itself, which has to be an identifier: names are chosen by the model. */
export function identifierText(name: string): string {
  if (!isIdentifier(name)) throw new Error(`${JSON.stringify(name)} is not an identifier`);
  return name;
}

const plainKey = /^(?:[A-Za-z_$][\w$]*|0|[1-9]\d{0,8})$/;

/** A key of an object or type literal. `__proto__` is computed, since as a plain key it would set the prototype. */
export function propertyKeyText(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return plainKey.test(name) ? name : stringLiteral(name);
}

/** Access to a member. */
export function memberText(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${stringLiteral(name)}]`;
}

/** A regular expression literal. Slashes, line ends and invisible characters of the source are escaped; the language that it accepts stays. */
export function regexpLiteral(source: string, flags: string): string {
  return `/${escapeInvisible(new RegExp(source, flags).source)}/${flags}`;
}

/** The type of texts between which anything may stand. */
export function templateTypeText(before: string, after: string): string {
  const [first, last] = [before, after].map((text) => escapeInvisible(text.replace(/[`\\$]/g, "\\$&")));
  return `\`${first}\${string}${last}\``.replaceAll("</", "<\\/");
}

/**
 * What begins a tag of documentation, and what compilers, bundlers and debuggers look for anywhere in a comment:
 * `@ts-expect-error`, `@jsx`, `#__PURE__`, `# sourceMappingURL=`.
 */
const instruction = /(?<![\w.+-])@(?=[a-z])|@(?=internal|ts-|jsx)|[@#](?=__|\s*source(?:Mapping)?URL=)/gi;

/**
 * The document's words for the inside of a doc comment: the comment cannot be closed, no tag or directive
 * (`@internal`, `@ts-expect-error`) comes into being, and no invisible character hides anything. An `@` in the middle
 * of a word, as in an address, stays.
 */
export function commentText(value: string): string {
  return value
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(invisible, (char) => (char === "\n" || char === "\t" || char === "\u200d" ? char : " "))
    .replaceAll("*/", "*\\/")
    .replace(instruction, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/(?<![ \t])[ \t]+$/gm, "");
}
