import type { PathSegment } from "../../model/path-template.ts";
import { pascalCase } from "../../model/spelling.ts";
import type { FunctionDeclaration } from "../core/declaration.ts";
import type { OutputModule } from "../core/module.ts";
import { code, identifier, list, literal, nothing, type Printable, typeFrom, valueFrom } from "../core/printable.ts";
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
  /** The files of the routes that end here or below; undefined stands for the router's own. */
  readonly parts: Set<string | undefined>;
  /** How many routes end here or below. */
  routes: number;
}

/**
 * With more routes than these below a place, what follows each text there has a function of its own, as in a program by
 * hand: the engine does not optimize a function of thousands of lines, and the compiler takes the square of its length,
 * since with each use of the path it asks all conditions before it what they say of it.
 */
const crowd = 30;

const emptyNode = (): Node => ({
  texts: new Map(),
  mixed: new Map(),
  parameter: undefined,
  route: undefined,
  parts: new Set(),
  routes: 0,
});

/** How the tree is spread over files. */
export interface TreeNames {
  /** The router. */
  readonly module: OutputModule;
  /** The file of a route, and of what leads to routes of this file alone; undefined for the router's own. */
  readonly partOf: (route: RoutePath) => string | undefined;
  /** The table that has the route by its path. */
  readonly tableOf: (route: RoutePath) => Printable;
  /** The texts around parameters, by shape. */
  readonly around: Printable;
  /** Names that are not free. */
  readonly taken: readonly string[];
}

/** The statements that find the route of a path, and the functions that they call. */
export interface MatchTree {
  readonly statements: Printable;
  readonly branches: readonly FunctionDeclaration[];
}

/**
 * The statements that find the route of a path with parameters. They look at the path where it stands: nothing is
 * allocated unless the path matches.
 */
export function matchTree(routes: readonly RoutePath[], names: TreeNames): MatchTree {
  const root = emptyNode();
  for (const route of routes) insert(root, route, names.partOf(route));
  const branches = new Map<string, FunctionDeclaration>();
  const walk = { names, branches, part: undefined, values: [], trail: [], depth: 1 };
  const found = statements(root, { name: undefined, offset: 1 }, walk);
  return { statements: list("lines", found), branches: [...branches.values()] };
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

/** The way to a place of the tree. */
interface Walk {
  readonly names: TreeNames;
  /** Those that were made so far, by name. */
  readonly branches: Map<string, FunctionDeclaration>;
  /** The file that is being written. */
  readonly part: string | undefined;
  /** What the parameters before this place are in the path, those of a segment together. */
  readonly values: readonly Printable[];
  /** The texts of the segments before this place. */
  readonly trail: readonly string[];
  /** The number of the next variable for the end of a segment. */
  readonly depth: number;
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

function statements(node: Node, at: Position, walk: Walk): readonly Printable[] {
  const found: Printable[] = [];
  for (const [text, child] of node.texts) {
    const part = solePart(child);
    const isElsewhere = part !== undefined && part !== walk.part;
    const isOwn = isElsewhere || (node.routes > crowd && child.routes > 1);
    const home = isElsewhere ? part : walk.part;
    found.push(...(isOwn ? [branchCall(text, child, at, home, walk)] : textStatements(text, child, at, walk)));
  }
  if (node.mixed.size === 0 && node.parameter === undefined) return found;

  const end = endOf(walk.depth);
  const next = behind(end, 1);
  found.push(code`const ${index(end)} = ${valueFrom(runtime, "segmentEnd")}(path, ${index(at)});`);
  const segment = code`path.slice(${index(at)}, ${index(end)})`;
  for (const [shape, child] of node.mixed) {
    const place = list("arguments", [code`path`, index(at), index(end), code`${walk.names.around}[${literal(shape)}]`]);
    found.push(...mixedStatements(place, child, end, next, walk));
  }
  if (node.parameter !== undefined)
    found.push(...parameterStatements(node.parameter, end, next, { ...walk, values: [...walk.values, segment] }));
  return found;
}

function endOf(depth: number): Position {
  return { name: `end${depth}`, offset: 0 };
}

/** The file of all routes below a node, where there is one. */
function solePart({ parts }: Node): string | undefined {
  const [part, ...others] = parts;
  return others.length === 0 ? part : undefined;
}

/** What is below a text as a function, which may stand in another file. It is told where the segments before it end. */
function branchCall(text: string, node: Node, at: Position, part: string | undefined, walk: Walk): Printable {
  const { names, branches, trail, depth } = walk;
  const base = `match${pascalCase([...trail, text].join(" "))}`;
  let name = base;
  for (let number = 2; branches.has(name) || names.taken.includes(name); number++) name = `${base}${number}`;
  const ends = Array.from({ length: depth - 1 }, (_, before) => `end${before + 1}`);
  const declaration: FunctionDeclaration = {
    kind: "function",
    name,
    part,
    exported: false,
    parameters: [{ name: "path", type: code`string` }, ...ends.map((end) => ({ name: end, type: code`number` }))],
    returnType: code`${typeFrom(runtime, "RouteMatch")} | undefined`,
    body: nothing,
  };
  // The name is taken, and the function stands, before those that its body calls.
  branches.set(name, declaration);
  const body = code`${list("lines", textStatements(text, node, at, { ...walk, part }))}\nreturn undefined;`;
  branches.set(name, { ...declaration, body });
  const given = [code`path`, ...ends.map((end) => identifier(end))];
  const call = code`${valueFrom(names.module, name)}(${list("arguments", given)})`;
  return block(startsWith(text, at), [
    code`const found = ${call};`,
    code`if (found !== undefined) {\n  return found;\n}`,
  ]);
}

/** Text segments that follow each other without a choice between them are compared at once. */
function textStatements(first: string, node: Node, at: Position, walk: Walk): readonly Printable[] {
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
    found.push(block(here, [answer(last.route, walk)]));
  }
  const inner = statements(last, behind(at, text.length + 1), { ...walk, trail: [...walk.trail, text] });
  if (inner.length > 0) found.push(block(startsWith(`${text}/`, at), inner));
  return found;
}

/** Compares with the slash before the text, as the path is read. */
function startsWith(text: string, at: Position): Printable {
  const before = behind(at, -1);
  const from = before.name === undefined && before.offset === 0 ? nothing : code`, ${index(before)}`;
  return code`path.startsWith(${literal(`/${text}`)}${from})`;
}

function parameterStatements(node: Node, end: Position, next: Position, walk: Walk): readonly Printable[] {
  const found: Printable[] = [];
  if (node.route !== undefined) found.push(block(code`${index(end)} === path.length`, [answer(node.route, walk)]));
  const inner = statements(node, next, { ...walk, depth: walk.depth + 1 });
  if (inner.length > 0) found.push(block(code`${index(end)} > 0`, inner));
  return found;
}

/** @param place The arguments that say where the segment is and what stands around its parameters. */
function mixedStatements(
  place: Printable,
  node: Node,
  end: Position,
  next: Position,
  before: Walk,
): readonly Printable[] {
  const fits = code`${valueFrom(runtime, "segmentFits")}(${place})`;
  const values = [...before.values, code`...${valueFrom(runtime, "segmentValues")}(${place})`];
  const walk = { ...before, values };
  const atEnd = code`${index(end)} === path.length`;
  const found = node.route === undefined ? [] : [answer(node.route, walk)];
  const inner = statements(node, next, { ...walk, depth: walk.depth + 1 });
  if (inner.length === 0) return [block(code`${atEnd} && ${fits}`, found)];
  return [block(code`${index(end)} > 0 && ${fits}`, [...(found.length === 0 ? [] : [block(atEnd, found)]), ...inner])];
}

function answer(route: RoutePath, { names, values }: Walk): Printable {
  const own = values.slice(route.serverSegments);
  // A value is given once for each name that it has: an operation finds it by its own.
  const given = [code`${names.tableOf(route)}[${literal(route.path)}]`, ...own, ...route.spellings.flatMap(() => own)];
  return code`return ${valueFrom(runtime, "matched")}(${list("arguments", given)});`;
}

function block(condition: Printable, inner: readonly Printable[]): Printable {
  return code`if (${condition}) {\n  ${list("lines", inner)}\n}`;
}
