import type { SpecNode } from "../../load/document/spec-node.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { newerSyntax } from "../pattern/newer-syntax.ts";
import { betweenSlashes, helpForDialect } from "../pattern/other-dialects.ts";
import { unicodePattern } from "../pattern/unicode-pattern.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";

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
  // What the engine takes that the generator runs on, those that run the output need not.
  const newer = newerSyntax(source);
  if (newer) return refuse(newer.message, newer.help, node, schema, graph);
  const fault = faultOf(source);
  if (fault === undefined) {
    warnOfSlashes(source, node, part, graph);
    return source;
  }
  const rewritten = unicodePattern(source);
  if (faultOf(rewritten) !== undefined) {
    return refuse(`this is no regular expression: ${fault}`, helpForDialect(source), node, schema, graph);
  }
  graph.diagnostics.warning("invalid-pattern", `this is no regular expression with the flag \`u\`: ${fault}`, {
    location: node.location(part),
    help: `It is read as ${rewritten}`,
  });
  return rewritten;
}

/** Reports a pattern that cannot be checked. One that is a key says which members are meant, and so nothing mends it. */
function refuse(
  message: string,
  help: string | undefined,
  node: SpecNode,
  schema: SchemaDraft | undefined,
  graph: SchemaGraph,
): undefined {
  const details = { location: node.location(schema ? "value" : "key"), ...(help !== undefined && { help }) };
  if (schema === undefined) graph.diagnostics.error("invalid-pattern", message, details);
  else {
    graph.diagnostics.mended("invalid-pattern", message, "the pattern is not checked", details);
    graph.leaveOut(node.key, "no regular expression", node, schema);
  }
}

/** `/^a$/` as JavaScript, Perl and PHP write an expression: JSON Schema has no delimiters, and so nothing matches. */
function warnOfSlashes(source: string, node: SpecNode, part: "key" | "value", graph: SchemaGraph): void {
  const meant = betweenSlashes(source);
  if (!meant) return;
  const flags =
    meant.flags === "" ? "" : ` A pattern has no flags: what \`${meant.flags}\` says has to be written in it.`;
  graph.diagnostics.warning("invalid-pattern", `the slashes at both ends are part of this pattern: \`${source}\``, {
    location: node.location(part),
    help: `Is \`${meant.pattern}\` meant?${flags}`,
  });
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
