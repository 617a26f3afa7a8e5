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
  [
    "validators",
    {
      summary: "speed and size of validators, against hand-written ones, Ajv, TypeBox and Zod",
      load: async () => (await import("./validators.ts")).validatorsSubject,
    },
  ],
  [
    "server",
    {
      summary:
        "requests by second and CPU time by request, against node:http by hand, Fastify, Hono, Express, openapi-backend",
      load: async () => (await import("./server.ts")).serverSubject,
    },
  ],
  [
    "client",
    {
      summary: "CPU time by call, against bare fetch, the vendor's SDK, openapi-fetch and @hey-api/openapi-ts",
      load: async () => (await import("./client.ts")).clientSubject,
    },
  ],
  [
    "size",
    {
      summary: "size of a client in a bundle, against the vendor's SDK, openapi-fetch and @hey-api/openapi-ts",
      load: async () => (await import("./size.ts")).sizeSubject,
    },
  ],
  [
    "oauth",
    {
      summary:
        "the reference server under load on both stores, against oidc-provider, bare signatures and the stores alone",
      load: async () => (await import("./oauth.ts")).oauthSubject,
    },
  ],
]);
