import { type ParseArgsConfig, parseArgs } from "node:util";

/**
 * The arguments of one of the repository's commands. `--help` prints the usage and ends the process with 0; what the
 * command does not know is said in a sentence, with the usage, and ends it with 2.
 * @param usage How the command is called, then what it does.
 */
export function readCommandLine<Config extends ParseArgsConfig>(
  usage: string,
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  const args = process.argv.slice(2);
  const end = args.indexOf("--");
  if ((end < 0 ? args : args.slice(0, end)).some((arg) => arg === "--help" || arg === "-h")) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    if (!(error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_")))
      throw error;
    // What follows the first sentence is about options that are meant as file names.
    return refuseCommandLine(error.message.replace(/\. [\s\S]*/, "."), usage);
  }
}

/** Ends the process, as a command does that was called in a way that it does not know. */
export function refuseCommandLine(sentence: string, usage: string): never {
  console.error(`${sentence}\n\n${usage}`);
  process.exit(2);
}
