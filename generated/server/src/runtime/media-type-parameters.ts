/** RFC 9110 section 5.6.6: the parameters of a media type by their names in lower case, their values without quotes. */
export function parametersOf(type: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  if (!type.includes(";")) return parameters;
  for (const [, written = "", quoted, token = ""] of type.matchAll(parameter)) {
    const name = written.toLowerCase();
    // Of several the first counts (WHATWG MIME Sniffing, section 4.4).
    if (parameters.has(name)) continue;
    const value = quoted?.replace(/\\(.)/g, "$1") ?? token;
    parameters.set(name, name === "charset" ? value.toLowerCase() : value);
  }
  return parameters;
}

const parameter = /;[ \t]*([^\s=;"]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g;

/**
 * Of declared types that are alike but for their parameters the one that a Content-Type is of: whose parameters all are as
 * they are there, and the most of them. Undefined if it is none.
 */
export function closestType(contentType: string, alike: readonly string[]): string | undefined {
  const sent = parametersOf(contentType);
  let closest: { readonly type: string; readonly parameters: number } | undefined;
  for (const type of alike) {
    const parameters = parametersOf(type);
    const fits = [...parameters].every(([name, value]) => sent.get(name) === value);
    if (fits && parameters.size > (closest?.parameters ?? -1)) closest = { type, parameters: parameters.size };
  }
  return closest?.type;
}
