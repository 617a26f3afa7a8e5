import { pascalCase } from "../../model/names/spelling.ts";
import type { ConstDeclaration, FunctionDeclaration } from "../core/declaration.ts";
import { freeName } from "../core/free-name.ts";
import type { OutputModule } from "../core/module.ts";
import { code, identifier, list, literal, nothing, type Printable, typeFrom, valueFrom } from "../core/printable.ts";
import { runtime } from "./check-expression.ts";
import { doc } from "./operation-doc.ts";
import { type Node, pathTree, solePart } from "./path-tree.ts";
import { literalText, type RoutePath, segmentShape, textsAround } from "./route-paths.ts";

/**
 * With more routes than these below a place, what follows each text there has a function of its own, as in a program by
 * hand: the engine does not optimize a function of thousands of lines, and the compiler takes the square of its length,
 * since with each use of the path it asks all conditions before it what they say of it. With more texts than these at one
 * place, what follows is looked up by the text, in place of one comparison after the other.
 */
const crowd = 30;

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
  /**
   * The routes that answer the methods they have alone, since others that come later match some of the same paths;
   * undefined where no method is asked for, since there are none.
   */
  readonly yielding: ReadonlySet<RoutePath> | undefined;
  /** Names that are not free. */
  readonly taken: readonly string[];
}

type Branch = FunctionDeclaration | ConstDeclaration;

/** The statements that find the route of a path, and the functions that they call, with the tables that hold some. */
export interface MatchTree {
  readonly statements: Printable;
  readonly branches: readonly Branch[];
}

/**
 * The statements that find the route of a path with parameters. They look at the path where it stands: nothing is
 * allocated unless the path matches.
 */
export function matchTree(routes: readonly RoutePath[], names: TreeNames): MatchTree {
  const root = pathTree(routes, names.partOf);
  const branches = new Map<string, Branch>();
  const walk = { names, branches, part: undefined, values: [], trail: [], depth: 1 };
  const found = statements(root, { name: undefined, offset: 1 }, walk);
  return { statements: list("lines", found), branches: [...branches.values()] };
}

/** The way to a place of the tree. */
interface Walk {
  readonly names: TreeNames;
  /** Those that were made so far, by name. */
  readonly branches: Map<string, Branch>;
  /** The file that is being written. */
  readonly part: string | undefined;
  /** What the parameters before this place are in the path, those of a segment together. */
  readonly values: readonly Printable[];
  /** The texts of the segments before this place. */
  readonly trail: readonly string[];
  /** The number of the next variable for the end of a segment. */
  readonly depth: number;
}

/** By their shapes, the texts before, between and behind the parameters of segments that have both. */
export function textsByShape(routes: readonly RoutePath[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const segment of routes.flatMap(({ segments }) => segments)) {
    if (segment.length < 2 || literalText(segment) !== undefined) continue;
    found.set(segmentShape(segment), textsAround(segment));
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
  if (node.texts.size > crowd) found.push(...lookedUp(node, at, walk));
  else found.push(...compared(node, at, walk));
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

/** One text after the other is compared. */
function compared(node: Node, at: Position, walk: Walk): readonly Printable[] {
  return [...node.texts].flatMap(([text, child]) => {
    const part = partOf(child, walk);
    const isOwn = part !== walk.part || (node.routes > crowd && child.routes > 1);
    if (!isOwn) return textStatements(text, child, at, walk);
    const name = branchFunction(text, child, walk, (inner) => textStatements(text, child, at, inner));
    const call = code`${valueFrom(walk.names.module, name)}(${list("arguments", givenArguments([child], walk))})`;
    return [block(startsWith(text, at), returnFound(call))];
  });
}

/** The text is looked up in a table of functions. */
function lookedUp(node: Node, at: Position, walk: Walk): readonly Printable[] {
  const { names, branches, part, trail } = walk;
  const name = unusedName(`branches${pascalCase(trail.join(" "))}`, walk);
  const ends = endsBefore(walk).map((end) => code`${identifier(end)}: number`);
  const children = [...node.texts.values()];
  const wanted = anyYields(children, names) ? [code`wanted: ${wantedParameter.type}`] : [];
  const type = code`(${list("arguments", [code`path: string`, ...ends, ...wanted])}) => ${foundType}`;
  const text = "What follows each text at one place of the paths with parameters.";
  const table: ConstDeclaration = { kind: "const", name, part, exported: false, doc: doc(text), initializer: nothing };
  branches.set(name, table);
  const entries = [...node.texts].map(([text, child]) => {
    const follow = (inner: Walk) => afterText(child, behind(at, text.length), text, inner);
    const branch = branchFunction(text, child, walk, follow);
    return code`[${literal(text)}, ${valueFrom(names.module, branch)}],`;
  });
  const initializer = code`new Map<string, ${type}>([\n  ${list("lines", entries)}\n])`;
  branches.set(name, { ...table, initializer });
  const branch = code`${valueFrom(runtime, "branchAt")}(${list("arguments", [identifier(name), code`path`, index(at)])})`;
  return returnFound(code`${branch}?.(${list("arguments", givenArguments(children, walk))})`);
}

function returnFound(call: Printable): readonly Printable[] {
  return [code`const found = ${call};`, code`if (found !== undefined) {\n  return found;\n}`];
}

/** The file of a function for what is below a node: that of its routes, if they have one, else the one that is being written. */
function partOf(node: Node, walk: Walk): string | undefined {
  return solePart(node) ?? walk.part;
}

/** What a matching path is asked for where several match. */
export const wantedParameter = { name: "wanted", type: code`${typeFrom(runtime, "Wanted")} | undefined` };

const foundType = code`${typeFrom(runtime, "RouteMatch")} | undefined`;

/** What is below a text as a function, which may stand in another file. It is told where the segments before it end. */
function branchFunction(text: string, node: Node, walk: Walk, inner: (walk: Walk) => readonly Printable[]): string {
  const { branches, trail } = walk;
  const part = partOf(node, walk);
  const name = unusedName(`match${pascalCase([...trail, text].join(" "))}`, walk);
  const ends = endsBefore(walk).map((end) => ({ name: end, type: code`number` }));
  const wanted = anyYields([node], walk.names) ? [wantedParameter] : [];
  const parameters = [{ name: "path", type: code`string` }, ...ends, ...wanted];
  const declaration = { kind: "function", name, part, exported: false, parameters, returnType: foundType } as const;
  // The name is taken, and the function stands, before those that its body calls.
  branches.set(name, { ...declaration, body: nothing });
  const body = code`${list("lines", inner({ ...walk, part }))}\nreturn undefined;`;
  branches.set(name, { ...declaration, body });
  return name;
}

function unusedName(wanted: string, { branches, names }: Walk): string {
  return freeName(wanted, { has: (name) => branches.has(name) || names.taken.includes(name) });
}

/** The variables that say where the segments with parameters end that stand before a place. */
function endsBefore({ depth }: Walk): readonly string[] {
  return Array.from({ length: depth - 1 }, (_, before) => `end${before + 1}`);
}

function givenArguments(nodes: readonly Node[], walk: Walk): readonly Printable[] {
  const wanted = anyYields(nodes, walk.names) ? [code`wanted`] : [];
  return [code`path`, ...endsBefore(walk).map((end) => identifier(end)), ...wanted];
}

/** Whether a route below one of the nodes asks first whether it is wanted. */
function anyYields(nodes: readonly Node[], names: TreeNames): boolean {
  const { yielding } = names;
  if (!yielding) return false;
  return nodes.some(({ route, texts, mixed, parameter }) => {
    if (route !== undefined && yielding.has(route)) return true;
    return anyYields([...texts.values(), ...mixed.values(), ...(parameter ? [parameter] : [])], names);
  });
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

/** What follows a text that the path is known to have. */
function afterText(node: Node, end: Position, text: string, walk: Walk): readonly Printable[] {
  const ends = node.route && block(code`path.length === ${index(end)}`, [answer(node.route, walk)]);
  const inner = statements(node, behind(end, 1), { ...walk, trail: [...walk.trail, text] });
  return ends ? [ends, ...inner] : inner;
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
  const entry = code`${names.tableOf(route)}[${literal(route.path)}]`;
  const given = [entry, ...own, ...route.spellings.flatMap(() => own)];
  const found = code`return ${valueFrom(runtime, "matched")}(${list("arguments", given)});`;
  if (names.yielding?.has(route) !== true) return found;
  return block(code`${valueFrom(runtime, "isWanted")}(${list("arguments", [entry, code`wanted`])})`, [found]);
}

function block(condition: Printable, inner: readonly Printable[]): Printable {
  return code`if (${condition}) {\n  ${list("lines", inner)}\n}`;
}
