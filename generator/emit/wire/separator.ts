/** What stands between items. */
export type Separator = "," | " " | "|" | ".";

const delimiters: Readonly<Record<string, Separator>> = { form: ",", spaceDelimited: " ", pipeDelimited: "|" };

/** What stands between the items of a list that is not exploded. */
export function separatorOf(style: string): Separator {
  return delimiters[style] ?? ",";
}
