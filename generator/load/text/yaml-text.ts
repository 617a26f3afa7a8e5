import {
  type Alias,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
} from "yaml";
import { isExact, nearest } from "./decimal.ts";
import { isJsonObject, type JsonValue, type MutableJsonObject, setMember } from "./json.ts";
import {
  duplicateKey,
  maximumDepth,
  type NodeSpans,
  type ParsedText,
  type Span,
  type SyntaxProblem,
  tooDeep,
} from "./parsed-text.ts";
import { yamlProblems } from "./yaml-problems.ts";

/** How many nodes aliases may add to a document. A "billion laughs" text reaches it at once, a hand-written one never. */
const maximumAliasedNodes = 200_000;
/** A long text counts as several nodes: it is printed wherever an alias puts it. */
const charactersOfNode = 100;

/** What each alias of a document stands for. */
type AliasTargets = Map<Alias, Node>;

/**
 * Parses YAML 1.2 with the core schema (YAML 1.2.2 section 10.3) and the merge key `<<` of YAML 1.1, as OpenAPI 3.1
 * section 4.3 wants it: keys are strings, and values are those of JSON. Aliases are expanded, so that the value is a
 * tree. All problems are found in one go.
 */
export function parseYaml(text: string): ParsedText {
  const documents = parseAllDocuments(text, {
    uniqueKeys: false,
    prettyErrors: false,
    schema: "core",
    version: "1.2",
    logLevel: "silent",
  });
  const document = documents[0];
  const problems: SyntaxProblem[] = [];
  const inexact = new Set<number>();
  if (!("empty" in documents)) {
    problems.push(...yamlProblems(text, documents));
    const second = documents[1]?.range?.[0];
    if (second !== undefined && problems.length === 0) {
      const span = { start: second, end: second + 1 };
      problems.push({
        code: "invalid-syntax",
        message: "a second YAML document begins here, and only one is read",
        span,
      });
    }
  }
  const root = document?.contents;
  if (!root || problems.length > 0) {
    const beginning: Span = { start: 0, end: 0 };
    return { value: null, problems, inexact, locate: () => ({ key: undefined, value: beginning, flow: true }) };
  }
  const aliases: AliasTargets = new Map();
  const value = new Conversion(problems, inexact, aliases).node(root, 0);
  return { value, problems, inexact, locate: (tokens) => locate(root, aliases, tokens) };
}

/** Turns the nodes of a YAML document into a JSON tree. */
class Conversion {
  readonly #problems: SyntaxProblem[];
  readonly #inexact: Set<number>;
  readonly #aliases: AliasTargets;
  /** The latest node of each anchor so far; an alias means the one before it (YAML 1.2.2 section 3.2.2.2). */
  readonly #anchors = new Map<string, Node>();
  readonly #expanding = new Set<Node>();
  #aliasedNodes = 0;

  constructor(problems: SyntaxProblem[], inexact: Set<number>, aliases: AliasTargets) {
    this.#problems = problems;
    this.#inexact = inexact;
    this.#aliases = aliases;
  }

  node(node: unknown, depth: number): JsonValue {
    if (this.#expanding.size > 0) this.#aliasedNodes++;
    if (this.#aliasedNodes > maximumAliasedNodes) return null;
    if (!isNode(node)) return null;
    if (isAlias(node)) return this.#alias(node, depth);
    if (depth > maximumDepth) return this.#problem(node, tooDeep);
    // What an alias repeats was registered where it stands; by now its anchors may mean later nodes.
    if (node.anchor !== undefined && this.#expanding.size === 0) this.#anchors.set(node.anchor, node);
    if (isMap(node)) return this.#map(node, depth);
    if (isSeq(node)) return node.items.map((item) => this.node(item, depth + 1));
    return this.#scalar(node);
  }

  #scalar(node: Scalar): JsonValue {
    const { value } = node;
    if (typeof value === "string" && this.#expanding.size > 0) {
      this.#aliasedNodes += Math.floor(value.length / charactersOfNode);
    }
    if (value === null || typeof value === "boolean" || typeof value === "string") return value;
    const written = node.source ?? "";
    // `.inf` and `.nan` have no digits.
    if (typeof value === "number" && /\d/.test(written)) {
      const read = nearest(value);
      if (!isExact(written, read)) this.#inexact.add(spanOf(node).start);
      return read;
    }
    const { tag } = node;
    if (typeof value === "number" || tag === undefined) {
      return this.#problem(node, `\`${written}\` is a number that JSON does not have`);
    }
    // A date, or octets: what JSON would have in its place is the text.
    this.#problems.push({
      code: "invalid-syntax",
      message: `the tag \`${tag.replace(/^tag:yaml\.org,2002:/, "!!")}\` makes a value of this that JSON does not have`,
      span: spanOf(node),
      help: "Leave the tag out.",
      mend: "it is read as the text that it is",
    });
    return written;
  }

  #map(map: YAMLMap, depth: number): JsonValue {
    const object: MutableJsonObject = {};
    const keys = new Map<string, unknown>();
    const merges: Pair[] = [];
    for (const pair of map.items) {
      const key = keyOf(pair.key);
      const first = key === undefined ? undefined : keys.get(key);
      if (isMergeKey(pair.key)) merges.push(pair);
      else if (key === undefined) this.#problem(pair.key ?? map, "a key is a string here, not a list or a mapping");
      else {
        if (first === undefined) keys.set(key, pair.key);
        else this.#duplicate(key, pair.key, first);
        setMember(object, key, this.node(pair.value, depth + 1));
      }
    }
    // The members that a mapping has itself win over merged ones; of several merged mappings the first one wins.
    for (const source of merges.flatMap(mergedNodes)) {
      const value = this.node(source, depth);
      if (!isJsonObject(value)) {
        this.#problem(source, "the merge key `<<` takes a mapping, or a list of mappings");
        continue;
      }
      for (const [key, item] of Object.entries(value)) {
        if (!Object.hasOwn(object, key)) setMember(object, key, item);
      }
    }
    return object;
  }

  #alias(alias: Alias, depth: number): JsonValue {
    const target = this.#aliases.get(alias) ?? this.#anchors.get(alias.source);
    if (target === undefined) return this.#problem(alias, `no anchor \`&${alias.source}\` stands before this alias`);
    if (this.#expanding.has(target)) return this.#problem(alias, "this alias stands inside of what it stands for");
    this.#aliases.set(alias, target);
    this.#expanding.add(target);
    const value = this.node(target, depth);
    this.#expanding.delete(target);
    if (this.#aliasedNodes > maximumAliasedNodes && this.#expanding.size === 0 && this.#problems.length === 0) {
      const measure = `${maximumAliasedNodes} values (${charactersOfNode} characters of text count as one)`;
      return this.#problem(alias, `aliases make the document grow by more than ${measure}`);
    }
    return value;
  }

  #duplicate(key: string, node: unknown, first: unknown): void {
    this.#problems.push(duplicateKey(key, spanOf(node), spanOf(first)));
  }

  #problem(node: unknown, message: string): null {
    this.#problems.push({ code: "invalid-syntax", message, span: spanOf(node) });
    return null;
  }
}

/** The text of a scalar key: `200` and `4XX` as they are written, a quoted key without its quotes. */
function keyOf(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  if (typeof key.value === "string") return key.value;
  return key.source === "" ? undefined : (key.source ?? String(key.value));
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === "<<" && key.type === "PLAIN";
}

/** The mappings that a merge key names. */
function mergedNodes(pair: Pair): unknown[] {
  return isSeq(pair.value) ? pair.value.items : [pair.value];
}

function spanOf(node: unknown): Span {
  const range = isNode(node) ? node.range : undefined;
  return range ? { start: range[0], end: Math.max(range[1], range[0]) } : { start: 0, end: 0 };
}

/** Walks down a document by reference tokens, through aliases and merge keys. */
function locate(root: Node, aliases: AliasTargets, tokens: readonly string[]): NodeSpans {
  let spans: NodeSpans = { key: undefined, value: spanOf(root), flow: isFlow(root) };
  let node = resolved(root, aliases);
  for (const token of tokens) {
    if (isSeq(node)) {
      const item = node.items[Number(token)];
      if (item === undefined) break;
      spans = { key: undefined, value: spanOf(item), flow: isFlow(item) };
      node = resolved(item, aliases);
    } else {
      const pair = isMap(node) ? findPair(node, token, aliases) : undefined;
      if (!pair) break;
      const key = spanOf(pair.key);
      spans = { key, value: isNode(pair.value) ? spanOf(pair.value) : key, flow: isFlow(pair.value) };
      node = resolved(pair.value, aliases);
    }
  }
  return spans;
}

function findPair(map: YAMLMap, key: string, aliases: AliasTargets): Pair | undefined {
  const own = map.items.findLast((pair) => keyOf(pair.key) === key && !isMergeKey(pair.key));
  if (own) return own;
  for (const source of map.items.filter((pair) => isMergeKey(pair.key)).flatMap(mergedNodes)) {
    const node = resolved(source, aliases);
    const pair = isMap(node) ? findPair(node, key, aliases) : undefined;
    if (pair) return pair;
  }
  return undefined;
}

function resolved(node: unknown, aliases: AliasTargets): unknown {
  return isAlias(node) ? resolved(aliases.get(node), aliases) : node;
}

function isFlow(node: unknown): boolean {
  return !((isMap(node) || isSeq(node)) && node.flow !== true);
}
