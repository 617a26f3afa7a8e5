import type { PeerCertificate } from "node:tls";

/** What a generated `conformance/index.ts` says of its API. */
export interface Binding {
  /** The document that everything was generated from. */
  readonly spec: URL;
  readonly overlays?: readonly URL[];
  /** Documents that references name by a URI. */
  readonly documents?: Readonly<Record<string, URL>>;
  /** Hosts from which documents are loaded that references name. */
  readonly remote?: readonly string[];
  /** Folders that references lead into, besides that of the document. */
  readonly roots?: readonly URL[];
  /** The lock file: the names of the output. */
  readonly lock: URL;
  /** Whether faults of the document were mended. */
  readonly lenient?: boolean;
  /** What of the document was generated; left out: all. */
  readonly selection?: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  readonly createClient: (options: never) => object;
  /** By the name of the operation, what sends it and the server's table of it. */
  readonly operations: Readonly<Record<string, BoundOperation>>;
}

export interface BoundOperation {
  readonly call: (client: never, ...args: never[]) => Promise<unknown>;
  readonly table: object;
}

/** A server in the same process, or the address of one: what the client's `baseURL` is. */
export type ServerUnderTest =
  | string
  | URL
  | { readonly fetch: (request: Request, connection?: Connection) => Promise<Response> };

/** What a request does not say of itself: the certificate that `mutualTLS` asks for. */
export interface Connection {
  readonly peerCertificate?: PeerCertificate;
}
