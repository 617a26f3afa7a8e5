/** Git with `core.autocrlf` ends the lines of a checked out file in CRLF, and turns them back when it is committed. */
export function unixLines(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
