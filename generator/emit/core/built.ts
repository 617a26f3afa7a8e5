/**
 * Constants that are made within a function, for the sake of the compiler. Where a constant of a file refers to an import,
 * the compiler looks for assignments to it among all constants that stand before it in the file: the square of their
 * number. Within a function it looks no further than the beginning of the function. The function that calls it is
 * declared in the same file: it would be looked for as well if it were imported.
 */
import type { FunctionDeclaration } from "./declaration.ts";
import { freeName } from "./free-name.ts";
import { code, identifier, type Printable } from "./printable.ts";

/** @param taken The names of what else the file declares. */
export function builder(taken: ReadonlySet<string>): Builder {
  const name = freeName("built", taken);
  return {
    declaration: {
      kind: "function",
      name,
      exported: false,
      doc: {
        paragraphs: ["What a function makes. The compiler need not look beyond it for what the names in it mean."],
        tags: [],
      },
      typeParameters: [{ name: "Value" }],
      parameters: [{ name: "make", type: code`() => Value` }],
      returnType: code`Value`,
      body: code`return make();`,
    },
    built: (expression) => code`/*@__PURE__*/ ${identifier(name)}(() => ${expression})`,
  };
}

interface Builder {
  readonly declaration: FunctionDeclaration;
  /** The expression in a function that is called at once. */
  readonly built: (expression: Printable) => Printable;
}
