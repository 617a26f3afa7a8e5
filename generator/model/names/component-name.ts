import type { SpecNode } from "../../load/document/spec-node.ts";
import { pascalCase } from "./spelling.ts";

/** The thing that schemas below it are named after, and whether they stand in it. */
export interface Owner {
  /** The beginning of the names: `ListThings200`. */
  readonly base: string;
  /** False below a `$ref`: what stands at its end may have an owner of its own. */
  readonly owned: boolean;
}

/**
 * The owner of what stands at a node that may be a reference: the given one, or else the component that the reference
 * leads to.
 *
 * @param kind What the component is, for its name: `Response` makes `NotFoundResponse` of `NotFound`.
 */
export function ownerOf(node: SpecNode, resolved: SpecNode, kind: string, own: Owner): Owner {
  if (node.id === resolved.id) return own;
  return { base: componentBase(resolved, kind), owned: false };
}

function componentBase({ key, file, pointer }: SpecNode, kind: string): string {
  const name = pointer === "" ? file.replace(/^.*\//, "").replace(/\.\w+$/, "") : key;
  const spelled = kind === "Request" ? pascalCase(name).replace(/(?:Request)?Body$/, "") : pascalCase(name);
  const base = spelled.endsWith(kind) ? spelled : spelled + kind;
  return /^\d/.test(base) ? `_${base}` : base;
}
