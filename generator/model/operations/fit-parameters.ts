/**
 * The parameters that fit where an operation stands (OpenAPI 3.1 section 4.8.12.1): each one of the path template is
 * declared, and each declared one stands in it.
 */
import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Parameter } from "../api/parameter.ts";
import type { PathTemplate } from "../api/path-template.ts";
import { mended } from "../fields/members.ts";
import { madeSchema } from "../schema/schema-draft.ts";
import { pathParameterNames, withNames } from "../syntax/parse-path-template.ts";
import type { BuildContext } from "./build-context.ts";
import type { OperationSite } from "./collect-operations.ts";

export interface FittingParameters {
  /** The operation's path, with the names of its parameters. */
  readonly path: PathTemplate;
  readonly parameters: readonly Parameter[];
}

/**
 * One name of the template that is not declared and one declared parameter that the template lacks are the same: names of path
 * parameters are not on the wire. Of others the first can be nothing but text, and has to be there; the second has no place to
 * be written to.
 */
export function fitParameters(
  declaredOnes: readonly Parameter[],
  site: OperationSite,
  context: BuildContext,
): FittingParameters {
  const parameters = withQuery(declaredOnes, site);
  const inTemplate = new Set(pathParameterNames(site.path));
  const inPath = parameters.filter(({ in: place }) => place === "path");
  const declared = new Set(inPath.map(({ name }) => name));
  const missing = [...inTemplate].filter((name) => !declared.has(name) && !site.repeated.has(name));
  const lacked = inPath.filter(({ name }) => !inTemplate.has(name));
  const names = pairs(missing, lacked);
  const path = withNames(site.path, new Map([...names].map(([name, parameter]) => [name, parameter.name])));
  for (const [name, parameter] of names) {
    const message = `\`${site.path.template}\` has no parameter \`${parameter.name}\`, but \`${name}\`, which is not declared`;
    mended(context, "invalid-path", message, `they are the same: it is read as \`${path.template}\``, parameter.node);
  }
  const again = repeatedOnes(parameters, site, (name) => names.get(name)?.name ?? name);
  const present = new Set([...declared, ...names.keys(), ...again.map(({ name }) => name)]);
  const undeclared = [...inTemplate].filter((name) => !present.has(name));
  for (const name of undeclared) {
    const message = `the parameter \`${name}\` of \`${path.template}\` is not declared`;
    mended(context, "invalid-path", message, "it is a required parameter, whose value is any text", site.node, "key");
  }
  const found = new Set(names.values());
  const placeless = new Set(lacked.filter((parameter) => !found.has(parameter)));
  for (const { name, node } of placeless) {
    // The keys of webhooks and callbacks are no path templates: the receiver says what the path is.
    const message =
      site.kind === "path"
        ? `\`${path.template}\` has no parameter \`${name}\``
        : `a ${site.kind} has no path for the parameter \`${name}\``;
    mended(context, "invalid-path", message, "the parameter is left out", node);
  }
  const fitting = parameters.filter((parameter) => !placeless.has(parameter));
  const texts = undeclared.map((name) => requiredText("path", name, undefined, site.node));
  return { path, parameters: [...texts, ...fitting, ...again] };
}

/** The parameters of a template that stand there again under a name of their own: they are what the first one is. */
function repeatedOnes(
  parameters: readonly Parameter[],
  { repeated }: OperationSite,
  nameOf: (written: string) => string,
): readonly Parameter[] {
  const inPath = new Map(parameters.filter((each) => each.in === "path").map((each) => [each.name, each]));
  return [...repeated].flatMap(([name, written]) => {
    const first = inPath.get(nameOf(written));
    return first && !inPath.has(name) ? [{ ...first, name }] : [];
  });
}

/**
 * The parameters with those that a query in the key of the path item asks for (`/rides?page={page}&format=json`): one that is declared
 * for the path goes into the query, a value is the only one of its name, and what the query declares itself stays as it is.
 */
function withQuery(parameters: readonly Parameter[], { query, node }: OperationSite): readonly Parameter[] {
  if (query === undefined) return parameters;
  const found = new Map<string, Parameter>();
  const moved = new Set<Parameter>();
  for (const [key, value] of new URLSearchParams(query)) {
    const held = inBraces(value) ?? (value === "" ? inBraces(key) : undefined);
    const name = inBraces(key) ?? key;
    if (found.has(name) || parameters.some((each) => each.in === "query" && each.name === name)) continue;
    const declared = parameters.find((each) => each.in === "path" && each.name === held);
    if (declared) {
      moved.add(declared);
      found.set(name, { ...declared, name, in: "query", style: "form" });
    } else {
      const isOpen = held !== undefined || /[{}]/.test(value);
      found.set(name, requiredText("query", name, isOpen ? undefined : [value], node));
    }
  }
  return [...parameters.filter((each) => !moved.has(each)), ...found.values()];
}

/** The name in a text that is a parameter and nothing else. */
function inBraces(text: string): string | undefined {
  return /^\{([^{}]+)\}$/.exec(text)?.[1];
}

/** Names of a template with the declared parameters that they are: alike but for case and punctuation, or the only ones. */
function pairs(missing: readonly string[], lacked: readonly Parameter[]): ReadonlyMap<string, Parameter> {
  const found = new Map<string, Parameter>();
  const byLetters = Map.groupBy(lacked, ({ name }) => lettersOf(name));
  for (const [letters, [name, ...others]] of Map.groupBy(missing, lettersOf)) {
    const [parameter, ...more] = byLetters.get(letters) ?? [];
    if (name !== undefined && parameter && others.length === 0 && more.length === 0) found.set(name, parameter);
  }
  const taken = new Set(found.values());
  const [name, ...others] = missing.filter((each) => !found.has(each));
  const [parameter, ...more] = lacked.filter((each) => !taken.has(each));
  if (name !== undefined && parameter && others.length === 0 && more.length === 0) found.set(name, parameter);
  return found;
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** @param values Those that it may have; undefined where it may have any. */
function requiredText(
  place: "path" | "query",
  name: string,
  values: readonly string[] | undefined,
  node: SpecNode,
): Parameter {
  return {
    node,
    name,
    in: place,
    required: true,
    description: undefined,
    deprecated: false,
    style: place === "path" ? "simple" : "form",
    explode: place === "query",
    allowReserved: false,
    allowEmptyValue: false,
    value: { kind: "schema", schema: { ...madeSchema(node), types: ["string"], enum: values } },
    examples: [],
  };
}
