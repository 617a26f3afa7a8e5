import { camelCase, upperFirst } from "../../model/names/spelling.ts";
import type { Declaration, Parameter, TypeScriptFile } from "./declaration.ts";
import { freeName } from "./free-name.ts";
import { moduleKey, type OutputModule } from "./module.ts";
import { type Printable, visitPrintable } from "./printable.ts";
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

/** What stands in a file, whatever file each name is of. */
interface Mentions {
  readonly imported: readonly Mention[];
  /** What the file calls things itself. */
  readonly taken: ReadonlySet<string>;
}

/** What was found: the run-time part asks which of it a file uses, before the file is printed. */
const known = new WeakMap<TypeScriptFile, Mentions>();

function mentionsOf(file: TypeScriptFile): Mentions {
  const before = known.get(file);
  if (before) return before;
  const imported = new MentionsByName<{ module: OutputModule; name: string; typeOnly: boolean }>();
  const taken = namesIn(file.declarations);
  visitPrintables(file.declarations, (printable) => {
    // The variables of code are names that an import may not shadow either.
    if (printable.kind === "code" && printable.binds) for (const name of printable.binds) taken.add(name);
    if (printable.kind === "identifier" && printable.binds) taken.add(printable.name);
    if (printable.kind !== "import") return;
    const { module, name, typeOnly } = printable;
    const seen = imported.get(module, name, () => ({ module, name, typeOnly }));
    if (!typeOnly) seen.typeOnly = false;
  });
  const mentions = { imported: imported.all, taken };
  known.set(file, mentions);
  return mentions;
}

/**
 * Something for each name of a module. A large file mentions its names many times over, most often by way of the same
 * object for the module: then no key has to be made to find what is there.
 */
class MentionsByName<Value> {
  readonly #byKey = new Map<string, Map<string, Value>>();
  readonly #byModule = new Map<OutputModule, Map<string, Value>>();
  readonly #all: Value[] = [];

  /** In the order of being asked for. */
  get all(): readonly Value[] {
    return this.#all;
  }

  get(module: OutputModule, name: string, make: () => Value): Value {
    const ofModule = this.#byModule.get(module) ?? this.#ofModule(module);
    const known = ofModule.get(name);
    if (known !== undefined) return known;
    const value = make();
    ofModule.set(name, value);
    this.#all.push(value);
    return value;
  }

  #ofModule(module: OutputModule): Map<string, Value> {
    const key = moduleKey(module);
    const ofModule = this.#byKey.get(key) ?? new Map<string, Value>();
    this.#byKey.set(key, ofModule);
    this.#byModule.set(module, ofModule);
    return ofModule;
  }
}

/** The names of files that a file mentions, each once. */
export function importedNames(
  file: TypeScriptFile,
  locate: Located = (module) => module,
): ReadonlyMap<string, Mention> {
  return new Map(
    mentionsOf(file).imported.map((mention) => {
      const module = locate(mention.module, mention.name);
      return [`${moduleKey(module)} ${mention.name}`, { ...mention, module }];
    }),
  );
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
  const taken = new Set(mentionsOf(file).taken);
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
  const locals = new MentionsByName<string>();
  return {
    imports: [...imports.values()].filter((entry) => moduleKey(entry.module) !== own),
    localName: (module, name) =>
      locals.get(module, name, () => imports.get(`${moduleKey(locate(module, name))} ${name}`)?.local ?? name),
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

/** What the file calls things itself: declarations and parameters. An import may shadow none. */
function namesIn(declarations: readonly Declaration[]): Set<string> {
  const names = new Set<string>();
  for (const declaration of declarations) {
    if ("name" in declaration) names.add(declaration.name);
    for (const { parameters } of signaturesOf(declaration)) for (const { name } of parameters) names.add(name);
  }
  return names;
}

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

/** Calls `visit` for every printable of declarations or a part of them, however deep. */
function visitPrintables(value: unknown, visit: (printable: Printable) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) visitPrintables(item, visit);
  } else if (isPrintable(value)) {
    visitPrintable(value, visit);
  } else {
    for (const [name, member] of Object.entries(value)) if (name !== "doc") visitPrintables(member, visit);
  }
}

const printableKinds: ReadonlySet<string> = new Set<Printable["kind"]>([
  "code",
  "literal",
  "identifier",
  "property-key",
  "member",
  "regexp",
  "template-type",
  "import",
  "doc",
  "list",
]);

function isPrintable(value: object): value is Printable {
  return "kind" in value && typeof value.kind === "string" && printableKinds.has(value.kind);
}
