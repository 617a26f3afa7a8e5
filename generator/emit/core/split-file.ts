/** A role's file as one for each of its parts, and one that offers what they hold. */
import type { Declaration, ExportDeclaration, OutputFile, TypeScriptFile } from "./declaration.ts";
import { importedNames } from "./imports.ts";
import { moduleKey, type OutputModule, outputModule } from "./module.ts";

/** Where a name that a file imports really stands. */
export type Locate = (module: OutputModule, name: string, from: OutputModule) => OutputModule;

/** Files with a file for each part of theirs, and the way from a name to its file. */
export interface SplitFiles {
  readonly files: readonly OutputFile[];
  readonly locate: Locate;
}

/**
 * Splits the files whose declarations are of parts. Parts import what they need from the parts that hold it, so that no
 * module waits for one that waits for it; all others import from the role's file, whatever stands where below it.
 */
export function splitFiles(files: readonly OutputFile[]): SplitFiles {
  const places = new Map<string, OutputModule>();
  const parts = new Set<string>();
  for (const file of files) {
    if (file.kind !== "typescript") continue;
    const { module, declarations } = file;
    for (const declaration of declarations) {
      if (declaration.part === undefined) continue;
      const part = partModule(module, declaration.part);
      parts.add(moduleKey(part));
      if ("name" in declaration) places.set(nameKey(module, declaration.name), part);
    }
  }
  const locate: Locate = (module, name, from) => {
    const inside =
      from.package === module.package && (parts.has(moduleKey(from)) || moduleKey(from) === moduleKey(module));
    return (inside ? places.get(nameKey(module, name)) : undefined) ?? module;
  };
  return {
    files: files.flatMap((file): readonly OutputFile[] =>
      file.kind === "typescript" ? splitFile(file, locate) : [file],
    ),
    locate,
  };
}

function nameKey(module: OutputModule, name: string): string {
  return `${moduleKey(module)} ${name}`;
}

function partModule({ package: owner, path }: OutputModule, part: string): OutputModule {
  return outputModule(owner, `${path.replace(/\.ts$/, "")}/${part}.ts`);
}

function splitFile(file: TypeScriptFile, locate: Locate): readonly TypeScriptFile[] {
  const byPart = Map.groupBy(file.declarations, ({ part }) => part);
  const own = byPart.get(undefined) ?? [];
  byPart.delete(undefined);
  if (byPart.size === 0) return [file];
  const parts = [...byPart].flatMap(([part, declarations]) =>
    part === undefined ? [] : [{ ...file, module: partModule(file.module, part), declarations }],
  );
  const used = usedElsewhere([...parts, { ...file, declarations: own }], locate);
  const isUsed = (module: OutputModule, { name }: { readonly name: string }) => used.has(nameKey(module, name));
  const exports = parts.flatMap(({ module, declarations }) =>
    exportOf(
      module,
      declarations,
      declarations.some((one) => isHidden(one) && isUsed(module, one)),
    ),
  );
  const isExport = (declaration: Declaration) => declaration.kind === "export";
  const main = [...own.filter(isExport), ...exports, ...own.filter((declaration) => !isExport(declaration))];
  return [
    { ...file, declarations: main },
    ...parts.map((part) => ({
      ...part,
      declarations: part.declarations.map((one) =>
        isHidden(one) && isUsed(part.module, one) ? { ...one, exported: true } : one,
      ),
    })),
  ];
}

type NamedDeclaration = Extract<Declaration, { readonly name: string }>;

function isNamed(declaration: Declaration): declaration is NamedDeclaration {
  return "name" in declaration;
}

/** Whether the role keeps the declaration to itself. Its parts may still need it of each other. */
function isHidden(declaration: Declaration): declaration is NamedDeclaration {
  return isNamed(declaration) && declaration.exported === false;
}

/** The names that one of the files imports from another one of them, by their files. */
function usedElsewhere(files: readonly TypeScriptFile[], locate: Locate): ReadonlySet<string> {
  const used = new Set<string>();
  for (const file of files) {
    for (const { module, name } of importedNames(file).values()) {
      const place = locate(module, name, file.module);
      if (moduleKey(place) !== moduleKey(file.module)) used.add(nameKey(place, name));
    }
  }
  return used;
}

/**
 * What the role offers of a part: everything, or by name where the part exports what only other parts are to have. Nothing
 * is loaded for types alone.
 */
function exportOf(
  module: OutputModule,
  declarations: readonly Declaration[],
  byName: boolean,
): readonly ExportDeclaration[] {
  const offered = declarations.filter(isNamed).filter((declaration) => declaration.exported !== false);
  if (offered.length === 0) return [];
  const isType = ({ kind }: NamedDeclaration) => kind === "interface" || kind === "type";
  const typeOnly = offered.every(isType);
  if (!byName) return [{ kind: "export", module, typeOnly }];
  const values = new Set(offered.filter((declaration) => !isType(declaration)).map(({ name }) => name));
  // A type and a value of one name are one export.
  const names = [...new Set(offered.map(({ name }) => name))].map((name) => ({
    name,
    typeOnly: !typeOnly && !values.has(name),
  }));
  return [{ kind: "export", module, typeOnly, names }];
}
