import type {
  JSDocStructure,
  OptionalKind,
  ParameterDeclarationStructure,
  TypeParameterDeclarationStructure,
} from "ts-morph";
import type { Parameter, TypeParameter } from "./declaration.ts";
import { docLines, fitsOnLine } from "./doc-text.ts";
import type { DocComment, Printable } from "./printable.ts";
import { type LocalName, render } from "./render.ts";
import type { Slots } from "./slots.ts";
import { identifierText, propertyKeyText } from "./text.ts";

/** A little less than the width of a line, since type parameters and modifiers are not counted. */
const signatureWidth = 116;

/** Prints the parts that declarations have in common. */
export class PartPrinter {
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

  statements(body: Printable): string[] {
    const text = this.text(body, 2);
    return text === "" ? [] : [text];
  }
}
