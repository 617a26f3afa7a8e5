import { readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import { packageRoot } from "../../package-root.ts";

/** What templates are compiled for: their helpers are registered here. */
export const handlebars = Handlebars.create();

/**
 * A template as a function. In the built package this module has them as functions already (`build/templates.ts`): to load
 * Handlebars' compiler, and to let it compile, takes a tenth of the time of a small document.
 * @param name Below `templates/`.
 */
export function compileTemplate(name: string): Handlebars.TemplateDelegate {
  return handlebars.compile(parseTemplate(name), options);
}

/** The text of the object that `Handlebars.template` makes a template of, without the compiler. */
export function precompileTemplate(name: string): string {
  return String(Handlebars.precompile(parseTemplate(name), options));
}

const options = { strict: true, knownHelpersOnly: true, knownHelpers: { json: true, markdown: true, code: true } };

/** Which helper escapes a plain `{{value}}`, by what the template writes. */
const escapeHelpers: readonly { readonly suffix: string; readonly helper: "markdown" | "json" }[] = [
  { suffix: ".md.hbs", helper: "markdown" },
  { suffix: ".json.hbs", helper: "json" },
];

function parseTemplate(name: string): hbs.AST.Program {
  const escaping = escapeHelpers.find(({ suffix }) => name.endsWith(suffix));
  if (!escaping) throw new Error(`${name}: no helper escapes the values of this kind of file`);
  const program = Handlebars.parse(readFileSync(join(packageRoot, "templates", name), "utf8"));
  new EscapeByContext(escaping.helper).accept(program);
  return program;
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
