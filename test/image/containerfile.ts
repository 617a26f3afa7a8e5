/**
 * The instructions of a Containerfile, as far as ours has them: words of `COPY` and `ENV`, lists of `ENTRYPOINT` and `CMD`,
 * and commands of `RUN`. https://docs.docker.com/reference/dockerfile/
 */
export interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** @param text A Containerfile. Continued lines are one instruction; comments are none. */
export function instructions(text: string): readonly Instruction[] {
  const lines = text.split(/\r?\n/).filter((line) => !/^\s*(#|$)/.test(line));
  const joined = lines.join("\n").replaceAll(/\\\n\s*/g, "");
  return joined.split("\n").map((line) => {
    const [, name = "", rest = ""] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    return { name: name.toUpperCase(), text: rest };
  });
}

/** The instructions of one name, in their order: their texts. */
export function named(all: readonly Instruction[], name: string): readonly string[] {
  return all.filter((instruction) => instruction.name === name).map(({ text }) => text);
}

/** A list in the exec form: `["node", "main.js"]`. */
export function execForm(text: string): readonly string[] {
  const words: unknown = JSON.parse(text.slice(text.indexOf("[")));
  if (!Array.isArray(words) || !words.every((word) => typeof word === "string")) throw new Error(`${text} is no list`);
  return words;
}

/** The pairs of `ENV A=1 B=2`. */
export function variables(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(text.split(/\s+/).map((pair) => pair.split("=", 2)));
}
