import { readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import { packageRoot } from "../../package-root.ts";
import { jsonText, visibleLine } from "./text.ts";

/**
 * Frames: the files around the generated TypeScript. A value in a template is escaped by the helper for the kind of
 * file that the template writes, so that a template cannot forget it.
 */
export function renderTemplate(name: string, data: object): string {
  return `${template(name)(data).trimEnd()}\n`;
}

const handlebars = Handlebars.create();
handlebars.registerHelper("json", (value: unknown) => new Handlebars.SafeString(jsonText(value) ?? "null"));
handlebars.registerHelper("markdown", (value: unknown) => new Handlebars.SafeString(escapeMarkdown(shown(value))));
handlebars.registerHelper("code", (value: unknown) => new Handlebars.SafeString(escapeFence(shown(value))));

/** Which helper escapes a plain `{{value}}`, by what the template writes. */
const escapeHelpers: readonly { readonly suffix: string; readonly helper: "markdown" | "json" }[] = [
  { suffix: ".md.hbs", helper: "markdown" },
  { suffix: ".json.hbs", helper: "json" },
];

const compiled = new Map<string, Handlebars.TemplateDelegate>();

function template(name: string): Handlebars.TemplateDelegate {
  let delegate = compiled.get(name);
  if (!delegate) {
    const escaping = escapeHelpers.find(({ suffix }) => name.endsWith(suffix));
    if (!escaping) throw new Error(`${name}: no helper escapes the values of this kind of file`);
    const program = handlebars.parse(readFileSync(join(packageRoot, "templates", name), "utf8"));
    new EscapeByContext(escaping.helper).accept(program);
    delegate = handlebars.compile(program, {
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: { json: true, markdown: true, code: true },
    });
    compiled.set(name, delegate);
  }
  return delegate;
}

/** Rewrites `{{value}}` to `{{helper value}}`. */
class EscapeByContext extends Handlebars.Visitor {
  readonly #helper: string;

  constructor(helper: string) {
    super();
    this.#helper = helper;
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    if (!mustache.escaped) throw new Error("A template may not print a value without escaping it");
    if (mustache.params.length > 0) return;
    const helper: hbs.AST.PathExpression = {
      type: "PathExpression",
      data: false,
      depth: 0,
      parts: [this.#helper],
      original: this.#helper,
      loc: mustache.loc,
    };
    mustache.params = [mustache.path];
    mustache.path = helper;
  }
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
