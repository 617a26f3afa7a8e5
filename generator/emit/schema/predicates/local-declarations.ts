import type { Schema } from "../../../model/api/schema.ts";
import { lowerFirst, pascalCase } from "../../../model/names/spelling.ts";
import type { EmitSettings } from "../../core/context.ts";
import type { ConstDeclaration, FunctionDeclaration } from "../../core/declaration.ts";
import { freeName } from "../../core/free-name.ts";
import { identifier, type Printable, visitPrintable } from "../../core/printable.ts";
import type { TaggedAlternative } from "./tagged-alternatives.ts";

/** What an expression may need beside it, at the level of its file: a regular expression, a test of an array's items. */
type LocalDeclaration = FunctionDeclaration | ConstDeclaration;

/** What a function is but for its name. */
export type FunctionParts = Pick<FunctionDeclaration, "doc" | "parameters" | "returnType" | "body">;

/**
 * The declarations that the expressions of one file need, collected while the expressions are made: `declare` gives
 * them to the emitter of the file with the declaration whose expressions they are.
 */
export class LocalDeclarations {
  readonly settings: Pick<EmitSettings, "formats">;
  /** The alternatives of unions that the file tests in two steps, and those of their functions that are about the second. */
  readonly #alternatives: ReadonlyMap<Schema, TaggedAlternative>;
  readonly #functions = new Map<Schema, string>();
  readonly #taken: Set<string>;
  readonly #declarations: LocalDeclaration[] = [];

  /**
   * @param taken Names that the file declares itself.
   * @param alternatives Those whose predicates the file declares.
   */
  constructor(
    settings: Pick<EmitSettings, "formats">,
    taken: Iterable<string> = [],
    alternatives: ReadonlyMap<Schema, TaggedAlternative> = new Map(),
  ) {
    this.settings = settings;
    this.#alternatives = alternatives;
    this.#taken = new Set(taken);
  }

  /**
   * Makes a declaration of the file.
   * @param make May ask for what the declaration needs beside it.
   * @returns The declaration, and what was asked for meanwhile, in that order, none of it exported. What nothing leads to from
   *   the declaration is left out: conditions are made before it is known which of them count, and compilers refuse functions
   *   that nobody calls (`noUnusedLocals`).
   */
  declare<Owner extends LocalDeclaration>(make: () => Owner): readonly [Owner, ...LocalDeclaration[]] {
    const before = this.#declarations.length;
    const owner = make();
    return [owner, ...neededBy(owner, this.#declarations.slice(before))];
  }

  /**
   * The place of an expression: the beginning of the names of what is declared for it.
   * @param name In PascalCase: `ListOAuthClientsPageSize` gives `isListOAuthClientsPageSizeItem`.
   */
  at(name: string): Place {
    return new Place(this, name);
  }

  /** How the schema is told apart in a union, and the function of this file that tests its other members. */
  alternative(schema: Schema): (TaggedAlternative & { readonly functionName: string }) | undefined {
    const alternative = this.#alternatives.get(schema);
    if (!alternative) return undefined;
    const functionName = this.#functions.get(schema) ?? this.freeName(`has${schema.name?.typescript ?? ""}Members`);
    this.#functions.set(schema, functionName);
    return { ...alternative, functionName };
  }

  /** A name that is free in the file: the wanted one wherever that is possible. */
  freeName(wanted: string): string {
    const name = freeName(wanted, this.#taken);
    this.#taken.add(name);
    return name;
  }

  /** Adds a declaration under a name that `freeName` gave. */
  add(declaration: LocalDeclaration): void {
    this.#declarations.push(declaration);
  }
}

/** Those of some declarations that another one mentions, by itself or through others of them. */
function neededBy(owner: LocalDeclaration, declarations: readonly LocalDeclaration[]): readonly LocalDeclaration[] {
  if (declarations.length === 0) return [];
  const missed = new Map(declarations.map((declaration) => [declaration.name, declaration]));
  const found = [owner];
  for (const declaration of found) {
    visitPrintable(declaration.kind === "function" ? declaration.body : declaration.initializer, (printable) => {
      const mentioned = printable.kind === "identifier" ? missed.get(printable.name) : undefined;
      if (!mentioned) return;
      missed.delete(mentioned.name);
      found.push(mentioned);
    });
  }
  return declarations.filter(({ name }) => !missed.has(name));
}

/** Where an expression stands: what is declared for it is named after the place. */
export class Place {
  readonly local: LocalDeclarations;
  readonly name: string;
  /** The names of functions by what they are. */
  readonly #functions = new Map<string, Printable>();

  constructor(local: LocalDeclarations, name: string) {
    this.local = local;
    this.name = name;
  }

  /**
   * Declares a constant for this place.
   * @param suffix What the name ends in: `Pattern` gives `tokenRequestScopePattern`.
   * @returns The constant's name.
   */
  constant(suffix: string, initializer: Printable, type?: Printable): Printable {
    const name = this.local.freeName(lowerFirst(this.name) + suffix);
    this.local.add({ kind: "const", name, exported: false, type, initializer });
    return identifier(name);
  }

  /**
   * Declares a function for this place: `read` and `Form` give `readExchangeTokenForm`. One that is declared for it already,
   * as for another media type of the same body, is not declared again.
   * @returns The function's name.
   */
  function(prefix: string, suffix: string, parts: FunctionParts): Printable {
    const key = JSON.stringify([prefix, suffix, parts]);
    const known = this.#functions.get(key);
    if (known) return known;
    const name = this.local.freeName(prefix + this.name + suffix);
    this.local.add({ kind: "function", name, exported: false, ...parts });
    const printable = identifier(name);
    this.#functions.set(key, printable);
    return printable;
  }

  /** A place within this one. */
  within(part: string): Place {
    return new Place(this.local, this.name + pascalCase(part));
  }
}
