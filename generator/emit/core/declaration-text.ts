import type {
  ConstDeclaration,
  Declaration,
  FunctionDeclaration,
  InterfaceDeclaration,
  InterfaceMember,
  Parameter,
  TypeAliasDeclaration,
  TypeParameter,
} from "./declaration.ts";
import { docText } from "./doc-text.ts";
import type { DocComment, Printable } from "./printable.ts";
import { indented, type LocalName, render } from "./render.ts";
import { identifierText, propertyKeyText } from "./text.ts";

/** A little less than the width of a line, since type parameters and modifiers are not counted. */
const signatureWidth = 116;
const memberIndentation = 2;

/**
 * Prints the declarations of which a large document makes tens of thousands. A structure of each would be written
 * character by character, and then parsed as a part of its file: most of the time of a run.
 */
export class DeclarationText {
  readonly #localName: LocalName;

  constructor(localName: LocalName) {
    this.#localName = localName;
  }

  of(declaration: Exclude<Declaration, { readonly kind: "class" | "export" }>): string {
    switch (declaration.kind) {
      case "interface":
        return this.#interface(declaration);
      case "type":
        return this.#type(declaration);
      case "function":
        return this.#function(declaration);
      case "const":
        return this.#const(declaration);
      case "statement":
        return this.#text(declaration.code);
    }
  }

  #interface(declaration: InterfaceDeclaration): string {
    const bases = (declaration.extends ?? []).map((base) => this.#text(base)).join(", ");
    const { members } = declaration;
    const inOrder = (["index", "property", "method"] as const).flatMap((kind) =>
      members.filter((member) => member.kind === kind),
    );
    return [
      `${head(declaration)}interface ${identifierText(declaration.name)}${this.#typeParameters(declaration.typeParameters)} ${bases === "" ? "" : `extends ${bases} `}{`,
      ...inOrder.map((member) => `  ${docLine(member.doc, memberIndentation)}${this.#member(member)};`),
      "}",
    ].join("\n");
  }

  #member(member: InterfaceMember): string {
    switch (member.kind) {
      case "property": {
        const name = `${member.readonly ? "readonly " : ""}${propertyKeyText(member.name)}${member.optional ? "?" : ""}`;
        return `${name}: ${this.#text(member.type, member.name.length + 8, "  ")}`;
      }
      case "method": {
        const name = propertyKeyText(member.name) + this.#typeParameters(member.typeParameters);
        const signature = this.#signature(member.parameters, member.returnType, member.name.length + 6);
        return indented(name + signature, "  ");
      }
      case "index":
        return `[name: ${this.#text(member.key, 0, "  ")}]: ${this.#text(member.type, 0, "  ")}`;
    }
  }

  #type(declaration: TypeAliasDeclaration): string {
    const { name, typeParameters, type } = declaration;
    const text = this.#text(type, `export type ${name} = `.length);
    return `${head(declaration)}type ${identifierText(name)}${this.#typeParameters(typeParameters)} = ${text};`;
  }

  #function(declaration: FunctionDeclaration): string {
    const { name, async, typeParameters, parameters, returnType, body } = declaration;
    const before = `export function ${name}`.length + 8;
    const signature = this.#typeParameters(typeParameters) + this.#signature(parameters, returnType, before);
    const statements = this.#text(body, 2, "  ");
    return `${head(declaration)}${async ? "async " : ""}function ${identifierText(name)}${signature} {\n${statements === "" ? "" : `  ${statements}\n`}}`;
  }

  #const(declaration: ConstDeclaration): string {
    const { name, type, initializer } = declaration;
    const text = this.#text(initializer, `export const ${name} = `.length);
    return `${head(declaration)}const ${identifierText(name)}${type ? `: ${this.#text(type)}` : ""} = ${text};`;
  }

  /**
   * What a function takes and gives back. A signature that is too long for its line has a parameter a line.
   * @param before The length of what stands before the parenthesis.
   */
  #signature(parameters: readonly Parameter[], returnType: Printable, before: number): string {
    const types = parameters.map(({ name, type }) => type && this.#text(type, name.length + 4));
    const result = this.#text(returnType);
    const length = parameters.reduce((sum, { name }, index) => sum + name.length + (types[index]?.length ?? 0) + 4, 0);
    const texts = parameters.map(({ name, optional, rest, initializer }, index) => {
      const type = types[index];
      const start = `${rest ? "..." : ""}${identifierText(name)}${optional ? "?" : ""}${type ? `: ${type}` : ""}`;
      return initializer ? `${start} = ${this.#text(initializer)}` : start;
    });
    const broken = parameters.length > 0 && before + length + result.length > signatureWidth;
    const list = broken ? texts.map((text) => `\n  ${indented(text, "  ")},`).join("") : texts.join(", ");
    return `(${list}${broken ? "\n" : ""}): ${result}`;
  }

  #typeParameters(parameters: readonly TypeParameter[] = []): string {
    if (parameters.length === 0) return "";
    const texts = parameters.map(({ name, constraint, default: standard }) =>
      [
        identifierText(name),
        ...(constraint ? [` extends ${this.#text(constraint)}`] : []),
        ...(standard ? [` = ${this.#text(standard)}`] : []),
      ].join(""),
    );
    return `<${texts.join(", ")}>`;
  }

  #text(printable: Printable, column = 0, margin = ""): string {
    return render(printable, this.#localName, column, margin);
  }
}

/** What stands before a declaration's keyword. */
function head({ doc, exported = true }: { doc?: DocComment | undefined; exported?: boolean | undefined }): string {
  return `${docLine(doc, 0)}${exported ? "export " : ""}`;
}

/** A comment with the line's end after it, up to where the next line begins. */
function docLine(doc: DocComment | undefined, indentation: number): string {
  const text = doc ? docText(doc, indentation) : "";
  return text === "" ? "" : `${text}\n`.replaceAll("\n", `\n${" ".repeat(indentation)}`);
}
