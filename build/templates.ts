import { globSync } from "node:fs";
import { join, posix, sep } from "node:path";
import type { Plugin } from "rolldown";
import { precompileTemplate } from "../generator/emit/core/compile-template.ts";

const source = /[\\/]generator[\\/]emit[\\/]core[\\/]compile-template\.ts$/;
const folder = join(import.meta.dirname, "../templates");

/** Puts the templates as functions in the place of the module that compiles them, so that Handlebars' compiler is not loaded. */
export function templates(): Plugin {
  return {
    name: "templates",
    load(id) {
      if (!source.test(id)) return null;
      const names = globSync("**/*.hbs", { cwd: folder }).map((name) => name.split(sep).join(posix.sep));
      const members = names.sort().map((name) => `${JSON.stringify(name)}: ${precompileTemplate(name)},`);
      return { code: moduleText(members), moduleType: "js" };
    },
  };
}

function moduleText(members: readonly string[]): string {
  return [
    'import Handlebars from "handlebars/runtime.js";',
    "export const handlebars = Handlebars.create();",
    "const specifications = {",
    ...members,
    "};",
    "export function compileTemplate(name) {",
    "  return handlebars.template(specifications[name]);",
    "}",
  ].join("\n");
}
