/**
 * Keeps finished text away from the printer of structures, which looks into what it writes: it counts quotes and braces
 * to indent, and would be misled by `"\\"`. It is given a placeholder for each piece of text, lays those out, and the
 * text takes their places afterwards.
 */
export class Slots {
  readonly #texts: string[] = [];
  readonly #measure: (length: number) => void;

  /** @param measure Is told how long each text is. */
  constructor(measure: (length: number) => void = () => {}) {
    this.#measure = measure;
  }

  /** @returns A placeholder: an identifier behind a character that no output holds, and that counts as white space. */
  hold(text: string): string {
    if (text === "") return "";
    this.#measure(text.length);
    this.#texts.push(text);
    return `\v$${this.#texts.length - 1}$`;
  }

  /** Puts every text in the place of its placeholder, its further lines indented as the line that it begins on. */
  fill(printed: string): string {
    const lines = printed.split("\n").map((line) => {
      if (!line.includes("\v")) return line;
      const indentation = line.slice(0, line.length - line.replace(/^ +/, "").length);
      return line.replace(/\v\$(\d+)\$/g, (_, index: string) =>
        indentLines(this.#texts[Number(index)] ?? "", indentation),
      );
    });
    return lines.join("\n");
  }
}

function indentLines(text: string, indentation: string): string {
  return indentation === "" ? text : text.replaceAll("\n", `\n${indentation}`);
}
