/** What a runtime is told, and what it says: both are JSON. */

/** What a runtime lacks or forbids. */
export type Surrounding = "page" | "no environment";

/** The URLs are on loopback. */
export interface Settings {
  readonly surroundings: readonly Surrounding[];
  /** The reference server's base URL; for a page, at the page's own origin. */
  readonly api: string;
  /** The same server at its own origin, which is another one than a page's. */
  readonly apiElsewhere: string;
  readonly apiKey: string;
  /** The server that behaves badly on demand: another origin than a page's, and open to it. */
  readonly probe: string;
  /** Nothing listens there. */
  readonly closed: string;
}

/** What became of a check. */
export interface Result {
  readonly name: string;
  readonly expected: unknown;
  readonly observed: unknown;
  /** Why something else is expected than of other runtimes. */
  readonly because?: string;
}
