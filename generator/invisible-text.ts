/**
 * Characters that cannot be seen or that change how others are seen: control, format, private use, line and paragraph
 * separators; and halves of characters, which no file can hold.
 */
export const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text on one line, with what cannot be seen as JavaScript escapes. */
export function escapeInvisible(text: string): string {
  return text.replace(invisible, (char) =>
    char
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** JSON of a value, with what cannot be seen as escapes. */
export function jsonText(value: unknown, indentation = 0): string | undefined {
  const text: string | undefined = JSON.stringify(value, undefined, indentation);
  return text?.split("\n").map(escapeInvisible).join("\n");
}
