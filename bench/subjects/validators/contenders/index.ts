import type { Blueprint, Validator } from "./contender.ts";

/** Those that are compared. Each is loaded in processes of its own: no process has two libraries in it. */
export interface ContenderEntry {
  readonly id: string;
  /** The peer in `bench/package.json`, for its version. */
  readonly peer?: string;
  /** How it is set up and called, for the report. */
  readonly how: string;
  readonly build: (blueprint: Blueprint) => Promise<Validator>;
}

export const contenders: readonly ContenderEntry[] = [
  {
    id: "hand-written",
    how: "a function by hand for each schema, which says yes or no",
    build: async (blueprint) => (await import("./hand-written.ts")).handWritten(blueprint),
  },
  {
    id: "specwright",
    how: "the generated package, compiled: `is…`, and `check…` for what is wrong",
    build: async (blueprint) => (await import("./specwright.ts")).specwright(blueprint),
  },
  {
    id: "edited",
    how: "the package that `--edited` names",
    build: async (blueprint) => (await import("./specwright.ts")).specwright(blueprint),
  },
  {
    id: "ajv",
    peer: "ajv",
    how: "compiled once, formats in mode `full`, `discriminator` on; stops at the first error",
    build: async (blueprint) => (await import("./ajv.ts")).ajvOff(blueprint),
  },
  {
    id: "ajv-all-errors",
    peer: "ajv",
    how: "the same with `allErrors`",
    build: async (blueprint) => (await import("./ajv.ts")).ajvOn(blueprint),
  },
  {
    id: "typebox",
    peer: "typebox",
    how: "`Compile` once; `Check`, and `Errors` for what is wrong",
    build: async (blueprint) => (await import("./typebox.ts")).typebox(blueprint),
  },
  {
    id: "zod",
    peer: "zod",
    how: "the schema built once; `safeParse` for both",
    build: async (blueprint) => (await import("./zod.ts")).zod(blueprint),
  },
];
