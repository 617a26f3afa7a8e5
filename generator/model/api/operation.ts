import type { SpecNode } from "../../load/document/spec-node.ts";
import type { RequestBody } from "./body.ts";
import type { Name } from "./name.ts";
import type { Parameter } from "./parameter.ts";
import type { PathTemplate } from "./path-template.ts";
import type { Response } from "./response.ts";
import type { ExternalDocumentation } from "./schema.ts";
import type { Security } from "./security.ts";
import type { Server } from "./server.ts";

/** OpenAPI 3.1 section 4.8.10, Operation Object, with what its path item adds. */
export interface Operation {
  readonly node: SpecNode;
  /** Where its path item stands: a member of `paths`, of `webhooks` or of a callback. */
  readonly place: SpecNode;
  /**
   * `typescript` is in camelCase: the method of the handler interface and the client's function. `typeName` begins the
   * names of its types.
   */
  readonly name: Name;
  /** The operation's name in PascalCase: `GetOAuthClient`, the beginning of `GetOAuthClient200Body`. */
  readonly typeName: string;
  /** The tag that it belongs to: its first one, or the group "default". */
  readonly group: Group;
  readonly tags: readonly string[];
  /** The method token in upper case as sent: `GET`, `QUERY`. */
  readonly method: string;
  readonly path: PathTemplate;
  /** Other paths that it answers at, absolute from the origin (`x-specwright.paths`). */
  readonly otherPaths: readonly PathTemplate[];
  /** Another operation answers the same requests, in a document that was mended: the server does not have this one. */
  readonly clientOnly: boolean;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly externalDocs: ExternalDocumentation | undefined;
  /** Its own, its path item's, or the document's. Never empty: the default is `/`. */
  readonly servers: readonly Server[];
  /** Whether the servers are the document's. */
  readonly serversInherited: boolean;
  /** In the order: path item's, then operation's; an operation's replaces a path item's in its place. */
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  /** Exact statuses ascending, then ranges, then default. */
  readonly responses: readonly Response[];
  readonly security: Security;
  readonly callbacks: readonly Callback[];
  /** `handler`: the operation owns its validation (`x-specwright.validation`). */
  readonly validation: "generated" | "handler";
  /**
   * Whether a request may be sent again without harm: by its method (RFC 9110 section 9.2.2) or by
   * `x-specwright.idempotent`.
   */
  readonly idempotent: boolean;
  readonly pagination: Pagination | undefined;
  /** Where the client class offers it. */
  readonly resource: ResourceMethod;
}

/** The operations of one tag: one handler interface. */
export interface Group {
  /** `OAuthClients`, of the tag `OAuth Clients`. */
  readonly name: Name;
  /**
   * OpenAPI 3.2: a short form of the description, the tag above this one, and what the tag is for ("nav", "badge",
   * "audience").
   */
  readonly summary: string | undefined;
  readonly parent: string | undefined;
  readonly kind: string | undefined;
  readonly description: string | undefined;
  readonly externalDocs: ExternalDocumentation | undefined;
}

/**
 * `client.oauthClients.list()`: `x-specwright: { resource: oauthClients, method: list }`, else the tag and the
 * operation's name.
 */
export interface ResourceMethod {
  /** One or more property names below the client. */
  readonly path: readonly string[];
  readonly method: string;
}

/**
 * `x-specwright.pagination`: how the client walks the pages of a list. Pointers are JSON Pointers into the response's
 * body.
 */
export type Pagination =
  | {
      readonly kind: "page";
      /** The query parameter that takes the page's number, from 1 or from its default. */
      readonly parameter: string;
      readonly items: string;
      /** Where it may be left out, the body says nothing of it. */
      readonly page: string | undefined;
      readonly totalPages: string | undefined;
    }
  | { readonly kind: "cursor"; readonly parameter: string; readonly items: string; readonly next: string }
  | { readonly kind: "offset"; readonly parameter: string; readonly items: string; readonly total: string | undefined }
  /** By the header Link (RFC 8288). */
  | { readonly kind: "link"; readonly items: string };

/**
 * OpenAPI 3.1 section 4.8.18, Callback Object: requests that the API sends to an address out of the request or
 * response.
 */
export interface Callback {
  readonly name: string;
  /** A runtime expression (OpenAPI 3.1 section 4.8.20.4) with literal text around it. */
  readonly expression: string;
  readonly operations: readonly Operation[];
}
