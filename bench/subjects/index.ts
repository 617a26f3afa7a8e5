import type { SubjectEntry } from "../harness/subject.ts";

/** Every subject, by the name that the command line knows it by. */
export const subjects: ReadonlyMap<string, SubjectEntry> = new Map<string, SubjectEntry>([
  [
    "generate",
    {
      summary: "time, memory and output of a whole run, against openapi-typescript and @hey-api/openapi-ts",
      load: async () => (await import("./generate.ts")).generateSubject,
    },
  ],
]);
