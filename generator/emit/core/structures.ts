import {
  type ClassDeclarationStructure,
  type FunctionDeclarationStructure,
  type InterfaceDeclarationStructure,
  Scope,
  type StatementStructures,
  StructureKind,
  VariableDeclarationKind,
} from "ts-morph";
import type { ClassDeclaration, Declaration, FunctionDeclaration, InterfaceDeclaration } from "./declaration.ts";
import { PartPrinter } from "./declaration-parts.ts";
import type { OutputModule } from "./module.ts";
import type { LocalName } from "./render.ts";
import type { Slots } from "./slots.ts";
import { identifierText } from "./text.ts";

/** A declaration as the structure that ts-morph prints, or as text where it is a plain statement. */
export function structureOf(
  declaration: Declaration,
  localName: LocalName,
  slots: Slots,
  specifier: (module: OutputModule) => string,
): StatementStructures | string {
  const print = new PartPrinter(localName, slots);
  switch (declaration.kind) {
    case "interface":
      return interfaceStructure(declaration, print);
    case "type":
      return {
        kind: StructureKind.TypeAlias,
        name: identifierText(declaration.name),
        isExported: declaration.exported ?? true,
        docs: print.docs(declaration.doc),
        typeParameters: print.typeParameters(declaration.typeParameters),
        type: print.text(declaration.type, `export type ${declaration.name} = `.length),
      };
    case "function":
      return functionStructure(declaration, print);
    case "const":
      return {
        kind: StructureKind.VariableStatement,
        declarationKind: VariableDeclarationKind.Const,
        isExported: declaration.exported ?? true,
        docs: print.docs(declaration.doc),
        declarations: [
          {
            name: identifierText(declaration.name),
            initializer: print.text(declaration.initializer, `export const ${declaration.name} = `.length),
            ...(declaration.type && { type: print.text(declaration.type) }),
          },
        ],
      };
    case "class":
      return classStructure(declaration, print);
    case "export":
      return {
        kind: StructureKind.ExportDeclaration,
        moduleSpecifier: specifier(declaration.module),
        isTypeOnly: declaration.typeOnly ?? false,
        ...(declaration.names && { namedExports: exportedNames(declaration.names, slots) }),
      };
    case "statement":
      return print.text(declaration.code);
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

function interfaceStructure(declaration: InterfaceDeclaration, print: PartPrinter): InterfaceDeclarationStructure {
  const { members } = declaration;
  return {
    kind: StructureKind.Interface,
    name: identifierText(declaration.name),
    isExported: declaration.exported ?? true,
    docs: print.docs(declaration.doc),
    typeParameters: print.typeParameters(declaration.typeParameters),
    extends: (declaration.extends ?? []).map((base) => print.text(base)),
    properties: members
      .filter((member) => member.kind === "property")
      .map((member) => ({
        name: print.key(member.name),
        type: print.text(member.type, member.name.length + 8),
        hasQuestionToken: member.optional ?? false,
        isReadonly: member.readonly ?? false,
        docs: print.docs(member.doc, memberIndentation),
      })),
    methods: members
      .filter((member) => member.kind === "method")
      .map((member) => ({
        name: print.key(member.name),
        typeParameters: print.typeParameters(member.typeParameters),
        ...print.signature(member.parameters, member.returnType, member.name.length + 6),
        docs: print.docs(member.doc, memberIndentation),
      })),
    indexSignatures: members
      .filter((member) => member.kind === "index")
      .map((member) => ({
        keyName: "name",
        keyType: print.text(member.key),
        returnType: print.text(member.type),
        docs: print.docs(member.doc, memberIndentation),
      })),
  };
}

function functionStructure(declaration: FunctionDeclaration, print: PartPrinter): FunctionDeclarationStructure {
  return {
    kind: StructureKind.Function,
    name: identifierText(declaration.name),
    isExported: declaration.exported ?? true,
    isAsync: declaration.async ?? false,
    docs: print.docs(declaration.doc),
    typeParameters: print.typeParameters(declaration.typeParameters),
    ...print.signature(
      declaration.parameters,
      declaration.returnType,
      `export function ${declaration.name}`.length + 8,
    ),
    statements: print.statements(declaration.body),
  };
}

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
