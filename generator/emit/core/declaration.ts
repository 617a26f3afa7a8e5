import type { Embedding } from "./embedding.ts";
import type { ModuleOwner, OutputModule } from "./module.ts";
import type { Code, DocComment, Printable } from "./printable.ts";

/**
 * What a generated file is made of. These follow ts-morph's structures, with printables in place of text, so that a
 * whole file becomes one structure and is printed once.
 */
export type Declaration =
  | InterfaceDeclaration
  | TypeAliasDeclaration
  | FunctionDeclaration
  | ConstDeclaration
  | ClassDeclaration
  | ExportDeclaration
  | { readonly kind: "statement"; readonly code: Code; readonly part?: string | undefined };

interface Named {
  readonly name: string;
  readonly doc?: DocComment | undefined;
  /** Default true. */
  readonly exported?: boolean | undefined;
  /** The file below the role's that it stands in: `Pets` of `handlers.ts` is `handlers/Pets.ts`. Left out: the role's own. */
  readonly part?: string | undefined;
}

/** The declarations as those of a part; as they are where a file has no parts. */
export function inPart(part: string | undefined, declarations: readonly Declaration[]): readonly Declaration[] {
  return part === undefined ? declarations : declarations.map((declaration) => ({ ...declaration, part }));
}

export interface InterfaceDeclaration extends Named {
  readonly kind: "interface";
  readonly typeParameters?: readonly TypeParameter[] | undefined;
  readonly extends?: readonly Printable[] | undefined;
  readonly members: readonly InterfaceMember[];
}

export type InterfaceMember =
  | {
      readonly kind: "property";
      readonly name: string;
      readonly type: Printable;
      readonly optional?: boolean | undefined;
      readonly readonly?: boolean | undefined;
      readonly doc?: DocComment | undefined;
    }
  | {
      readonly kind: "method";
      readonly name: string;
      readonly typeParameters?: readonly TypeParameter[] | undefined;
      readonly parameters: readonly Parameter[];
      readonly returnType: Printable;
      readonly doc?: DocComment | undefined;
    }
  | {
      readonly kind: "index";
      readonly key: Printable;
      readonly type: Printable;
      readonly doc?: DocComment | undefined;
    };

export interface TypeAliasDeclaration extends Named {
  readonly kind: "type";
  readonly typeParameters?: readonly TypeParameter[] | undefined;
  readonly type: Printable;
}

export interface FunctionDeclaration extends Named {
  readonly kind: "function";
  readonly async?: boolean | undefined;
  readonly typeParameters?: readonly TypeParameter[] | undefined;
  readonly parameters: readonly Parameter[];
  readonly returnType: Printable;
  /** The statements between the braces. */
  readonly body: Printable;
}

export interface ConstDeclaration extends Named {
  readonly kind: "const";
  readonly type?: Printable | undefined;
  readonly initializer: Printable;
}

export interface ClassDeclaration extends Named {
  readonly kind: "class";
  /** `export default class` when true. */
  readonly defaultExport?: boolean | undefined;
  readonly typeParameters?: readonly TypeParameter[] | undefined;
  readonly extends?: Printable | undefined;
  readonly implements?: readonly Printable[] | undefined;
  readonly properties?: readonly ClassProperty[] | undefined;
  readonly constructor_?:
    | { readonly parameters: readonly Parameter[]; readonly body: Printable; readonly doc?: DocComment | undefined }
    | undefined;
  readonly methods?: readonly ClassMethod[] | undefined;
}

export interface ClassProperty {
  readonly name: string;
  readonly type?: Printable | undefined;
  readonly initializer?: Printable | undefined;
  readonly readonly?: boolean | undefined;
  readonly static?: boolean | undefined;
  readonly override?: boolean | undefined;
  readonly doc?: DocComment | undefined;
}

export interface ClassMethod {
  readonly name: string;
  readonly async?: boolean | undefined;
  readonly static?: boolean | undefined;
  readonly override?: boolean | undefined;
  readonly getter?: boolean | undefined;
  readonly typeParameters?: readonly TypeParameter[] | undefined;
  readonly parameters: readonly Parameter[];
  readonly returnType: Printable;
  readonly body: Printable;
  readonly doc?: DocComment | undefined;
}

/** `export { a, type B } from "…"`, or `export * from "…"` where no names are given. */
export interface ExportDeclaration {
  readonly kind: "export";
  readonly module: OutputModule;
  readonly names?:
    | readonly { readonly name: string; readonly typeOnly: boolean; readonly as?: string | undefined }[]
    | undefined;
  readonly typeOnly?: boolean | undefined;
  readonly part?: string | undefined;
}

export interface Parameter {
  readonly name: string;
  readonly type?: Printable | undefined;
  readonly optional?: boolean | undefined;
  readonly rest?: boolean | undefined;
  readonly initializer?: Printable | undefined;
}

export interface TypeParameter {
  readonly name: string;
  readonly constraint?: Printable | undefined;
  readonly default?: Printable | undefined;
}

/** One TypeScript file of the output. */
export interface TypeScriptFile {
  readonly kind: "typescript";
  readonly module: OutputModule;
  /** Where it stands in another package, and with it the modules of its own package that it names. */
  readonly embedding?: Embedding | undefined;
  /** What the file holds, for its first comment. */
  readonly doc: DocComment;
  readonly declarations: readonly Declaration[];
}

/** A file whose text is ready: a template's output, or run-time source that is copied. */
export interface TextFile {
  readonly kind: "text";
  readonly package: ModuleOwner;
  /** Below the package's folder: `package.json`, `src/runtime/issue.ts`. */
  readonly path: string;
  readonly text: string;
}

export type OutputFile = TypeScriptFile | TextFile;
