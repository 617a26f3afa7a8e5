import type { Client } from "./client.ts";
import type { Authentication } from "./credentials.ts";
import type { DecodedBody } from "./decode.ts";
import type { Delivery } from "./delivery.ts";
import type { OwnServer } from "./server.ts";

/** How one operation is sent and answered. The generated `operations.ts` has one such table for each operation. */
export interface OperationTable {
  /** What the operation is called: its function's name. */
  readonly name: string;
  readonly method: string;
  /** The path template of the document: `/oauth/clients/{id}`. */
  readonly path: string;
  /** Where the path has parameters: what writes them into it. */
  readonly fill?: (operation: OperationTable, values: object | undefined) => string;
  /** Where the operation has servers of its own: the first one. */
  readonly server?: OwnServer;
  /** Parameters that are not written in the usual way of their place. */
  readonly parameters?: readonly ParameterStyle[];
  /** What writes the query, where the operation has one. */
  readonly query?: (operation: OperationTable, values: unknown) => string;
  /** What writes headers, where some are not written in the usual way. */
  readonly header?: (name: string, value: unknown, operation: OperationTable) => string;
  /** What writes the header of cookies, where the operation has some, or keys that are. */
  readonly cookies?: (
    operation: OperationTable,
    cookies: object | undefined,
    keys: readonly string[],
  ) => string | undefined;
  readonly body?: BodyTable;
  /** The media types of the answers; any, where there are none. */
  readonly accept?: string;
  /** Exact statuses, ranges such as `4XX`, and `default`. */
  readonly responses: Readonly<Record<string, ResponseTable>>;
  /** A redirect is one of the answers, and not followed. */
  readonly redirects?: true | undefined;
  /** The alternatives of the document in order, those that need nothing last; none at all where the operation is open. */
  readonly security?: readonly (readonly SecurityScheme[])[];
  /** Sending it twice does what sending it once does. Default: what its method says, false for POST and PATCH alone. */
  readonly idempotent?: boolean;
}

/** A table that knows what its operation takes and what it gives back. */
export interface Operation<Arguments extends OperationArguments, Result> extends OperationTable {
  /** Never present: it carries the types, so that the functions that take a table can infer them. */
  readonly types?: (args: Arguments) => Result;
}

/**
 * In place of the operation's own address, the path and the query: a list's next page, a webhook's receiver, where
 * tokens are. Callers have no name for it: credentials go there, and an object of theirs may have members of any name.
 */
export const wholeURL = Symbol();

/** What an operation takes, by place. A generated type has those that its operation has. */
export interface OperationArguments {
  readonly path?: object | undefined;
  /** An object with a member for each parameter, or the whole query as one value. */
  readonly query?: unknown;
  readonly headers?: object | undefined;
  readonly cookies?: object | undefined;
  readonly body?: unknown;
  readonly contentType?: string | undefined;
  readonly [wholeURL]?: string | undefined;
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
  /** Default: not. Where the value is JSON: whether each item of a list is. */
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** Whether null is a value, the text `null`. Default: what is null is left out. */
  readonly nullable?: boolean;
  /**
   * Names that nothing of the value can be written by, since they are something else's, or are not sent: those of the members of
   * an exploded object, of a `deepObject`, and of items in brackets. With a bracket at the end, beginnings.
   */
  readonly taken?: readonly string[];
  /** How lists are spelt where each item has the name before it. Default: `repeat`, as `a=1&a=2`. */
  readonly arrayFormat?: "repeat" | "brackets" | "indices";
  /** Names with brackets that members of a `deepObject` may have, at any depth: the document declares them, so that servers know them. */
  readonly bracketed?: readonly string[];
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
  | "json"
  /** The same, but for texts, which stand as they are. */
  | "jsonOrText";

export interface BodyTable {
  /**
   * `encodeBody`, which stays out of a bundle where no operation has a body; `encodeBodyOfRanges` where types are ranges, and
   * `encodeUpload` or `encodeUploadOfRanges` where a body may be made of streams.
   */
  readonly write: (table: BodyTable, args: OperationArguments) => EncodedBody | undefined;
  /** The media types, each with what writes it; the first one is sent unless `contentType` says otherwise. */
  readonly content: Readonly<Record<string, EncodeBody>>;
  /** Where no body is given, `{}` is sent: a body has to be there, and all its members are optional. */
  readonly emptyObject?: true;
}

/** @throws TypeError if the value cannot be written in the media type. */
export type EncodeBody = (contentType: string, value: unknown) => EncodedBody;

/** A request's body as `fetch` takes it. */
export interface EncodedBody {
  readonly contentType: string;
  readonly content: NonNullable<RequestInit["body"]>;
  /** What the content is made of, where it comes as it is sent. */
  readonly upload?: Upload;
  /** In place of the caller's delivery, which it calls. */
  readonly delivery?: Delivery;
}

/** The sources of a body that is sent as they give it. They are the call's, and end with it. */
export interface Upload {
  /** Aborted when a source fails, with the error of the call, and when the upload is given up. */
  readonly signal: AbortSignal;
  /** Whether all was given, or the sources were ended. */
  isOver(): boolean;
  /** Ends the sources. After that nothing more is given. */
  end(): void;
  /** Ends the sources, and what may still be sending them: there is no answer. */
  giveUp(): void;
}

export interface ResponseTable {
  /** The declared media types, with their parameters where these tell two of them apart; none where there is no body. */
  readonly content?: readonly string[];
  /**
   * What reads the body, where it may be something else than JSON: `readTexts`, or `readDeclared` for more than text; `readAnyJson`
   * where it is JSON under a range, and `readNothing` where a success has none.
   */
  readonly read?: (
    response: Response,
    declared: ResponseTable,
    signal: AbortSignal | undefined,
    asked?: string | null,
  ) => Promise<DecodedBody>;
  /** Finds the media type where parameters tell some apart. */
  readonly choose?: (contentType: string | null, content: readonly string[]) => string | undefined;
  /** Those of the media types that are octets though they, or what is of a range, may be JSON: their schema says so. */
  readonly octets?: readonly string[];
  /** Those of the media types that are ranges of which JSON alone is described. */
  readonly anyJson?: readonly string[];
  /** All of the media types are octets: so is what arrives, whatever it is called, unless it is an error. */
  readonly blob?: true;
  /** What reads the media types that are one item after the other. */
  readonly readers?: Readonly<Record<string, (response: Response, signal: AbortSignal | undefined) => unknown>>;
  /** What reads the declared headers that are more than text. */
  readonly headers?: Readonly<Record<string, ReadHeader>>;
}

/** What a header's text stands for; undefined where it is not of the type. */
export type ReadHeader = (text: string, headers: Headers) => unknown;

/**
 * Where a scheme's credentials go, the names of the client's options that they come from, and what adds them to a request.
 * Only clients of operations that have a kind of scheme carry what adds its credentials.
 */
export type SecurityScheme = TokenScheme | KeyScheme | BasicScheme | NameAndPasswordScheme | CertificateScheme;

export type TokenScheme = BearerScheme | AuthorizationScheme;

/** One secret, which is an option of its own. */
interface SecretScheme {
  readonly option: string;
  /** What gets the secret of an option that is not one itself, and writes it: `grantedToken`. False where there is none. */
  readonly grant?: (
    given: unknown,
    client: Client,
    request: Authentication,
    write: (secret: string) => void,
  ) => boolean;
}

interface BearerScheme extends SecretScheme {
  readonly type: "bearer";
  add(scheme: TokenScheme, ...to: AddTo): Promise<boolean>;
}

/** Another scheme of the Authorization header; the option has what stands behind its name. */
interface AuthorizationScheme extends SecretScheme {
  readonly type: "http";
  readonly scheme: string;
  add(scheme: TokenScheme, ...to: AddTo): Promise<boolean>;
}

export interface KeyScheme extends SecretScheme {
  readonly type: "apiKey";
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  add(scheme: KeyScheme, ...to: AddTo): Promise<boolean>;
  /** Of a key in the query: has the target of a redirect keep it. `keepQueryKey`. */
  keep?(name: string, from: URL, to: URL): void;
}

export interface BasicScheme {
  readonly type: "basic";
  readonly option: string;
  add(scheme: BasicScheme, ...to: AddTo): Promise<boolean>;
}

/** The user name and the password are options of their own. */
export interface NameAndPasswordScheme {
  readonly type: "basic";
  readonly username: string;
  readonly password: string;
  add(scheme: NameAndPasswordScheme, ...to: AddTo): Promise<boolean>;
}

/** The connection's certificate: the option says whether there is one. */
export interface CertificateScheme {
  readonly type: "mutualTLS";
  readonly option: string;
  add(scheme: CertificateScheme, ...to: AddTo): Promise<boolean>;
}

type AddTo = [client: Client, request: Authentication];
