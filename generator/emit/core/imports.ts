import type { Declaration, Parameter, TypeScriptFile } from "./declaration.ts";
import { type Module, moduleKey } from "./module.ts";
import type { Printable } from "./printable.ts";
import type { LocalName } from "./render.ts";

/** One name that a file imports. */
export interface ImportedName {
  readonly module: Module;
  readonly name: string;
  /** What it is called in the file: another name where it would clash. */
  readonly local: string;
  /** Whether every use is as a type. */
  readonly typeOnly: boolean;
}

/** What a file imports, collected from what it prints: no emitter keeps a list of imports. */
export function collectImports(file: TypeScriptFile): {
  readonly imports: readonly ImportedName[];
  readonly localName: LocalName;
} {
  const found = new Map<string, { module: Module; name: string; typeOnly: boolean }>();
  visitPrintables(file.declarations, (printable) => {
    if (printable.kind !== "import") return;
    const key = `${moduleKey(printable.module)} ${printable.name}`;
    const seen = found.get(key);
    if (!seen) found.set(key, { module: printable.module, name: printable.name, typeOnly: printable.typeOnly });
    else if (!printable.typeOnly) seen.typeOnly = false;
  });

  const taken = namesIn(file.declarations);
  const own = moduleKey(file.module);
  const imports = new Map<string, ImportedName>();
  for (const key of [...found.keys()].sort()) {
    const entry = found.get(key);
    if (!entry) continue;
    let local = entry.name;
    if (moduleKey(entry.module) !== own) {
      while (taken.has(local)) local += "_";
      taken.add(local);
    }
    imports.set(key, { ...entry, local });
  }
  return {
    imports: [...imports.values()].filter((entry) => moduleKey(entry.module) !== own),
    localName: (module, name) => imports.get(`${moduleKey(module)} ${name}`)?.local ?? name,
  };
}

/** What the file calls things itself: declarations, parameters, and the variables of its code. An import may shadow none. */
function namesIn(declarations: readonly Declaration[]): Set<string> {
  const names = new Set<string>();
  for (const declaration of declarations) {
    if ("name" in declaration) names.add(declaration.name);
    for (const { parameters } of signaturesOf(declaration)) for (const { name } of parameters) names.add(name);
  }
  visitPrintables(declarations, (printable) => {
    if (printable.kind !== "code") return;
    for (const part of printable.parts) {
      if (typeof part !== "string") continue;
      for (const binding of part.match(bindings) ?? []) {
        for (const [name] of binding.matchAll(/[A-Za-z_$][\w$]*/g)) names.add(name);
      }
    }
  });
  return names;
}

/** Where our own text binds names: `const { a, b }`, `(a, b) =>`, `a =>`. */
const bindings = /(?<=\b(?:const|let)\s+)(?:[\w$]+|[{[][^}\]]*[}\]])|\([\w$,\s{}]*\)(?=\s*=>)|[\w$]+(?=\s*=>)/g;

function signaturesOf(declaration: Declaration): readonly { readonly parameters: readonly Parameter[] }[] {
  switch (declaration.kind) {
    case "function":
      return [declaration];
    case "class":
      return [...(declaration.constructor_ ? [declaration.constructor_] : []), ...(declaration.methods ?? [])];
    default:
      return [];
  }
}

/** Calls `visit` for every printable of the declarations, however deep. */
function visitPrintables(declarations: readonly Declaration[], visit: (printable: Printable) => void): void {
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) walk(item);
    } else if (isPrintable(value)) {
      visit(value);
      if (value.kind === "code") walk(value.parts);
      else if (value.kind === "list") walk(value.items);
    } else if (typeof value === "object" && value !== null) {
      for (const member of Object.values(value)) walk(member);
    }
  };
  walk(declarations);
}

const printableKinds: ReadonlySet<string> = new Set<Printable["kind"]>([
  "code",
  "literal",
  "identifier",
  "property-key",
  "member",
  "regexp",
  "import",
  "doc",
  "list",
]);

function isPrintable(value: unknown): value is Printable {
  return (
    typeof value === "object" &&
    value !== null &&
    "kind" in value &&
    typeof value.kind === "string" &&
    printableKinds.has(value.kind)
  );
}
