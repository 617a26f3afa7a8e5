import type { PathSegment } from "../../model/api/path-template.ts";
import { literalText, type RoutePath, segmentShape, textsAround } from "./route-paths.ts";

/** What may follow at one place of a path: a tree of segments. */
interface Branches {
  /** Segments of text, tried before parameters (OpenAPI 3.1 section 4.8.8.2). */
  readonly texts: Map<string, Node>;
  /** Segments with a parameter and text around it (`{id}.json`), in the order in which they are tried. */
  readonly mixed: Map<string, Node>;
  /** A segment that is one parameter. */
  parameter: Node | undefined;
}

export interface Node extends Branches {
  /** What the segment that leads here has before, between and behind its parameters; of text, the text alone. */
  readonly around: readonly string[];
  readonly parent: Node | undefined;
  /** The route that ends here. */
  route: RoutePath | undefined;
  /** The files of the routes that end here or below; undefined stands for the router's own. */
  readonly parts: Set<string | undefined>;
  /** How many routes end here or below. */
  routes: number;
}

const emptyNode = (around: readonly string[], parent: Node | undefined): Node => ({
  around,
  parent,
  texts: new Map(),
  mixed: new Map(),
  parameter: undefined,
  route: undefined,
  parts: new Set(),
  routes: 0,
});

/** @param partOf The file of a route, where it is not the router's own. */
export function pathTree(routes: readonly RoutePath[], partOf: (route: RoutePath) => string | undefined): Node {
  const root = emptyNode([], undefined);
  for (const route of routes) insert(root, route, partOf(route));
  orderMixed(root);
  return root;
}

/**
 * What matches less is tried before: `{name}.json` before `{name}.{extension}`. A segment whose matches another one has, too, has
 * more text than that, or as much and more parameters.
 */
function orderMixed(root: Node): void {
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    pending.push(...node.texts.values(), ...node.mixed.values(), ...(node.parameter ? [node.parameter] : []));
    if (node.mixed.size < 2) continue;
    const ordered = [...node.mixed].sort(([, { around: one }], [, { around: other }]) => {
      return other.join("").length - one.join("").length || other.length - one.length;
    });
    node.mixed.clear();
    for (const [shape, child] of ordered) node.mixed.set(shape, child);
  }
}

function insert(root: Node, route: RoutePath, part: string | undefined): void {
  let node = root;
  node.routes++;
  for (const segment of route.segments) {
    node = childOf(node, segment);
    node.parts.add(part);
    node.routes++;
  }
  node.route = route;
}

function childOf(node: Node, segment: PathSegment): Node {
  const text = literalText(segment);
  if (text !== undefined) {
    const child = node.texts.get(text) ?? emptyNode([text], node);
    node.texts.set(text, child);
    return child;
  }
  if (segment.length === 1) {
    node.parameter ??= emptyNode(textsAround(segment), node);
    return node.parameter;
  }
  const shape = segmentShape(segment);
  const child = node.mixed.get(shape) ?? emptyNode(textsAround(segment), node);
  node.mixed.set(shape, child);
  return child;
}

/** The file of all routes below a node, where there is one. */
export function solePart({ parts }: Node): string | undefined {
  const [part, ...others] = parts;
  return others.length === 0 ? part : undefined;
}
