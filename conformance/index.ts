/**
 * The kit for a user's own handlers: drawn requests, valid and invalid, of every operation of a document, and answers held
 * to what the document declares. What it tests is bound to it by the generated `conformance/index.ts`.
 */
import type { Binding, Connection, ServerUnderTest } from "./binding.ts";

export type { Binding, BoundOperation, Connection, ServerUnderTest } from "./binding.ts";

export interface ConformanceOptions<Operations, Credentials> {
  /** What the client is given of its credentials. Those that are left out are not sent. */
  readonly credentials?: Credentials;
  /** What `server.fetch` gets beside requests with credentials: the certificate of `mutualTLS`. */
  readonly connection?: Connection;
  /**
   * By operation, what makes something else of the drawn arguments before they are sent: where a handler needs a state, it is
   * prepared here, and the arguments name it. Valid and invalid requests are made of what it gives back.
   */
  readonly prepare?: {
    readonly [Name in keyof Operations]?: (args: Operations[Name]) => Operations[Name] | Promise<Operations[Name]>;
  };
  /** Operations that are not tested. */
  readonly without?: readonly (keyof Operations)[];
  /** Valid requests of each media type of an operation's body, and a measure of how many invalid ones there are. Default 5. */
  readonly runs?: number;
  /** Where the random numbers start. The same number draws the same requests. Default 1. */
  readonly seed?: number;
  /** How long an answer may take, head and body, in milliseconds. Default 20,000. */
  readonly timeout?: number;
  /** Whether the document's own examples are sent, too, which no server may refuse. Default true. */
  readonly examples?: boolean;
}

/** The check of one operation. */
export interface OperationConformance {
  /** The operation's. */
  readonly name: string;
  /**
   * Sends requests, and reads the answers.
   * @throws {ConformanceError} If an answer is none that the document declares, or an invalid request is not refused.
   */
  readonly run: () => Promise<OperationReport>;
}

/** What came of an operation's requests. */
export interface OperationReport {
  /** How many valid requests were answered, by the status. */
  readonly answers: Readonly<Record<number, number>>;
  /** How many of them were examples of the document. */
  readonly examples: number;
  /** How many invalid requests were refused. */
  readonly refusals: number;
}

/** What is wrong with a server, as a text for people: each fault with its request, its answer, and the seed. */
export class ConformanceError extends Error {
  readonly operation: string;

  constructor(operation: string, faults: readonly string[]) {
    super(`${operation} is not as the document says.\n\n${faults.join("\n\n")}`);
    this.name = "ConformanceError";
    this.operation = operation;
  }
}

export type Conformance<Operations, Credentials> = (
  server: ServerUnderTest,
  options?: ConformanceOptions<Operations, Credentials>,
) => readonly OperationConformance[];

/** The conformance test of an API. The document is read when the first check runs. */
export function conformanceOf<Operations, Credentials = object>(
  binding: Binding,
): Conformance<Operations, Credentials> {
  return (server, options = {}) => {
    const { credentials, connection = {}, prepare = {}, without = [] } = options;
    const { runs = 5, seed = 1, timeout = 20_000, examples = true } = options;
    for (const [name, count] of Object.entries({ runs, seed, timeout })) {
      if (!Number.isSafeInteger(count) || count < 1)
        throw new RangeError(`${name} is ${count}, and no whole number above 0.`);
    }
    let run: Promise<(name: string) => Promise<OperationReport>> | undefined;
    const begin = async () => {
      const { runner } = await loaded();
      const given = {
        credentials: Object(credentials),
        connection,
        timeout,
        prepare: new Map(Object.entries(prepare)),
        runs,
        seed,
        examples,
      };
      return runner(binding, server, given);
    };
    const left = new Set<PropertyKey>(without);
    return Object.keys(binding.operations)
      .filter((name) => !left.has(name))
      .map((name) => ({
        name,
        run: async () => {
          run ??= begin();
          return (await run)(name);
        },
      }));
  };
}

/** The compiler and fast-check are loaded where there is something to draw. */
async function loaded(): Promise<typeof import("./runner.ts")> {
  try {
    return await import("./runner.ts");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")) throw error;
    if (!error.message.includes("fast-check")) throw error;
    throw new Error("specwright/conformance draws with fast-check: npm install --save-dev fast-check", {
      cause: error,
    });
  }
}
