import type { SpecNode } from "../../load/document/spec-node.ts";

/**
 * The ids of the components that parts of a document need: what references lead to or into, what discriminators choose, and
 * what inherits a schema with a discriminator.
 * @param components Those of `components.schemas`.
 */
export function neededComponents(
  components: readonly (readonly [string, SpecNode])[],
  roots: readonly SpecNode[],
): ReadonlySet<string> {
  const keys = new Map(components.map(([key, node]) => [node.id, key]));
  const nodes = new Map(components);
  const heirs = Map.groupBy(
    components.flatMap(([, node]) => parentsOf(node).map((parent) => ({ parent, node }))),
    ({ parent }) => parent,
  );
  const reached = new Set<string>();
  const seen = new Set<string>();
  const open: Place[] = [];
  /** The component that a reference leads to or into, else the node that it leads to. */
  const holder = (node: SpecNode): SpecNode => {
    for (
      let id = node.id;
      id.endsWith("/") || id.includes("/", id.indexOf("#"));
      id = id.slice(0, id.lastIndexOf("/"))
    ) {
      const component = nodes.get(keys.get(id) ?? "");
      if (component) return component;
    }
    return node;
  };
  const add = (node: SpecNode, isMap = false) => open.push({ node, isMap });
  for (const root of roots) add(root);
  for (let place = open.pop(); place; place = open.pop()) {
    const { node, isMap } = place;
    if (seen.has(node.id)) continue;
    seen.add(node.id);
    const [component] = /^.*#\/components\/[^/]+\/[^/]+/s.exec(node.id) ?? [];
    if (component !== undefined) reached.add(component);
    const target = isMap || node.ref === undefined ? undefined : node.target();
    if (target) add(holder(target));
    // It may lead to any schema with the anchor, by the way that a value takes.
    if (!isMap && node.get("$dynamicRef")) for (const [, component] of components) add(component);
    if (!isMap && node.get("discriminator")) {
      for (const { node: heir } of heirs.get(node.id) ?? []) add(heir);
      for (const chosen of chosenBy(node)) {
        const component =
          nodes.get(chosen) ?? nodes.get(chosen.replace(/^.*\//, "").replaceAll("~1", "/").replaceAll("~0", "~"));
        if (component) add(component);
      }
    }
    for (const [name, child] of node.entries()) {
      if (isMap || !(data.has(name) || name.startsWith("x-"))) add(child, !isMap && maps.has(name));
    }
    for (const item of node.items()) add(item);
  }
  return reached;
}

interface Place {
  readonly node: SpecNode;
  /** Its keys are names that somebody chose. */
  readonly isMap: boolean;
}

/** What holds values and not descriptions of them. */
const data = new Set(["default", "enum", "const", "example", "examples"]);

const maps = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "definitions",
  "headers",
  "content",
  "responses",
  "callbacks",
  "links",
  "encoding",
]);

/** The schemas that a component is composed of by `allOf`, by their ids. */
function parentsOf(component: SpecNode): readonly string[] {
  const parts = component.get("allOf")?.items() ?? [];
  return parts.flatMap((part) => (part.ref === undefined ? [] : (part.target()?.id ?? [])));
}

/** The names and references by which the discriminator of a schema chooses. */
function chosenBy(schema: SpecNode): readonly string[] {
  const discriminator = schema.get("discriminator");
  const mapping = discriminator?.get("mapping")?.entries() ?? [];
  const values = [...mapping.map(([, { value }]) => value), discriminator?.string("defaultMapping")];
  return values.filter((value) => typeof value === "string");
}
