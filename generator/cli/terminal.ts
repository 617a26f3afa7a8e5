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
  /** Shows a line in place of the one shown before, until something is printed; left out where nobody watches. */
  readonly status?: (text: string) => void;
}

/** The terminal, pipe or file that the process was started with. */
export function processTerminal(): Terminal {
  const { stderr } = process;
  const watched = stderr.isTTY === true && process.env.TERM !== "dumb" && !process.env.CI;
  let stands = false;
  const clear = () => {
    if (stands) stderr.write("\r\u001b[K");
    stands = false;
  };
  return {
    cwd: process.cwd(),
    env: process.env,
    color: wantsColor(process.env, stderr.isTTY === true),
    columns: stderr.isTTY ? stderr.columns : undefined,
    print: (text) => {
      clear();
      console.log(text);
    },
    warn: (text) => {
      clear();
      console.error(text);
    },
    ...(watched && {
      status: (text) => {
        clear();
        // A line that is broken could not be taken back. A terminal that does not know its width says 0.
        stderr.write(text.slice(0, (stderr.columns || 80) - 1));
        stands = true;
      },
    }),
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
