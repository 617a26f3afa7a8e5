import type { Diagnostics } from "../../diagnostics.ts";
import type { Operation } from "../../model/api/operation.ts";
import { type Node, pathTree } from "./path-tree.ts";
import type { RoutePath } from "./route-paths.ts";
import { isWithin, mayMeet } from "./segment-overlap.ts";

/** Two routes that may match one request, and what a router does about it. */
interface Overlap {
  /** The route that a router tries first, and the node where it ends. */
  readonly first: Node & { readonly route: RoutePath };
  readonly second: Node & { readonly route: RoutePath };
  /** Each has text where the other has a parameter: neither is the more exact one. */
  readonly isOpen: boolean;
  /** Where their paths part. */
  readonly fork: Node;
}

/** Which pairs of nodes are of no interest, with all that is below them. */
type IsIdle = (first: Node, second: Node) => boolean;

/**
 * Tells of paths that may match one request with one method (OpenAPI 3.1 section 4.8.8.2), where the more exact one is not to be
 * told: once for all that part at one place, which is where they can be kept apart. Each path is looked at with one other at
 * least, and those that have been are passed by: the time does not grow with the number of pairs. Where the methods differ, a
 * router finds what is meant.
 */
export function reportOverlaps(routes: readonly RoutePath[], diagnostics: Diagnostics): void {
  const untold = new Tally();
  const methods = new Methods();
  const order = new Map(routes.map((route, index) => [route, index]));
  const found = new Map<Node, [Pair, ...Pair[]]>();
  const isTold: IsIdle = (first, second) => untold.at(first) === 0 && untold.at(second) === 0;
  const isIdle: IsIdle = (first, second) =>
    isTold(first, second) || !isOverlapping(methods.some(first), methods.some(second));
  for (const { first, second, isOpen, fork } of overlaps(pathTree(routes, noPart), isIdle)) {
    if (!isOpen || isTold(first, second) || !sharedOperations(first.route, second.route)) continue;
    untold.strike(first);
    untold.strike(second);
    const isInOrder = (order.get(first.route) ?? 0) < (order.get(second.route) ?? 0);
    const pair: Pair = isInOrder ? [first.route, second.route] : [second.route, first.route];
    const told = found.get(fork);
    if (told) told.push(pair);
    else found.set(fork, [pair]);
  }
  for (const [fork, [[earlier, later], ...others]] of found) {
    const shared = sharedOperations(earlier, later);
    if (!shared) continue;
    const [other, operation] = shared;
    const more = others.length > 0 ? ` (and ${pairsBehind(fork, later, others.length)})` : "";
    const message = `a request may match both ${operation.method} \`${later.path}\` and \`${earlier.path}\`${more}`;
    diagnostics.warning("overlapping-paths", message, {
      location: operation.node.location("key"),
      related: [{ message: "the other one", location: other.node.location("key") }],
    });
  }
}

/** @param route One of those behind the fork. */
function pairsBehind(fork: Node, { path }: RoutePath, count: number): string {
  let depth = 1;
  for (let node = fork.parent; node; node = node.parent) depth++;
  const place = path.split("/").slice(0, depth).join("/") || "/";
  return count === 1
    ? `1 more pair that parts behind \`${place}\``
    : `${count} more pairs that part behind \`${place}\``;
}

type Pair = readonly [earlier: RoutePath, later: RoutePath];

/** The first operations of two routes with the same method. */
function sharedOperations(one: RoutePath, other: RoutePath): readonly [Operation, Operation] | undefined {
  for (const operation of one.operations) {
    const same = other.operations.find(({ method }) => method === operation.method);
    if (same) return [operation, same];
  }
  return undefined;
}

/** The routes that hide a method: others that are tried later match some of the same paths, and have methods that these lack. */
export function yieldingRoutes(routes: readonly RoutePath[]): ReadonlySet<RoutePath> {
  const certain = new Tally();
  const yielding = new Set<RoutePath>();
  const methods = new Methods();
  const isIdle: IsIdle = (first, second) =>
    certain.at(first) === 0 || isSubset(methods.some(second), methods.every(first));
  for (const { first, second } of overlaps(pathTree(routes, noPart), isIdle)) {
    if (isIdle(first, second)) continue;
    yielding.add(first.route);
    certain.strike(first);
  }
  return yielding;
}

const noPart = () => undefined;

/** All routes of a tree that may match one request, but for those below idle nodes. */
function* overlaps(node: Node, isIdle: IsIdle): Generator<Overlap> {
  const children = [...node.texts.values(), ...node.mixed.values(), ...(node.parameter ? [node.parameter] : [])];
  for (const child of children) yield* overlaps(child, isIdle);
  const wide = children.slice(node.texts.size);
  for (const [index, second] of wide.entries()) {
    for (const first of [...node.texts.values(), ...wide.slice(0, index)])
      yield* meet(first, second, true, true, node, isIdle);
  }
}

/**
 * Those below two nodes, the first of which is tried before.
 * @param isInner Whether what matches the segments up to the first node's parent matches those of the second's.
 * @param isOuter The same the other way round.
 */
function* meet(
  first: Node,
  second: Node,
  isInner: boolean,
  isOuter: boolean,
  fork: Node,
  isIdle: IsIdle,
): Generator<Overlap> {
  if (isIdle(first, second) || !mayMeet(first.around, second.around)) return;
  const within = isInner && isWithin(first.around, second.around);
  const around = isOuter && isWithin(second.around, first.around);
  if (endsRoute(first) && endsRoute(second)) yield { first, second, isOpen: !within && !around, fork };
  for (const [one, other] of following(first, second)) {
    if (isIdle(first, second)) return;
    yield* meet(one, other, within, around, fork, isIdle);
  }
}

function endsRoute(node: Node): node is Node & { readonly route: RoutePath } {
  return node.route !== undefined;
}

/** The pairs of what follows two nodes, but for texts that are not the same. */
function* following(first: Node, second: Node): Generator<readonly [Node, Node]> {
  const [fewer, more] = first.texts.size < second.texts.size ? [first, second] : [second, first];
  for (const text of fewer.texts.keys()) {
    const [one, other] = [first.texts.get(text), second.texts.get(text)];
    if (more.texts.has(text) && one && other) yield [one, other];
  }
  for (const one of first.texts.values()) for (const other of wideOf(second)) yield [one, other];
  for (const one of wideOf(first)) {
    for (const other of second.texts.values()) yield [one, other];
    for (const other of wideOf(second)) yield [one, other];
  }
}

function* wideOf({ mixed, parameter }: Node): Generator<Node> {
  yield* mixed.values();
  if (parameter) yield parameter;
}

/** How many routes below each node have not been struck yet. */
class Tally {
  readonly #struck = new Map<Node, number>();
  readonly #gone = new Set<Node>();

  at(node: Node): number {
    return node.routes - (this.#struck.get(node) ?? 0);
  }

  /** @param end Where a route ends; a second time counts for nothing. */
  strike(end: Node): void {
    if (this.#gone.has(end)) return;
    this.#gone.add(end);
    for (let node: Node | undefined = end; node; node = node.parent)
      this.#struck.set(node, (this.#struck.get(node) ?? 0) + 1);
  }
}

/** The methods of the routes below nodes. */
class Methods {
  readonly #some = new Map<Node, ReadonlySet<string>>();
  readonly #every = new Map<Node, ReadonlySet<string>>();

  /** Those that one route below has. */
  some(node: Node): ReadonlySet<string> {
    return found(this.#some, node, () => {
      return new Set(this.#setsOf(node, (child) => this.some(child)).flatMap((each) => [...each]));
    });
  }

  /** Those that each route below has. */
  every(node: Node): ReadonlySet<string> {
    return found(this.#every, node, () => {
      const [first, ...others] = this.#setsOf(node, (child) => this.every(child));
      return new Set([...(first ?? [])].filter((method) => others.every((each) => each.has(method))));
    });
  }

  #setsOf(node: Node, setOf: (child: Node) => ReadonlySet<string>): readonly ReadonlySet<string>[] {
    const own = node.route ? [methodsOf(node.route)] : [];
    return [...own, ...[...node.texts.values(), ...wideOf(node)].map(setOf)];
  }
}

/** A GET answers HEAD too, but for a HEAD of its own. */
function methodsOf({ operations }: RoutePath): ReadonlySet<string> {
  return new Set(operations.flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method])));
}

function isOverlapping(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].some((each) => others.has(each));
}

function isSubset(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((each) => all.has(each));
}

function found<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
