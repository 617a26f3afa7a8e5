/** What the command line has around it: where it was called, and where it writes. A test gives one of its own. */
export interface Terminal {
  /** The working directory, absolute: relative paths start there, and shown ones too. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether problems are printed in colour. */
  readonly color: boolean;
  /** The width of the terminal; undefined where text goes into a file or a pipe, which have none. */
  readonly columns?: number | undefined;
  /** Prints a line, or several, for whoever reads the result. */
  print(text: string): void;
  /** Prints a line, or several, for whoever has to know of problems. */
  warn(text: string): void;
}

/** The terminal, pipe or file that the process was started with. */
export function processTerminal(): Terminal {
  const { isTTY, columns } = process.stderr;
  return {
    cwd: process.cwd(),
    env: process.env,
    color: wantsColor(process.env, isTTY === true),
    columns: isTTY ? columns : undefined,
    print: (text) => console.log(text),
    warn: (text) => console.error(text),
  };
}

/**
 * Whether there are colours: on a terminal that has them, unless NO_COLOR asks for none (no-color.org). FORCE_COLOR is
 * heard first, as Node itself does it: also where the text goes into a file, and `0` and `false` switch colours off.
 */
export function wantsColor({ FORCE_COLOR, NO_COLOR, TERM }: Terminal["env"], isTerminal: boolean): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return isTerminal && !NO_COLOR && TERM !== "dumb";
}
