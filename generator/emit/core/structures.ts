import {
  type ClassDeclarationStructure,
  type FunctionDeclarationStructure,
  type InterfaceDeclarationStructure,
  type JSDocStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
  Scope,
  type StatementStructures,
  StructureKind,
  type TypeParameterDeclarationStructure,
  VariableDeclarationKind,
} from "ts-morph";
import type {
  ClassDeclaration,
  Declaration,
  FunctionDeclaration,
  InterfaceDeclaration,
  Parameter,
  TypeParameter,
} from "./declaration.ts";
import type { OutputModule } from "./module.ts";
import type { DocComment, Printable } from "./printable.ts";
import { docLines, fitsOnLine, type LocalName, render } from "./render.ts";
import type { Slots } from "./slots.ts";
import { identifierText, propertyKeyText } from "./text.ts";

/** A declaration as the structure that ts-morph prints, or as text where it is a plain statement. */
export function structureOf(
  declaration: Declaration,
  localName: LocalName,
  slots: Slots,
  specifier: (module: OutputModule) => string,
): StatementStructures | string {
  const print = new Printer(localName, slots);
  switch (declaration.kind) {
    case "interface":
      return print.interface(declaration);
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
      return print.function(declaration);
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
      return print.class(declaration);
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

/** A little less than the width of a line, since type parameters and modifiers are not counted. */
const signatureWidth = 116;

const memberIndentation = 2;

class Printer {
  readonly #localName: LocalName;
  readonly #slots: Slots;

  constructor(localName: LocalName, slots: Slots) {
    this.#localName = localName;
    this.#slots = slots;
  }

  /** Text for one slot of a structure. */
  text(printable: Printable, column = 0): string {
    return this.#slots.hold(render(printable, this.#localName, column));
  }

  /** The name of a member: quoted where it has to be. */
  key(name: string): string {
    return this.#slots.hold(propertyKeyText(name));
  }

  /** @param indentation Of what the comment is for: of a declaration, none. */
  docs(doc: DocComment | undefined, indentation = 0): OptionalKind<JSDocStructure>[] {
    const lines = doc ? docLines(doc, indentation) : [];
    if (lines.length === 0) return [];
    return [{ description: fitsOnLine(lines, indentation) ? lines.join("") : `\n${lines.join("\n")}` }];
  }

  typeParameters(parameters: readonly TypeParameter[] = []): OptionalKind<TypeParameterDeclarationStructure>[] {
    return parameters.map((parameter) => ({
      name: identifierText(parameter.name),
      ...(parameter.constraint && { constraint: this.text(parameter.constraint) }),
      ...(parameter.default && { default: this.text(parameter.default) }),
    }));
  }

  /**
   * What a function takes and gives back. A signature that is too long for its line has a parameter a line.
   * @param before The length of what stands before the parenthesis.
   */
  signature(parameters: readonly Parameter[], returnType: Printable | undefined, before: number) {
    const rendered = (printable: Printable, column = 0) => render(printable, this.#localName, column);
    const types = parameters.map((parameter) => parameter.type && rendered(parameter.type, parameter.name.length + 4));
    const result = returnType && rendered(returnType);
    const length = parameters.reduce((sum, { name }, index) => sum + name.length + (types[index]?.length ?? 0) + 4, 0);
    const broken = parameters.length > 0 && before + length + (result?.length ?? 0) > signatureWidth;
    return {
      parameters: parameters.map((parameter, index): OptionalKind<ParameterDeclarationStructure> => {
        const type = types[index];
        const initializer = parameter.initializer && rendered(parameter.initializer);
        const held = (text: string, last: boolean) => {
          const end = broken && last && index === parameters.length - 1 ? ",\n" : "";
          return this.#slots.hold((broken ? text.replaceAll("\n", "\n  ") : text) + end);
        };
        const name = identifierText(parameter.name);
        return {
          name: broken ? this.#slots.hold(`\n  ${name}${type || initializer ? "" : ",\n"}`) : name,
          hasQuestionToken: parameter.optional ?? false,
          isRestParameter: parameter.rest ?? false,
          ...(type && { type: held(type, !initializer) }),
          ...(initializer && { initializer: held(initializer, true) }),
        };
      }),
      ...(result && { returnType: this.#slots.hold(result) }),
    };
  }

  interface(declaration: InterfaceDeclaration): InterfaceDeclarationStructure {
    const { members } = declaration;
    return {
      kind: StructureKind.Interface,
      name: identifierText(declaration.name),
      isExported: declaration.exported ?? true,
      docs: this.docs(declaration.doc),
      typeParameters: this.typeParameters(declaration.typeParameters),
      extends: (declaration.extends ?? []).map((base) => this.text(base)),
      properties: members
        .filter((member) => member.kind === "property")
        .map((member) => ({
          name: this.key(member.name),
          type: this.text(member.type, member.name.length + 8),
          hasQuestionToken: member.optional ?? false,
          isReadonly: member.readonly ?? false,
          docs: this.docs(member.doc, memberIndentation),
        })),
      methods: members
        .filter((member) => member.kind === "method")
        .map((member) => ({
          name: this.key(member.name),
          typeParameters: this.typeParameters(member.typeParameters),
          ...this.signature(member.parameters, member.returnType, member.name.length + 6),
          docs: this.docs(member.doc, memberIndentation),
        })),
      indexSignatures: members
        .filter((member) => member.kind === "index")
        .map((member) => ({
          keyName: "name",
          keyType: this.text(member.key),
          returnType: this.text(member.type),
          docs: this.docs(member.doc, memberIndentation),
        })),
    };
  }

  function(declaration: FunctionDeclaration): FunctionDeclarationStructure {
    return {
      kind: StructureKind.Function,
      name: identifierText(declaration.name),
      isExported: declaration.exported ?? true,
      isAsync: declaration.async ?? false,
      docs: this.docs(declaration.doc),
      typeParameters: this.typeParameters(declaration.typeParameters),
      ...this.signature(
        declaration.parameters,
        declaration.returnType,
        `export function ${declaration.name}`.length + 8,
      ),
      statements: this.statements(declaration.body),
    };
  }

  class(declaration: ClassDeclaration): ClassDeclarationStructure {
    const own = declaration.constructor_;
    return {
      kind: StructureKind.Class,
      name: identifierText(declaration.name),
      isExported: declaration.exported ?? true,
      isDefaultExport: declaration.defaultExport ?? false,
      docs: this.docs(declaration.doc),
      typeParameters: this.typeParameters(declaration.typeParameters),
      ...(declaration.extends && { extends: this.text(declaration.extends) }),
      implements: (declaration.implements ?? []).map((base) => this.text(base)),
      properties: (declaration.properties ?? []).map((property) => ({
        name: property.name.startsWith("#") ? `#${identifierText(property.name.slice(1))}` : this.key(property.name),
        isReadonly: property.readonly ?? false,
        isStatic: property.static ?? false,
        hasOverrideKeyword: property.override ?? false,
        docs: this.docs(property.doc, memberIndentation),
        ...(property.type && { type: this.text(property.type) }),
        ...(property.initializer && { initializer: this.text(property.initializer) }),
      })),
      ctors: own
        ? [
            {
              parameters: this.signature(own.parameters, undefined, 14).parameters,
              statements: this.statements(own.body),
              docs: this.docs(own.doc, memberIndentation),
            },
          ]
        : [],
      methods: (declaration.methods ?? [])
        .filter((method) => !method.getter)
        .map((method) => ({
          name: this.key(method.name),
          isAsync: method.async ?? false,
          isStatic: method.static ?? false,
          hasOverrideKeyword: method.override ?? false,
          docs: this.docs(method.doc, memberIndentation),
          typeParameters: this.typeParameters(method.typeParameters),
          ...this.signature(method.parameters, method.returnType, method.name.length + 12),
          statements: this.statements(method.body),
        })),
      getAccessors: (declaration.methods ?? [])
        .filter((method) => method.getter)
        .map((method) => ({
          name: this.key(method.name),
          isStatic: method.static ?? false,
          scope: Scope.Public,
          docs: this.docs(method.doc, memberIndentation),
          returnType: this.text(method.returnType),
          statements: this.statements(method.body),
        })),
    };
  }

  statements(body: Printable): string[] {
    const text = this.text(body, 2);
    return text === "" ? [] : [text];
  }
}
