import { type ParseArgsConfig, parseArgs } from "node:util";
import { BenchError } from "./bench-error.ts";
import { fewestRounds } from "./rounds.ts";

/**
 * `parseArgs`, strict, with a sentence in place of a stack where the arguments are wrong.
 * @throws BenchError where an option is unknown or lacks its value.
 */
export function readArguments<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_")) {
      // What follows the first sentence is about options that are meant as file names.
      throw new BenchError(`${error.message.replace(/\. [\s\S]*/, ".")}\n--help says what there is.`, 2);
    }
    throw error;
  }
}

/**
 * The value of `--rounds`.
 * @throws BenchError where it is no whole number, or too small to say anything about the spread.
 */
export function readRounds(value: string | undefined): number {
  if (value === undefined) return fewestRounds;
  const rounds = Number(value);
  if (!Number.isInteger(rounds) || rounds < fewestRounds) {
    throw new BenchError(`--rounds is ${value}, where a whole number of at least ${fewestRounds} is wanted.`, 2);
  }
  return rounds;
}

/**
 * The value of `--base`: the contender that the others' ratios are to.
 * @throws BenchError where no contender has this id.
 */
export function readBase(value: string, ids: readonly string[]): string {
  if (!ids.includes(value)) throw new BenchError(`--base is ${value}, where one of ${ids.join(", ")} is wanted.`, 2);
  return value;
}

/**
 * The value of `--only`: some of the ids, with commas between them.
 * @returns All of them where the option is not given.
 * @throws BenchError where one of them is not known.
 */
export function readOnly(value: string | undefined, ids: readonly string[]): ReadonlySet<string> {
  if (value === undefined) return new Set(ids);
  const chosen = value.split(",");
  const unknown = chosen.filter((id) => !ids.includes(id));
  if (unknown.length > 0) {
    throw new BenchError(`--only has ${unknown.join(", ")}, where some of ${ids.join(", ")} are wanted.`, 2);
  }
  return new Set(chosen);
}

export interface NumberRange {
  /** The value where the option is not given. */
  readonly otherwise: number;
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
}

/**
 * The value of an option that is a number.
 * @throws BenchError where it is none, or out of its range.
 */
export function readNumber(
  option: string,
  value: string | undefined,
  { otherwise, least, most, whole = false }: NumberRange,
): number {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (number >= least && number <= most && (!whole || Number.isInteger(number))) return number;
  const kind = whole ? "a whole number" : "a number";
  throw new BenchError(`${option} is ${value}, where ${kind} from ${least} to ${most} is wanted.`, 2);
}
