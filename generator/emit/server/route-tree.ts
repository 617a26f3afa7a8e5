import type { PathSegment } from "../../model/path-template.ts";
import { code, identifier, list, literal, nothing, type Printable, valueFrom } from "../core/printable.ts";
import { runtime } from "./check-expression.ts";
import { literalText, type RoutePath, segmentShape } from "./route-paths.ts";

/** What may follow at one place of a path: a tree of segments. */
interface Branches {
  /** Segments of text, tried before parameters (OpenAPI 3.1 section 4.8.8.2). */
  readonly texts: Map<string, Node>;
  /** Segments with a parameter and text around it: `{id}.json`. */
  readonly mixed: Map<string, Node>;
  /** A segment that is one parameter. */
  parameter: Node | undefined;
}

interface Node extends Branches {
  /** The route that ends here. */
  route: RoutePath | undefined;
}

const emptyNode = (): Node => ({ texts: new Map(), mixed: new Map(), parameter: undefined, route: undefined });

/**
 * The statements that find the route of a path with parameters. They look at the path where it stands: nothing is
 * allocated unless the path matches.
 */
export function matchStatements(routes: readonly RoutePath[]): Printable {
  const root = emptyNode();
  for (const route of routes) insert(root, route);
  return list("lines", statements(root, { name: undefined, offset: 1 }, [], 1));
}

function insert(root: Node, route: RoutePath): void {
  let node = root;
  for (const segment of route.segments) node = childOf(node, segment);
  node.route = route;
}

function childOf(node: Node, segment: PathSegment): Node {
  const text = literalText(segment);
  if (text !== undefined) {
    const child = node.texts.get(text) ?? emptyNode();
    node.texts.set(text, child);
    return child;
  }
  if (segment.length === 1) {
    node.parameter ??= emptyNode();
    return node.parameter;
  }
  const shape = segmentShape(segment);
  const child = node.mixed.get(shape) ?? emptyNode();
  node.mixed.set(shape, child);
  return child;
}

/** By their shapes, the texts before, between and behind the parameters of segments that have both. */
export function textsAround(routes: readonly RoutePath[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const segment of routes.flatMap(({ segments }) => segments)) {
    if (segment.length < 2 || literalText(segment) !== undefined) continue;
    const texts = [""];
    for (const part of segment) {
      if (part.kind === "parameter") texts.push("");
      else texts.push((texts.pop() ?? "") + part.text);
    }
    found.set(segmentShape(segment), texts);
  }
  return found;
}

/** An index into the path: a number, or a number behind a variable. */
interface Position {
  readonly name: string | undefined;
  readonly offset: number;
}

const behind = ({ name, offset }: Position, length: number): Position => ({ name, offset: offset + length });

function index({ name, offset }: Position): Printable {
  if (name === undefined) return literal(offset);
  return offset === 0 ? identifier(name) : code`${identifier(name)} + ${literal(offset)}`;
}

/** @param values What the parameters before this place are in the path, those of a segment together. */
function statements(node: Node, at: Position, values: readonly Printable[], depth: number): readonly Printable[] {
  const found: Printable[] = [];
  for (const [text, child] of node.texts) found.push(...textStatements(text, child, at, values, depth));
  if (node.mixed.size === 0 && node.parameter === undefined) return found;

  const end: Position = { name: `end${depth}`, offset: 0 };
  const next = behind(end, 1);
  found.push(code`const ${index(end)} = ${valueFrom(runtime, "segmentEnd")}(path, ${index(at)});`);
  const segment = code`path.slice(${index(at)}, ${index(end)})`;
  for (const [shape, child] of node.mixed) {
    const place = list("arguments", [code`path`, index(at), index(end), code`around[${literal(shape)}]`]);
    found.push(...mixedStatements(place, child, end, next, values, depth));
  }
  if (node.parameter !== undefined)
    found.push(...parameterStatements(node.parameter, end, next, [...values, segment], depth));
  return found;
}

/** Text segments that follow each other without a choice between them are compared at once. */
function textStatements(
  first: string,
  node: Node,
  at: Position,
  values: readonly Printable[],
  depth: number,
): readonly Printable[] {
  let text = first;
  let last = node;
  while (last.route === undefined && last.texts.size === 1 && last.mixed.size === 0 && last.parameter === undefined) {
    for (const [next, child] of last.texts) {
      text += `/${next}`;
      last = child;
    }
  }
  const found: Printable[] = [];
  if (last.route !== undefined) {
    const here = code`path.length === ${index(behind(at, text.length))} && ${startsWith(text, at)}`;
    found.push(block(here, [answer(last.route, values)]));
  }
  const inner = statements(last, behind(at, text.length + 1), values, depth);
  if (inner.length > 0) found.push(block(startsWith(`${text}/`, at), inner));
  return found;
}

/** Compares with the slash before the text, as the path is read. */
function startsWith(text: string, at: Position): Printable {
  const before = behind(at, -1);
  const from = before.name === undefined && before.offset === 0 ? nothing : code`, ${index(before)}`;
  return code`path.startsWith(${literal(`/${text}`)}${from})`;
}

function parameterStatements(
  node: Node,
  end: Position,
  next: Position,
  values: readonly Printable[],
  depth: number,
): readonly Printable[] {
  const found: Printable[] = [];
  if (node.route !== undefined) found.push(block(code`${index(end)} === path.length`, [answer(node.route, values)]));
  const inner = statements(node, next, values, depth + 1);
  if (inner.length > 0) found.push(block(code`${index(end)} > 0`, inner));
  return found;
}

/** @param place The arguments that say where the segment is and what stands around its parameters. */
function mixedStatements(
  place: Printable,
  node: Node,
  end: Position,
  next: Position,
  before: readonly Printable[],
  depth: number,
): readonly Printable[] {
  const fits = code`${valueFrom(runtime, "segmentFits")}(${place})`;
  const values = [...before, code`...${valueFrom(runtime, "segmentValues")}(${place})`];
  const atEnd = code`${index(end)} === path.length`;
  const found = node.route === undefined ? [] : [answer(node.route, values)];
  const inner = statements(node, next, values, depth + 1);
  if (inner.length === 0) return [block(code`${atEnd} && ${fits}`, found)];
  return [block(code`${index(end)} > 0 && ${fits}`, [...(found.length === 0 ? [] : [block(atEnd, found)]), ...inner])];
}

function answer(route: RoutePath, values: readonly Printable[]): Printable {
  const own = values.slice(route.serverSegments);
  // A value is given once for each name that it has: an operation finds it by its own.
  const given = [code`templated[${literal(route.path)}]`, ...own, ...route.spellings.flatMap(() => own)];
  return code`return ${valueFrom(runtime, "matched")}(${list("arguments", given)});`;
}

function block(condition: Printable, inner: readonly Printable[]): Printable {
  return code`if (${condition}) {\n  ${list("lines", inner)}\n}`;
}
