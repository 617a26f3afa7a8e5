/** A token (RFC 9110 section 5.6.2): a method, the name of a header. */
export function isToken(text: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text);
}

/** What is wrong with a name that no header can have (RFC 9110 section 5.1). */
export function headerNameProblem(name: string): string {
  if (name === "") return "a header has a name";
  return `\`${name}\` is no name of a header: it has letters, digits and some marks, but no blanks, colons or other letters`;
}
