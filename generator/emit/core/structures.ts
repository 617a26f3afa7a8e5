import type { ClassDeclarationStructure, StatementStructures } from "ts-morph";
import type { ClassDeclaration, ExportDeclaration } from "./declaration.ts";
import { PartPrinter } from "./declaration-parts.ts";
import type { OutputModule } from "./module.ts";
import type { LocalName } from "./render.ts";
import type { Slots } from "./slots.ts";
import { identifierText } from "./text.ts";
import { Scope, StructureKind } from "./ts-morph.ts";

/** A declaration as the structure that ts-morph prints. The others: `declaration-text.ts`. */
export function structureOf(
  declaration: ClassDeclaration | ExportDeclaration,
  localName: LocalName,
  slots: Slots,
  specifier: (module: OutputModule) => string,
): StatementStructures {
  switch (declaration.kind) {
    case "class":
      return classStructure(declaration, new PartPrinter(localName, slots));
    case "export":
      return {
        kind: StructureKind.ExportDeclaration,
        moduleSpecifier: specifier(declaration.module),
        isTypeOnly: declaration.typeOnly ?? false,
        ...(declaration.names && { namedExports: exportedNames(declaration.names, slots) }),
      };
  }
}

function exportedNames(
  names: readonly { name: string; typeOnly: boolean; as?: string | undefined }[],
  slots: Slots,
): string[] {
  const texts = names.map(({ name, typeOnly, as }) => `${typeOnly ? "type " : ""}${name}${as ? ` as ${as}` : ""}`);
  if (texts.join(", ").length <= 90) return texts;
  return [slots.hold(`\n  ${texts.join(",\n  ")},\n`)];
}

const memberIndentation = 2;

function classStructure(declaration: ClassDeclaration, print: PartPrinter): ClassDeclarationStructure {
  const own = declaration.constructor_;
  return {
    kind: StructureKind.Class,
    name: identifierText(declaration.name),
    isExported: declaration.exported ?? true,
    isDefaultExport: declaration.defaultExport ?? false,
    docs: print.docs(declaration.doc),
    typeParameters: print.typeParameters(declaration.typeParameters),
    ...(declaration.extends && { extends: print.text(declaration.extends) }),
    implements: (declaration.implements ?? []).map((base) => print.text(base)),
    properties: (declaration.properties ?? []).map((property) => ({
      name: property.name.startsWith("#") ? `#${identifierText(property.name.slice(1))}` : print.key(property.name),
      isReadonly: property.readonly ?? false,
      isStatic: property.static ?? false,
      hasOverrideKeyword: property.override ?? false,
      docs: print.docs(property.doc, memberIndentation),
      ...(property.type && { type: print.text(property.type) }),
      ...(property.initializer && { initializer: print.text(property.initializer) }),
    })),
    ctors: own
      ? [
          {
            parameters: print.signature(own.parameters, undefined, 14).parameters,
            statements: print.statements(own.body),
            docs: print.docs(own.doc, memberIndentation),
          },
        ]
      : [],
    methods: (declaration.methods ?? [])
      .filter((method) => !method.getter)
      .map((method) => ({
        name: print.key(method.name),
        isAsync: method.async ?? false,
        isStatic: method.static ?? false,
        hasOverrideKeyword: method.override ?? false,
        docs: print.docs(method.doc, memberIndentation),
        typeParameters: print.typeParameters(method.typeParameters),
        ...print.signature(method.parameters, method.returnType, method.name.length + 12),
        statements: print.statements(method.body),
      })),
    getAccessors: (declaration.methods ?? [])
      .filter((method) => method.getter)
      .map((method) => ({
        name: print.key(method.name),
        isStatic: method.static ?? false,
        scope: Scope.Public,
        docs: print.docs(method.doc, memberIndentation),
        returnType: print.text(method.returnType),
        statements: print.statements(method.body),
      })),
  };
}
