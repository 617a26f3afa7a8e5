import { filledURL } from "../../../templates/runtime/shared/filled-url.ts";
import type { PathTemplate } from "../api/path-template.ts";
import type { ServerVariable } from "../api/server.ts";
import { parsePathTemplate } from "./parse-path-template.ts";

/** More base paths than this of one server are a mistake: each of them is a route of every operation. */
export const mostBasePaths = 100;

/**
 * The paths that the URL of a server can have (OpenAPI 3.1 section 4.8.5), each once and without a slash at its end: `""`
 * for none. A variable with an enumeration gives a path for each of its values, the default first; any other one stands
 * for a segment or a part of one, as a parameter, and where its default is more than that, or nothing, for its default as well.
 *
 * @returns Undefined if there were more than `mostBasePaths`.
 */
export function basePathsOf(url: string, variables: readonly ServerVariable[]): readonly PathTemplate[] | undefined {
  const inPath = new Set(variableNames(url.slice(authorityOf(url).length)));
  const used = variables.filter(({ name }) => variableNames(url).includes(name));
  const choices = used.map((variable) => ({ variable, texts: textsOf(variable, inPath.has(variable.name)) }));
  if (choices.reduce((product, { texts }) => product * texts.length, 1) > mostBasePaths) return undefined;
  const chosen = choices.reduce<readonly ReadonlyMap<string, string>[]>(
    (all, { variable, texts }) => all.flatMap((some) => texts.map((text) => new Map(some).set(variable.name, text))),
    [new Map()],
  );
  const paths = chosen.map((values) => pathOf(filledURL(url, (name) => values.get(name))));
  return [...new Set(paths)].map(pathTemplate);
}

/** The names in braces, in their order. */
export function variableNames(url: string): readonly string[] {
  return [...url.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
}

/** Whether there is a brace that stands around no name (OpenAPI 3.2 section 4.6.1 has none among the literals of a URL). */
export function hasStrayBrace(url: string): boolean {
  return /[{}]/.test(url.replaceAll(/\{[^{}]*\}/g, ""));
}

/** What may stand in the place of a variable, as far as it makes a difference to the path. */
function textsOf({ name, enum: allowed, default: own }: ServerVariable, inPath: boolean): readonly string[] {
  // Without a default the name stands for whatever the caller gives.
  const byDefault = withoutBraces(own ?? name);
  const values = allowed ? [...new Set([own ?? allowed[0] ?? name, ...allowed])].map(withoutBraces) : [byDefault];
  // A host can be a whole URL's beginning: `{host}` with the default `example.com/v2`.
  if (!inPath) return values.some((value) => value.includes("/")) ? values : [byDefault];
  if (allowed) return values;
  return byDefault === "" || byDefault.includes("/") ? [`{${name}}`, byDefault] : [`{${name}}`];
}

/** A value is text, and no template: a path holds braces only as escapes (RFC 3986 section 3.3). */
function withoutBraces(value: string): string {
  return value.replace(/[{}]/g, encodeURIComponent);
}

/** `https://example.com`, or `""` where the URL is relative. A variable may be part of it. */
function authorityOf(url: string): string {
  return /^(?:[^/?#]*:)?\/\/[^/?#]*/.exec(url)?.[0] ?? "";
}

function pathOf(url: string): string {
  const path = url.slice(authorityOf(url).length).replace(/[?#].*$/s, "");
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    const dots = segment.replaceAll(/%2e/gi, ".");
    if (dots === "..") segments.pop();
    else if (dots !== "" && dots !== ".") segments.push(segment);
  }
  return segments.map((segment) => `/${segment}`).join("");
}

function pathTemplate(template: string): PathTemplate {
  return template === "" ? { template, segments: [] } : parsePathTemplate(template).path;
}
