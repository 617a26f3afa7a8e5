import { type IsOwned, ownership } from "./decode-object.ts";
import { cookiePairs, type NameValuePair, nameValuePairs } from "./name-value-pairs.ts";
import type { Operation } from "./operation.ts";
import { type RequestIssue, requestIssue } from "./request-issue.ts";
import type { RouteMatch } from "./route.ts";
import type { BaseRequest } from "./server-request.ts";

/** Limits of what a request may hold. */
export interface Limits {
  /**
   * The most of a body that is held in memory, in octets: JSON, text and forms, and of multipart bodies all parts together
   * that are no files. Default 1 MiB.
   */
  readonly bodyBytes: number;
  /** The largest body that a handler reads as a stream, in octets: files. Default 100 MiB. */
  readonly streamBytes: number;
  /** The most parameters that a query or a form may have. Default 1,000. */
  readonly parameters: number;
  /** The most parts that a multipart body may have. Default 1,000. */
  readonly parts: number;
  /** The most that the headers of one part of a multipart body may be, in octets. Default 16 KiB. */
  readonly partHeaderBytes: number;
  /** How deeply the objects and arrays of a JSON text may be nested. Default 1,000. */
  readonly depth: number;
}

/** The limits of a server that is not told otherwise. */
export const defaultLimits: Limits = {
  bodyBytes: 1_048_576,
  streamBytes: 104_857_600,
  parameters: 1000,
  parts: 1000,
  partHeaderBytes: 16_384,
  depth: 1000,
};

/** The names of keys, which are credentials and no parameters. */
export interface KeyNames {
  readonly query: ReadonlySet<string>;
  readonly cookie: ReadonlySet<string>;
}

const noKeys: KeyNames = { query: new Set(), cookie: new Set() };

/** One request on its way through one operation. What several steps read is taken apart once. */
export class Exchange {
  readonly operation: Operation;
  readonly request: BaseRequest;
  readonly match: RouteMatch;
  readonly limits: Limits;
  /** Whether the query may have nothing but parameters and keys. */
  readonly refusesUnknown: boolean;
  readonly #keys: KeyNames;
  #query: readonly NameValuePair[] | undefined = undefined;
  #cookies: readonly NameValuePair[] | undefined = undefined;
  #owned: { query?: IsOwned; cookie?: IsOwned } | undefined = undefined;
  /** Found in the query as such, before a parameter is looked for. */
  queryIssue: RequestIssue | undefined = undefined;

  constructor(
    operation: Operation,
    request: BaseRequest,
    match: RouteMatch,
    limits: Limits,
    keys: KeyNames = noKeys,
    refusesUnknown = false,
  ) {
    this.operation = operation;
    this.request = request;
    this.match = match;
    this.limits = limits;
    this.#keys = keys;
    this.refusesUnknown = refusesUnknown;
  }

  get query(): readonly NameValuePair[] {
    if (this.#query === undefined) {
      const { parameters } = this.limits;
      const pairs = this.request.search === "" ? [] : nameValuePairs(this.request.search, parameters);
      if (pairs === undefined) {
        this.queryIssue = requestIssue(
          "query",
          undefined,
          "limit",
          `Must not have more than ${parameters} parameters.`,
        );
      }
      this.#query = pairs ?? [];
    }
    return this.#query;
  }

  /** Whether a name in the query or of a cookie is that of a parameter or of a key. */
  isOwned(place: "query" | "cookie", name: string, encoded?: string): boolean {
    this.#owned ??= {};
    const isOwned = this.#owned[place] ?? this.#ownership(place);
    this.#owned[place] = isOwned;
    return isOwned(name, encoded);
  }

  #ownership(place: "query" | "cookie"): IsOwned {
    const parameters = this.operation.parameters.filter((parameter) => parameter.in === place);
    const hidden = parameters.flatMap((parameter) => parameter.hidden ?? []);
    return ownership(parameters, [...this.#keys[place], ...hidden]);
  }

  get cookies(): readonly NameValuePair[] {
    this.#cookies ??= cookiePairs(this.request.headers.get("cookie"));
    return this.#cookies;
  }
}
