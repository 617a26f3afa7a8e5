import type { Diagnostics } from "../../diagnostics.ts";
import type { SpecNode } from "../../load/document/spec-node.ts";
import { type Pattern, type PatternKind, parsePattern } from "../../pattern.ts";
import { similar } from "../../similar.ts";
import { strings } from "../fields/members.ts";
import type { OperationSite } from "./collect-operations.ts";
import { neededComponents } from "./needed-components.ts";
import { requirementsOf, schemeByURI } from "./required-schemes.ts";

/** Patterns of what is generated and of what is not (`generator/pattern.ts`). */
export interface SelectionPatterns {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Which operations and components of a document are generated. Without patterns all are. */
export class Selection {
  readonly #include: readonly Pattern[];
  readonly #exclude: readonly Pattern[];
  readonly #matched = new Set<Pattern>();
  readonly #names = new Map<PatternKind, Set<string>>();
  readonly #leftOut: SpecNode[] = [];
  readonly #tags = new Set<string>();
  #kept = 0;

  constructor({ include, exclude }: SelectionPatterns = { include: [], exclude: [] }) {
    const patterns = (texts: readonly string[]) => texts.flatMap((text) => parsePattern(text) ?? []);
    this.#include = patterns(include);
    this.#exclude = patterns(exclude);
  }

  /** Whether anything may be left out. */
  get isActive(): boolean {
    return this.#include.length + this.#exclude.length > 0;
  }

  /** What was left out: operations, path items of which none is left, and components. */
  get leftOut(): readonly SpecNode[] {
    return this.#leftOut;
  }

  /** The tags that the groups of operations that were left out have their names of. */
  get tagsLeftOut(): readonly string[] {
    return [...this.#tags];
  }

  /** Those of a path item's operations that are generated. */
  operations(item: SpecNode, sites: readonly OperationSite[]): readonly OperationSite[] {
    if (!this.isActive) return sites;
    const kept = sites.filter((site) => this.#takes(site));
    this.#kept += kept.length;
    if (kept.length === 0) this.#leftOut.push(item);
    for (const { node } of sites.filter((site) => !kept.includes(site))) {
      this.#leftOut.push(node);
      this.#tags.add(strings(node.get("tags"))?.[0] ?? "");
    }
    return kept;
  }

  /** Those of the document's components that the operations need, or that a pattern names. */
  components(root: SpecNode, sites: readonly OperationSite[]): readonly (readonly [string, SpecNode])[] {
    const all = root.get("components")?.get("schemas")?.entries() ?? [];
    if (!this.isActive) return all;
    const named = all.filter(([key]) => this.#matches(this.#include, "schema", [key])).map(([, node]) => node);
    const needed = sites.flatMap(({ node, pathItems }) => [
      node,
      ...pathItems.flatMap((item) => item.get("parameters") ?? []),
    ]);
    const reached = neededComponents(all, [...needed, ...named, ...askedSchemes(root, sites)]);
    const maps = root.get("components")?.entries() ?? [];
    const components = maps.flatMap(([, map]) => map.entries().map(([, component]) => component));
    this.#leftOut.push(...components.filter(({ id }) => !reached.has(id)));
    return all.filter(([, { id }]) => reached.has(id));
  }

  /** Reports patterns that nothing matched, and takes back what was reported of things that are left out. */
  finish(diagnostics: Diagnostics): void {
    const places = diagnostics.list.length === 0 ? [] : this.#leftOut.map((node) => node.location("key"));
    const byFile = Map.groupBy(places, ({ file }) => file);
    diagnostics.takeBack(({ location }) => {
      const own = location === undefined ? undefined : byFile.get(location.file);
      return own?.some(({ pointer }) => `${location?.pointer}/`.startsWith(`${pointer}/`)) ?? false;
    });
    const asked = this.#include.length === 0 || this.#include.some(({ kind }) => kind !== "schema");
    const isEmpty = this.#kept === 0 && this.#leftOut.length > 0 && asked;
    const unmatched = [...this.#include, ...this.#exclude].filter((pattern) => !this.#matched.has(pattern));
    if (isEmpty && unmatched.length === 0) {
      diagnostics.warning("unmatched-pattern", "the patterns leave no operation", {
        help: "What is generated has types alone, and none of an operation.",
      });
    }
    for (const pattern of unmatched) {
      const meant = similar(pattern.glob, this.#names.get(pattern.kind) ?? []);
      diagnostics.error("unmatched-pattern", `no ${things[pattern.kind]} matches the pattern ${pattern.text}`, {
        ...(meant !== undefined && { help: `Did you mean ${pattern.kind}:${meant}?` }),
      });
    }
  }

  #takes(site: OperationSite): boolean {
    const tags = strings(site.node.get("tags")) ?? [];
    const names: readonly (readonly [PatternKind, readonly string[]])[] = [
      ["tag", tags],
      ["path", site.kind === "path" ? [site.path.template] : []],
      ["operation", [site.node.string("operationId") ?? site.candidate]],
    ];
    const matches = (patterns: readonly Pattern[]) =>
      names.map(([kind, of]) => this.#matches(patterns, kind, of)).includes(true);
    const included = matches(this.#include);
    const excluded = matches(this.#exclude);
    return (included || this.#include.length === 0) && !excluded;
  }

  /** Every pattern is asked, of what others leave out too, so that those are known which nothing matches. */
  #matches(patterns: readonly Pattern[], kind: PatternKind, names: readonly string[]): boolean {
    const known = this.#names.get(kind) ?? new Set();
    this.#names.set(kind, known);
    for (const name of names) known.add(name);
    const matching = patterns.filter((pattern) => pattern.kind === kind && names.some((name) => pattern.matches(name)));
    for (const pattern of matching) this.#matched.add(pattern);
    return matching.length > 0;
  }
}

/** The security schemes that operations ask for (OpenAPI 3.1 section 4.8.30), whether these can be read or not. */
function askedSchemes(root: SpecNode, sites: readonly OperationSite[]): readonly SpecNode[] {
  const schemes = root.get("components")?.get("securitySchemes");
  const own = sites.flatMap(({ node }) => (node.get("security") ? [node] : []));
  const asked = requirementsOf(own.length < sites.length ? [root, ...own] : own);
  return asked.flatMap((requirement) => schemes?.get(requirement[0]) ?? schemeByURI(requirement, root) ?? []);
}

const things: Readonly<Record<PatternKind, string>> = {
  tag: "tag of an operation",
  path: "path",
  operation: "operation",
  schema: "component",
};
