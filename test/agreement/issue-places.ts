/** Whether the `schema` of an issue is a place in the document, and the keyword stands there. */

import type { SpecNode } from "../../generator/load/document/spec-node.ts";
import { isJsonObject, pointerTokens } from "../../generator/load/text/json.ts";
import type { Issue } from "../../templates/runtime/model/issue.ts";

/**
 * @param asked The node of the schema that was asked.
 * @returns What is wrong with the places of some issues, in words that are the same for the same kind of mistake.
 */
export function misplacedIssue(asked: SpecNode, issues: readonly Issue[]): string | undefined {
  for (const { schema, keyword } of issues) {
    const problem = problemOf(asked, pointerTokens(schema) ?? [], keyword);
    if (problem !== undefined) return `an issue of \`${keyword}\` ${problem}`;
  }
  return undefined;
}

function problemOf(asked: SpecNode, tokens: readonly string[], keyword: string): string | undefined {
  const found = nodeAt(asked, tokens);
  if (found === "dynamic") return undefined;
  if (found === undefined) return "has a place that is not in the document";
  // An issue of a member's name is at the keyword that the name does not keep.
  if (tokens.at(-1) === keyword || (keyword === "propertyNames" && tokens.includes(keyword))) return undefined;
  // `not: {}` is read as `false`.
  const isFalse =
    (found.value === false || found.get("not")) &&
    (tokens.length === 0 ? keyword === "false" : tokens.at(-2) === keyword);
  // Of a schema as a whole: what follows from where it stands, and what is no keyword of it.
  const isWhole = isJsonObject(found.value) && wholeKeywords.has(keyword) && found.get(keyword) === undefined;
  return isFalse || isWhole ? undefined : "is at the place of something else";
}

const wholeKeywords: ReadonlySet<string> = new Set(["type", "discriminator", "depth", "anyOf"]);

/** What stands at the end of the steps; "dynamic" where only the dynamic scope tells. */
function nodeAt(asked: SpecNode, tokens: readonly string[]): SpecNode | "dynamic" | undefined {
  let current: SpecNode | undefined = asked;
  for (let index = 0; current && index < tokens.length; index++) {
    const [token = "", next, value] = tokens.slice(index);
    if (token === "$dynamicRef") return "dynamic";
    if (token === "$ref" && current.ref !== undefined) current = current.target();
    else if (token === "discriminator" && (next === "mapping" || next === "defaultMapping")) {
      current = heirOf(asked, current, next === "mapping" ? value : undefined);
      index += next === "mapping" ? 2 : 1;
    } else if (token === "anyOf" && mayBeNull(current)) index++;
    else current = memberOf(current, token);
  }
  return current;
}

/** An heir that may be null by its own types is that or null, and has no `anyOf` in its text. */
function mayBeNull(node: SpecNode): boolean {
  return node.get("anyOf") === undefined && (node.get("type")?.items() ?? []).some(({ value }) => value === "null");
}

/** A schema that may be null by `nullable` is what it is beside null. Through a `$ref` leads a step of its own alone. */
function memberOf(node: SpecNode, token: string): SpecNode | undefined {
  let current: SpecNode | undefined = node;
  while (current && current.get(token) === undefined) {
    current = current.isAdded("anyOf") ? current.get("anyOf")?.get("0") : undefined;
  }
  return current?.get(token);
}

/**
 * Where a discriminator leads by a value: a name or a reference of the mapping, or else the name of a component, the
 * component that says the value itself, or what the mapping of another schema calls so.
 */
function heirOf(asked: SpecNode, holder: SpecNode, value: string | undefined): SpecNode | undefined {
  const discriminator = holder.get("discriminator");
  const text = value === undefined ? discriminator?.get("defaultMapping") : discriminator?.get("mapping")?.get(value);
  const target = typeof text?.value === "string" ? text.value : value;
  if (target === undefined) return undefined;
  const components = asked.follow("#/components/schemas");
  const named = components?.get(target) ?? text?.follow(target);
  if (named) return named;
  const name = discriminator?.string("propertyName") ?? "";
  const heir = components?.entries().find(([, heir]) => {
    const member = heir.get("properties")?.get(name);
    return [member?.get("const"), ...(member?.get("enum")?.items() ?? [])].some((one) => one?.value === target);
  })?.[1];
  return heir ?? mappedElsewhere(target, components);
}

function mappedElsewhere(value: string, components: SpecNode | undefined): SpecNode | undefined {
  for (const [, schema] of components?.entries() ?? []) {
    const text = schema.get("discriminator")?.get("mapping")?.get(value);
    if (typeof text?.value === "string") return components?.get(text.value) ?? text.follow(text.value);
  }
  return undefined;
}
