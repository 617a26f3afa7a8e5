import type { Client } from "./client.ts";
import type { AddedCredentials } from "./credentials.ts";
import type { PartTables } from "./multipart.ts";
import type { PaginationTable } from "./pagination.ts";
import type { ReadSequence, WrittenSequence } from "./sequence.ts";
import type { Server } from "./server.ts";

/** How one operation is sent and answered. The generated `operations.ts` has one such table for each operation. */
export interface OperationTable {
  /** What the operation is called: its function's name. */
  readonly name: string;
  readonly method: string;
  /** The path template of the document: `/oauth/clients/{id}`. */
  readonly path: string;
  /** Where the operation has servers of its own: the first one. */
  readonly server?: Server;
  /** Parameters that are not written in the usual way of their place. */
  readonly parameters?: readonly ParameterStyle[];
  /** How the whole query is written, where it is one value. */
  readonly querystring?: QuerystringTable;
  readonly body?: BodyTable;
  /** Exact statuses, ranges such as `4XX`, and `default`. */
  readonly responses: Readonly<Record<string, ResponseTable>>;
  /** The alternatives of the document in order; none at all where the operation is open. */
  readonly security?: readonly (readonly SecurityScheme[])[];
  /** Sending it twice does what sending it once does. */
  readonly idempotent?: true;
}

/** A table that knows what its operation takes and what it gives back. */
export interface Operation<Arguments extends OperationArguments, Result> extends OperationTable {
  /** Never present: it carries the types, so that the functions that take a table can infer them. */
  readonly types?: (args: Arguments) => Result;
}

/** The table of a list. */
export interface ListOperation<Arguments extends OperationArguments, Result> extends Operation<Arguments, Result> {
  readonly pagination: PaginationTable;
}

/** What an operation takes, by place. A generated type has those that its operation has. */
export interface OperationArguments {
  readonly path?: object | undefined;
  /** An object with a member for each parameter, or the whole query as one value. */
  readonly query?: unknown;
  readonly headers?: object | undefined;
  readonly cookies?: object | undefined;
  readonly body?: unknown;
  readonly contentType?: string | undefined;
  /** In place of the operation's own address, the path and the query: that of a list's next page. */
  readonly url?: string | undefined;
}

/** What an operation takes that takes nothing. */
export type NoArguments = Readonly<Record<never, never>>;

/**
 * A parameter that is not written in the usual way of its place, and what writes it (OpenAPI 3.1 section 4.8.12.3). Only
 * operations that have such carry what writes them.
 */
export type ParameterStyle = TextStyle<"path"> | TextStyle<"header"> | PairsStyle<"query"> | PairsStyle<"cookie">;

interface TextStyle<Place extends ParameterPlace> extends StyleOptions {
  readonly name: string;
  readonly in: Place;
  readonly write: (name: string, value: unknown, options: StyleOptions) => string;
}

interface PairsStyle<Place extends ParameterPlace> extends StyleOptions {
  readonly name: string;
  readonly in: Place;
  readonly write: WritePairs;
}

/** The `name=value` pairs that a value becomes. */
export type WritePairs = (name: string, value: unknown, options: StyleOptions) => readonly string[];

/** How a value is written: its style, and whether characters that mean something in a URL stay as they are. */
export interface StyleOptions {
  readonly style: Style;
  /** Default: not. Of no meaning where the value is JSON. */
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** The place of a parameter; a form's members have none. */
  readonly in?: ParameterPlace;
}

export type ParameterPlace = "path" | "query" | "header" | "cookie";

export type Style =
  | "simple"
  | "label"
  | "matrix"
  | "form"
  | "spaceDelimited"
  | "pipeDelimited"
  | "deepObject"
  | "cookie"
  /** The value is written as JSON (`content` in place of `schema`). */
  | "json";

/** OpenAPI 3.2 section 4.12.1, `in: querystring`. */
export interface QuerystringTable extends FormTable {
  readonly write: (table: FormTable, value: unknown) => string;
}

export interface FormTable {
  /** Properties of a form that are not written in the usual way. */
  readonly encoding?: readonly PropertyEncoding[];
}

export interface BodyTable extends FormTable {
  /** The media types; the first one is sent unless `contentType` says otherwise. */
  readonly content: readonly string[];
  /** Where no body is given, `{}` is sent: a body has to be there, and all its members are optional. */
  readonly emptyObject?: true;
  /** Of the media types those that are one item after the other. */
  readonly sequences?: Readonly<Record<string, WrittenSequence>>;
  /** How bodies are written that are no JSON, form or text. Only operations that have such carry what writes them. */
  readonly encoders?: Readonly<Record<string, BodyEncoder>>;
  /** Finds the media type where some are ranges. */
  readonly choose?: (content: readonly string[], asked: string | undefined, value: unknown) => MediaTypeChoice;
}

/** What a body is sent as, and the entry of `content` that says so. */
export interface MediaTypeChoice {
  readonly contentType: string;
  readonly declared: string | undefined;
}

export interface BodyEncoder {
  /** @throws TypeError if the value cannot be written in the media type. */
  readonly encode: (contentType: string, value: unknown, parts?: PartTables) => EncodedBody;
  /** Of a multipart body: the parts that are not written as their values suggest. */
  readonly parts?: PartTables;
}

/** A request's body as `fetch` takes it. */
export interface EncodedBody {
  readonly contentType: string;
  readonly content: NonNullable<RequestInit["body"]>;
  /** Whether it can be sent a second time: a stream cannot. */
  readonly repeatable: boolean;
}

interface PropertyEncoding extends StyleOptions {
  readonly property: string;
  readonly write: WritePairs;
}

export interface ResponseTable {
  /** The declared media types, with their parameters where these tell two of them apart; none where there is no body. */
  readonly content?: readonly string[];
  /** Finds the media type where parameters tell some apart. */
  readonly choose?: (contentType: string | null, content: readonly string[]) => string | undefined;
  /** Of the media types those that are one item after the other. */
  readonly sequences?: Readonly<Record<string, ReadSequence>>;
  /** What reads the declared headers that are more than text. */
  readonly headers?: Readonly<Record<string, HeaderReader>>;
}

/**
 * What reads a header: by itself, or with what reads its items or its alternatives; of an object, the members that are
 * declared, and those that are not.
 */
export type HeaderReader =
  | ReadHeader
  | { readonly read: ReadParts; readonly as: readonly ReadHeader[]; readonly members?: MemberReaders };

export type MemberReaders = Readonly<Record<string, readonly ReadHeader[]>>;

/** What a header's text stands for; undefined where it is not of the type. */
export type ReadHeader = (text: string, headers: Headers) => unknown;

export type ReadParts = (
  text: string,
  as: readonly ReadHeader[],
  headers: Headers,
  members: MemberReaders | undefined,
) => unknown;

/**
 * Where a scheme's credentials go, the names of the client's options that they come from, and what adds them to a request.
 * Only clients of operations that have a kind of scheme carry what adds its credentials.
 */
export type SecurityScheme = TokenScheme | KeyScheme | BasicScheme | CertificateScheme;

export type TokenScheme =
  | { readonly type: "bearer"; readonly option: string; add(scheme: TokenScheme, ...to: AddTo): Promise<boolean> }
  /** Another scheme of the Authorization header; the option has what stands behind its name. */
  | {
      readonly type: "http";
      readonly scheme: string;
      readonly option: string;
      add(scheme: TokenScheme, ...to: AddTo): Promise<boolean>;
    };

export interface KeyScheme {
  readonly type: "apiKey";
  readonly option: string;
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  add(scheme: KeyScheme, ...to: AddTo): Promise<boolean>;
}

export type BasicScheme =
  | { readonly type: "basic"; readonly option: string; add(scheme: BasicScheme, ...to: AddTo): Promise<boolean> }
  /** The user name and the password are options of their own. */
  | {
      readonly type: "basic";
      readonly username: string;
      readonly password: string;
      add(scheme: BasicScheme, ...to: AddTo): Promise<boolean>;
    };

/** The connection's certificate: the option says whether there is one. */
export interface CertificateScheme {
  readonly type: "mutualTLS";
  readonly option: string;
  add(scheme: CertificateScheme, ...to: AddTo): Promise<boolean>;
}

type AddTo = [client: Client, request: AddedCredentials];
