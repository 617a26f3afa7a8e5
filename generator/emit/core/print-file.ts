import type { ImportDeclarationStructure, SourceFileStructure, StatementStructures } from "ts-morph";
import type { Declaration, TypeScriptFile } from "./declaration.ts";
import { DeclarationText } from "./declaration-text.ts";
import { docLines } from "./doc-text.ts";
import { collectImports, type ImportedName } from "./imports.ts";
import type { ModuleResolver } from "./module-resolver.ts";
import { Slots } from "./slots.ts";
import type { Locate } from "./split-file.ts";
import { structureOf } from "./structures.ts";
import { IndentationText, Project, QuoteKind, StructureKind } from "./ts-morph.ts";

const project = new Project({
  useInMemoryFileSystem: true,
  skipLoadingLibFiles: true,
  manipulationSettings: { quoteKind: QuoteKind.Double, indentationText: IndentationText.TwoSpaces },
});

/**
 * The text of one TypeScript file: one structure, printed once. ts-morph lays out the file with its imports, exports and
 * classes; for the text of other declarations it has a placeholder, so that it parses no more than it printed itself.
 * @param locate Where names of files with parts stand. Default: there are none.
 * @param measure Is told how long each text is that is printed, and may throw where it is too much.
 */
export function printFile(
  file: TypeScriptFile,
  resolve: ModuleResolver,
  locate?: Locate,
  measure?: (length: number) => void,
): string {
  const { imports, localName } = collectImports(file, locate && ((module, name) => locate(module, name, file.module)));
  const slots = new Slots(measure);
  const texts = new DeclarationText(localName);
  const specifier = (entry: { readonly module: ImportedName["module"] }) => resolve(entry.module, file.module);
  const structure: SourceFileStructure = {
    kind: StructureKind.SourceFile,
    statements: [
      fileComment(docLines(file.doc, 0)),
      ...importStructures(imports, specifier, slots),
      ...statements(file.declarations, texts, slots, (declaration) =>
        structureOf(declaration, localName, slots, (module) => resolve(module, file.module)),
      ),
    ],
  };
  // One path does for all: ts-morph keeps an order of folders and files, which takes time.
  const source = project.createSourceFile("/file.ts", structure, { overwrite: true });
  const text = tidy(slots.fill(source.getFullText()));
  source.forget();
  return text;
}

type Structured = Extract<Declaration, { readonly kind: "class" | "export" }>;

/** The statements of the structure. Declarations that are text and follow each other are one, which ts-morph sees once. */
function* statements(
  declarations: readonly Declaration[],
  texts: DeclarationText,
  slots: Slots,
  structure: (declaration: Structured) => StatementStructures,
): Iterable<StatementStructures | string> {
  let held: string[] = [];
  for (const [index, declaration] of declarations.entries()) {
    const before = declarations[index - 1];
    const apart = !(before && isOneLiner(before) && isOneLiner(declaration));
    if (declaration.kind === "class" || declaration.kind === "export") {
      if (held.length > 0) yield slots.hold(held.join(""));
      held = [];
      if (apart) yield blankLine;
      yield structure(declaration);
    } else if (held.length > 0) {
      held.push(apart ? "\n\n" : "\n", texts.of(declaration));
    } else {
      if (apart) yield blankLine;
      held.push(texts.of(declaration));
    }
  }
  if (held.length > 0) yield slots.hold(held.join(""));
}

/** As people sort: by letters first, then upper case before lower case. */
function compareNames(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x !== y) return x < y ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A statement of white space alone; several blank lines become one. */
const blankLine = "\v";

/** Declarations that stand together without blank lines between them. */
function isOneLiner(declaration: Declaration): boolean {
  return (
    declaration.kind === "export" ||
    (declaration.kind === "const" && declaration.exported === false && !declaration.doc)
  );
}

function fileComment(lines: readonly string[]): string {
  return ["/*", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n");
}

function importStructures(imports: readonly ImportedName[], specifier: (entry: ImportedName) => string, slots: Slots) {
  const bySpecifier = Map.groupBy(imports, specifier);
  const rank = (name: string) => (name.startsWith("node:") ? 0 : name.startsWith(".") ? 2 : 1);
  return [...bySpecifier]
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([moduleSpecifier, names]): ImportDeclarationStructure => {
      const isTypeOnly = names.every((entry) => entry.typeOnly);
      return {
        kind: StructureKind.ImportDeclaration,
        moduleSpecifier,
        isTypeOnly,
        namedImports: wrapNames(
          names
            .sort((a, b) => compareNames(a.name, b.name))
            .map((entry) => {
              const renamed = entry.local === entry.name ? entry.name : `${entry.name} as ${entry.local}`;
              return entry.typeOnly && !isTypeOnly ? `type ${renamed}` : renamed;
            }),
          moduleSpecifier,
          slots,
        ),
      };
    });
}

/** Long import lists stand one name a line, so that a diff shows the name that changed. */
function wrapNames(names: readonly string[], specifier: string, slots: Slots): string[] {
  if (names.join(", ").length + specifier.length + 20 <= 110) return [...names];
  return [slots.hold(`\n  ${names.join(",\n  ")},\n`)];
}

/** Trims the ends of lines, and leaves at most one blank line between declarations and nothing in empty braces. */
function tidy(text: string): string {
  return `${trimmedLines(text)
    .replace(/\n{3,}/g, "\n\n")
    .replaceAll("\n }", "\n}")
    .replace(/\{\n *\}/g, "{}")
    .trimEnd()}\n`;
}

/** The blanks that a layout leaves before a list of several lines are quick to find. Few files have another line to trim. */
function trimmedLines(whole: string): string {
  const text = whole.replaceAll(`${blankLine}\n`, "\n").replaceAll(" \n", "\n");
  return /[^\S\n]\n/.test(text) ? trimEach(text) : text;
}

function trimEach(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}
