import { jsonText } from "../../invisible-text.ts";
import { compileTemplate, handlebars } from "./compile-template.ts";
import { visibleLine } from "./text.ts";

/**
 * Frames: the files around the generated TypeScript. A value in a template is escaped by the helper for the kind of
 * file that the template writes, so that a template cannot forget it.
 */
export function renderTemplate(name: string, data: object): string {
  return `${template(name)(data).trimEnd()}\n`;
}

handlebars.registerHelper("json", (value: unknown) => safe(jsonText(value) ?? "null"));
handlebars.registerHelper("markdown", (value: unknown) => safe(escapeMarkdown(shown(value))));
handlebars.registerHelper("code", (value: unknown) => safe(escapeFence(shown(value))));

/** What is escaped already. */
function safe(text: string): InstanceType<typeof handlebars.SafeString> {
  return new handlebars.SafeString(text);
}

const compiled = new Map<string, ReturnType<typeof compileTemplate>>();

function template(name: string): ReturnType<typeof compileTemplate> {
  let delegate = compiled.get(name);
  if (!delegate) {
    delegate = compileTemplate(name);
    compiled.set(name, delegate);
  }
  return delegate;
}

/** Text that a template puts between backticks on one line. */
export function inlineCode(text: string): string {
  return visibleLine(text).replaceAll("`", "%60");
}

/** What the data lacks is a mistake in the template: Handlebars is strict about values, and not about those of helpers. */
function shown(value: unknown): string {
  if (value === undefined || value === null) throw new Error("A template prints a value that is not there");
  return String(value);
}

/** Text in the flow of a Markdown document: no markup of its own comes alive, and it stays one paragraph. */
function escapeMarkdown(text: string): string {
  return visibleLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*_[\]#|~]/g, "\\$&")
    .trim();
}

/** Code inside a fence: it cannot close the fence. */
function escapeFence(text: string): string {
  return text.replace(/^(\s*)(```+|~~~+)/gm, "$1\u200b$2");
}
