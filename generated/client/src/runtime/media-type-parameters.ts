import { essenceOf } from "./media-type.ts";

/**
 * The declared media type that a Content-Type is of: the one with the same type and subtype, and of several those whose
 * parameters all are as they are there, the most of them. What is not declared goes by its type and subtype.
 */
export function declaredType(contentType: string | null, declared: readonly string[]): string | undefined {
  const essence = essenceOf(contentType);
  const alike = declared.filter((type) => essenceOf(type) === essence);
  if (alike.length < 2) return essence;
  const sent = parametersOf(contentType ?? "");
  let closest: { readonly type: string; readonly parameters: number } | undefined;
  for (const type of alike) {
    const parameters = parametersOf(type);
    const fits = [...parameters].every(([name, value]) => sent.get(name) === value);
    if (fits && parameters.size > (closest?.parameters ?? -1)) closest = { type, parameters: parameters.size };
  }
  return closest?.type ?? essence;
}

/** RFC 9110 section 5.6.6: names in lower case, values without quotes. */
function parametersOf(type: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  if (!type.includes(";")) return parameters;
  for (const [, written = "", quoted, token = ""] of type.matchAll(parameter)) {
    const name = written.toLowerCase();
    const value = quoted?.replace(/\\(.)/g, "$1") ?? token;
    parameters.set(name, name === "charset" ? value.toLowerCase() : value);
  }
  return parameters;
}

const parameter = /;[ \t]*([^\s=;"]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g;
