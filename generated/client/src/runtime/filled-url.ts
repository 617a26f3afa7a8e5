/**
 * The URL of a server with values in the place of its variables (OpenAPI 3.1 section 4.8.5), as both ends read it. Its path has no
 * empty segments, since a value may bring the slash that the template has too: `/{base}` is `/prod` where `base` is `/prod`,
 * and `/` where it is empty.
 *
 * @param fill Of a variable, by its name and where its brace opens; undefined leaves it as it stands.
 */
export function filledURL(url: string, fill: (name: string, offset: number) => string | undefined): string {
  let filled = "";
  let offset = 0;
  for (const [index, piece] of url.split(/(\{[^{}]*\})/).entries()) {
    const text = index % 2 === 1 ? (fill(piece.slice(1, -1), offset) ?? piece) : piece;
    // Two slashes are the beginning of a host.
    filled += /(?:^|[^/])\/$/.test(filled) ? text.replace(/^\/+/, "") : text;
    offset += piece.length;
  }
  const [beginning = ""] = /^(?:[^/?#]*:)?\/\/[^/?#]*/.exec(filled) ?? [];
  return beginning + filled.slice(beginning.length).replace(/\/{2,}/g, "/");
}
