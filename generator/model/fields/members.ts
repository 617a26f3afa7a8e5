/** The members of nodes as readers want them, and what is said of them. */
import type { DiagnosticCode, MendableCode } from "../../catalogue.ts";
import type { Diagnostic, Diagnostics } from "../../diagnostics.ts";
import type { SpecNode } from "../../load/document/spec-node.ts";
import { similar } from "../../similar.ts";

/** Reports an error at a node. */
export function report(
  { diagnostics }: { readonly diagnostics: Diagnostics },
  code: DiagnosticCode,
  message: string,
  node: SpecNode,
  details: { readonly part?: "key" | "value" } & Pick<Diagnostic, "help" | "related"> = {},
): void {
  const { part, ...more } = details;
  diagnostics.error(code, message, { location: node.location(part), ...more });
}

/**
 * Reports a fault at a node that the caller mends.
 * @param done What is done about it: `Diagnostic.mend`.
 */
export function mended(
  { diagnostics }: { readonly diagnostics: Diagnostics },
  code: MendableCode,
  message: string,
  done: string,
  node: SpecNode,
  part?: "key" | "value",
): void {
  diagnostics.mended(code, message, done, { location: node.location(part) });
}

/** Help that names what was probably meant, if there is something like it. */
export function helpBySimilar(name: string, known: Iterable<string>): Pick<Diagnostic, "help"> | undefined {
  const meant = similar(name, known);
  return meant === undefined ? undefined : { help: `Is \`${meant}\` meant?` };
}

/** Whether a key is a specification extension (OpenAPI 3.1 section 4.9). */
export function isExtension(key: string): boolean {
  return key.startsWith("x-");
}

/**
 * The members of an object whose names are patterns and which may be extended: paths, responses, callbacks, flows. A
 * plain map, such as `headers`, has no extensions: there a key that begins with `x-` is a name like any other.
 */
export function patternedMembers(node: SpecNode | undefined): readonly (readonly [string, SpecNode])[] {
  return node?.entries().filter(([key]) => !isExtension(key)) ?? [];
}

/** The members of a plain map; none if there is no map. */
export function entriesOf(node: SpecNode | undefined): readonly (readonly [string, SpecNode])[] {
  return node?.entries() ?? [];
}

/** The strings of an array; others are left out (the structural checks report them). */
export function strings(node: SpecNode | undefined): readonly string[] | undefined {
  return node?.items().flatMap(({ value }) => (typeof value === "string" ? [value] : []));
}
