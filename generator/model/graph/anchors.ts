import type { SpecNode } from "../../load/document/spec-node.ts";

/** The anchors of schemas (JSON Schema 2020-12 Core, section 8.2.2) that references name. */
export class Anchors {
  /** Anchors behind the ids of their schemas. */
  readonly #named = new Set<string>();
  readonly #dynamic = new Set<string>();

  /** Enters a reference: it may name its target by an anchor, `#node`, or by its place, `#/$defs/node`. */
  enter(reference: string | undefined, target: SpecNode): void {
    const anchor = /#([^/].*)$/.exec(reference ?? "")?.[1];
    if (anchor !== undefined) this.#named.add(`${target.id} ${anchor}`);
  }

  /** Asks for all schemas with a `$dynamicAnchor` of this name: a reference may lead to any of them. */
  want(name: string): void {
    this.#dynamic.add(name);
  }

  /** The names of the dynamic anchors that references look for. */
  get wanted(): ReadonlySet<string> {
    return this.#dynamic;
  }

  /** Whether a reference leads to a schema by the anchor that it has. */
  leadTo(node: SpecNode, keyword: "$anchor" | "$dynamicAnchor"): boolean {
    const anchor = node.string(keyword) ?? "";
    return this.#named.has(`${node.id} ${anchor}`) || (keyword === "$dynamicAnchor" && this.#dynamic.has(anchor));
  }
}
