/** What to write in ECMAScript in place of the classes of other dialects that look like its Unicode properties, `\p{…}`. */

/** The classes of Java (`java.util.regex.Pattern`, "POSIX character classes"), as what stands between brackets. */
const classesOfJava: ReadonlyMap<string, string> = new Map([
  ["Lower", "a-z"],
  ["Upper", "A-Z"],
  ["ASCII", "\\x00-\\x7F"],
  ["Alpha", "A-Za-z"],
  ["Digit", "0-9"],
  ["Alnum", "A-Za-z0-9"],
  ["Punct", "!-\\/:-@\\[-`\\{-~"],
  ["Graph", "\\x21-\\x7E"],
  ["Print", "\\x20-\\x7E"],
  ["Blank", " \\t"],
  ["Cntrl", "\\x00-\\x1F\\x7F"],
  ["XDigit", "A-Fa-f0-9"],
  ["Space", " \\t\\n\\v\\f\\r"],
]);

/** Properties that have other names, or none but as a category (Unicode Standard Annex 44, table 12). */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["javaLowerCase", "Lowercase"],
  ["javaUpperCase", "Uppercase"],
  ["javaAlphabetic", "Alphabetic"],
  ["javaWhitespace", "White_Space"],
  ["javaLetter", "L"],
  ["javaDigit", "Nd"],
  ["IsDigit", "Nd"],
  ["IsControl", "Cc"],
  ["IsPunctuation", "P"],
  ["IsWhiteSpace", "White_Space"],
]);

/** @returns What to do about the first property of a pattern that ECMAScript does not have; undefined if it has them all. */
export function helpForProperty(pattern: string): string | undefined {
  for (const [part, kind = "p", inBraces, letter = ""] of pattern.matchAll(
    /(?<!\\)(?:\\\\)*\\([pP])(?:\{([^{}]*)\}|([A-Z]))/g,
  )) {
    const written = part.slice(part.lastIndexOf("\\"));
    const name = inBraces ?? letter;
    if (inBraces !== undefined && exists(name)) continue;
    const no = `ECMAScript has no \`${written}\``;
    const members = classesOfJava.get(name);
    if (members !== undefined) return `${no}: write \`${kind === "P" ? "^" : ""}${members}\` in brackets.`;
    const meant = [name.replace(/^\^/, ""), otherNames.get(name), ...spellings(name)].find((one) => one && exists(one));
    if (meant === undefined)
      return `${no}: list the characters, such as \`a-z\`, or name a property, such as \`\\p{L}\`.`;
    const isNegated = (kind === "P") !== name.startsWith("^");
    return `${no}: write \`\\${isNegated ? "P" : "p"}{${meant}}\`.`;
  }
  return undefined;
}

/** `IsAlphabetic` is a property, `IsLatin` a script; and so is what stands there without the prefix. */
function spellings(name: string): readonly string[] {
  const bare = name.replace(/^Is/, "");
  return [bare, `Script=${bare}`];
}

function exists(property: string): boolean {
  try {
    new RegExp(`\\p{${property}}`, "u");
    return true;
  } catch {
    return false;
  }
}
