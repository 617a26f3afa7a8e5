import { camelCase, upperFirst } from "../../model/spelling.ts";
import type { Declaration, Parameter, TypeScriptFile } from "./declaration.ts";
import { moduleKey, type OutputModule } from "./module.ts";
import type { Printable } from "./printable.ts";
import type { LocalName } from "./render.ts";

/** One name that a file imports. */
export interface ImportedName {
  readonly module: OutputModule;
  readonly name: string;
  /** What it is called in the file: where it would clash, its name behind that of where it comes from. */
  readonly local: string;
  /** Whether every use is as a type. */
  readonly typeOnly: boolean;
}

/** A name of another file that a file mentions, or of its own. */
type Mention = Omit<ImportedName, "local">;

/** Where each name is that a file mentions. */
type Located = (module: OutputModule, name: string) => OutputModule;

/** The names of files that a file mentions, each once. */
export function importedNames(
  file: TypeScriptFile,
  locate: Located = (module) => module,
): ReadonlyMap<string, Mention> {
  const found = new Map<string, { module: OutputModule; name: string; typeOnly: boolean }>();
  visitPrintables(file.declarations, (printable) => {
    if (printable.kind !== "import") return;
    const { name, typeOnly } = printable;
    const module = locate(printable.module, name);
    const key = `${moduleKey(module)} ${name}`;
    const seen = found.get(key);
    if (!seen) found.set(key, { module, name, typeOnly });
    else if (!typeOnly) seen.typeOnly = false;
  });
  return found;
}

/**
 * What a file imports, collected from what it prints: no emitter keeps a list of imports.
 * @param locate Where names stand. Default: in the file that they are said to be of.
 */
export function collectImports(
  file: TypeScriptFile,
  locate: Located = (module) => module,
): {
  readonly imports: readonly ImportedName[];
  readonly localName: LocalName;
} {
  const found = importedNames(file, locate);

  const taken = namesIn(file.declarations);
  const own = moduleKey(file.module);
  const imports = new Map<string, ImportedName>();
  for (const key of [...found.keys()].sort()) {
    const entry = found.get(key);
    if (!entry) continue;
    let local = entry.name;
    if (moduleKey(entry.module) !== own) {
      if (taken.has(local)) local = freeName(withOrigin(entry.name, entry.module, file.module), taken);
      taken.add(local);
    }
    imports.set(key, { ...entry, local });
  }
  return {
    imports: [...imports.values()].filter((entry) => moduleKey(entry.module) !== own),
    localName: (module, name) => imports.get(`${moduleKey(locate(module, name))} ${name}`)?.local ?? name,
  };
}

/** `ModelPet` for `Pet` of the model package, `runtimeCheckBy` for `checkBy` of the run-time part. */
function withOrigin(name: string, module: OutputModule, from: OutputModule): string {
  const origin = originOf(module, from);
  const isCapital = upperFirst(name) === name;
  return (isCapital ? upperFirst(origin) : origin) + upperFirst(name);
}

function originOf(module: OutputModule, from: OutputModule): string {
  if (module.path.startsWith("runtime/")) return "runtime";
  return module.package === from.package ? camelCase(module.path.replace(/\.ts$/, "")) : module.package;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}${number}`;
  return free;
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
