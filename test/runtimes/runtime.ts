/** A runtime: how it is found here, and how it goes through the scenario. */
import { run } from "../support/command.ts";
import type { Result, Settings, Surrounding } from "./scenario/messages.ts";

/** Where the servers are, for a runtime that reaches them all directly. */
export type Places = Omit<Settings, "surroundings">;

export interface Runtime {
  readonly name: string;
  /** What is special about it, beside its version. */
  readonly remark?: string;
  readonly surroundings: readonly Surrounding[];
  /** The way to start it, or a clause that says what is missing. */
  find(): Promise<FoundRuntime | string>;
}

export interface FoundRuntime {
  readonly version: string;
  /** Goes through the scenario in a project of installed packages; rejects where the runtime does not come to its end. */
  run(project: string, settings: Settings): Promise<readonly Result[]>;
}

/** The longest that a runtime may take, in milliseconds: several times what it takes on a busy machine. */
export const longestRun = 60_000;

/** The first version number that a program names. */
export async function versionOf(program: string): Promise<string> {
  const { stdout } = await run(program, ["--version"], { cwd: import.meta.dirname });
  return /\d+(?:\.\d+)+/.exec(stdout)?.[0] ?? "of unknown version";
}
