import type { SpecNode } from "../load/spec-node.ts";
import { mended, report } from "./context.ts";
import type { SchemaDraft } from "./schema-draft.ts";
import type { SchemaGraph } from "./schema-graph.ts";
import { unicodePattern } from "./unicode-pattern.ts";

export function pattern(node: SpecNode, schema: SchemaDraft, graph: SchemaGraph): void {
  if (typeof node.value === "string") schema.pattern = readPattern(node.value, node, schema, graph);
}

/**
 * A pattern is an ECMA-262 regular expression with the flag `u` (JSON Schema 2020-12 Core, section 6.4).
 * @returns The pattern in this form; undefined for one that is none, which is reported.
 */
function readPattern(
  source: string,
  node: SpecNode,
  /** The schema whose `pattern` it is; undefined for a key of `patternProperties`. */
  schema: SchemaDraft | undefined,
  graph: SchemaGraph,
): string | undefined {
  const part = schema === undefined ? "key" : "value";
  const fault = faultOf(source);
  if (fault === undefined) return source;
  const rewritten = unicodePattern(source);
  if (faultOf(rewritten) !== undefined) {
    const message = `this is no regular expression: ${fault}`;
    if (schema === undefined) report(graph, "invalid-pattern", message, node, { part });
    else {
      mended(graph, "invalid-pattern", message, "the pattern is not checked", node, part);
      graph.leaveOut(node.key, "no regular expression", node, schema);
    }
    return undefined;
  }
  graph.diagnostics.warning("invalid-pattern", `this is no regular expression with the flag \`u\`: ${fault}`, {
    location: node.location(part),
    help: `It is read as ${rewritten}`,
  });
  return rewritten;
}

/** What keeps a text from being a regular expression; undefined if nothing does. */
function faultOf(source: string): string | undefined {
  try {
    new RegExp(source, "u");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^.*: /s, "") : "it cannot be parsed";
  }
}

export function patternProperties(node: SpecNode, schema: SchemaDraft, graph: SchemaGraph): void {
  schema.patternProperties = node.entries().flatMap(([source, value]) => {
    const pattern = readPattern(source, value, undefined, graph);
    const piece = { words: source, suffix: "Value" };
    if (pattern === undefined) return [];
    return [{ pattern, key: source, schema: graph.child(schema, value, { kind: "value", piece }) }];
  });
}
