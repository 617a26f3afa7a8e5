import type { CheckResult, EventData, SequenceFormat, Subschema } from "../model/index.ts";
import type { DecodedParameters } from "./decode-parameters.ts";
import type { Limits } from "./exchange.ts";
import { declaredContent, openTo } from "./media-type.ts";
import type { RouteMatch } from "./route.ts";
import type { ServerRequest } from "./server-request.ts";
import type { WireType } from "./wire-value.ts";

/**
 * An operation as the server runs it: the tables of the generated `operations.ts`.
 */
export interface Operation {
  /** The method of the handler interface. */
  readonly name: string;
  /** Alternatives in the order of the document; none: the operation is open to all. */
  readonly security: readonly SecurityAlternative[];
  readonly parameters: readonly ParameterTable[];
  /** Reads the parameters of most requests at once. */
  readonly readParameters?: ParameterReader | undefined;
  /** The whole query, where it is one value. */
  readonly querystring?: QuerystringTable | undefined;
  readonly body?: BodyTable | undefined;
  readonly responses: readonly ResponseTable[];
  /** The handler validates: it gets what was sent, and `validate()`. */
  readonly validation?: "handler" | undefined;
  /** It answers HEAD: the bodies of its responses are not sent, and need not be given (RFC 9110 section 9.3.2). */
  readonly head?: boolean | undefined;
}

/** What parameters are read from. */
export interface ParameterSource {
  readonly match: RouteMatch;
  readonly request: ServerRequest;
  readonly limits: Limits;
}

/** Gives parameters by their places, decoded and checked; undefined where the tables have to be asked. */
export type ParameterReader = (source: ParameterSource) => DecodedParameters | undefined;

/**
 * The members of a form, decoded; undefined where the tables have to be asked.
 * @param limit How many members there may be.
 */
export type FormReader = (text: string, limit: number) => Readonly<Record<string, unknown>> | undefined;

/** Schemes that are needed together (OpenAPI 3.1 section 4.8.30). None: no credentials are needed. */
export type SecurityAlternative = readonly { readonly scheme: string; readonly scopes: readonly string[] }[];

/** OpenAPI 3.1 section 4.8.27. `oauth2` and `openIdConnect` are bearer tokens. */
export type SecurityScheme =
  | { readonly type: "basic" }
  | { readonly type: "bearer" }
  | { readonly type: "http"; readonly scheme: string }
  | { readonly type: "mutualTLS" }
  | { readonly type: "apiKey"; readonly in: "query" | "header" | "cookie"; readonly name: string };

/** Gives the value back with its defaults, or says what is wrong with it. */
export type Check = (value: unknown) => CheckResult<unknown>;

/** A named value that travels as text. */
export interface FieldTable {
  readonly name: string;
  /** Of the value, of each item of a list, or of each member of an object that `fields` does not name. */
  readonly type: WireType | readonly WireType[];
  /**
   * How the items of a list stand: each with the name before it, as it is, with `[]` or with its number in brackets, or one after
   * the other with a separator between them.
   */
  readonly list?: "repeated" | "brackets" | "indices" | Separator | undefined;
  /** Of a list with numbers in brackets: its items, where they have a structure of their own. */
  readonly items?: RestTable | undefined;
  /**
   * Of a list: what one text without a separator stands for, if that fits, in the place of one item. Of a `deepObject`: what a text
   * under its own name stands for.
   */
  readonly scalar?: WireType | readonly WireType[] | undefined;
  readonly object?: ObjectLayout | undefined;
  /** The declared members of an object. */
  readonly fields?: readonly FieldTable[] | undefined;
  /** Of a `deepObject`, or of an `exploded` object: the members that `fields` does not name, where they are lists or objects. */
  readonly rest?: RestTable | undefined;
  /** An `exploded` object takes every parameter that no other one is called. */
  readonly open?: true | undefined;
  /**
   * Where a text is another value by the alternative of the object that it stands in: the members that differ, by alternative.
   * What fits the object says which one it is.
   */
  readonly alternatives?: readonly FieldAlternative[] | undefined;
  /** Left out where decoding says everything. Of a member: where it can be several values. */
  readonly check?: Check | undefined;
  /** Of each item of a list, or member of an object that `fields` does not name, where it can be several values. */
  readonly item?: Check | undefined;
}

/** What a field's table says of members that have their own names. */
export type RestTable = Omit<FieldTable, "name">;

export interface FieldAlternative {
  readonly fields?: readonly FieldTable[] | undefined;
  /** Of each member that is not declared. */
  readonly type?: FieldTable["type"] | undefined;
}

export type Separator = "," | " " | "|" | ".";

/**
 * How an object stands (OpenAPI 3.1 section 4.8.12.4): `filter[name]=a`; each member a parameter of its own;
 * `name,a,age,1` with a separator; or `name=a,age=1`.
 */
export type ObjectLayout = "deepObject" | "exploded" | Separator | "=," | "=." | "=;";

/** OpenAPI 3.1 section 4.8.12. */
export interface ParameterTable extends FieldTable {
  readonly in: "path" | "query" | "header" | "cookie";
  /** Behind a `.` or `;name=` in a path; in a cookie, without escapes. */
  readonly style?: "label" | "matrix" | "cookie" | undefined;
  readonly required?: true | undefined;
  /** An empty text that stands for no value of the parameter counts as not sent (`allowEmptyValue`). */
  readonly allowEmpty?: true | undefined;
  /** The text of a header that counts as not sent, since clients send it by themselves and it is none of the values. */
  readonly none?: string | undefined;
  /** Of an exploded object: the names of members that are only read. Whoever sends one is served without. */
  readonly hidden?: readonly string[] | undefined;
  /** What the handler gets if the parameter is not sent. */
  readonly default?: unknown | undefined;
}

/** The members of a form. */
export interface FormMembers {
  /** The declared ones. */
  readonly fields?: readonly FieldTable[] | undefined;
  /** What the others are, each by the first pattern that its name matches. Left out: texts. */
  readonly others?: readonly OtherFields[] | undefined;
}

export interface FormTable extends FormMembers {
  /**
   * Where a text is another value by the alternative of the form that it stands in: the members that differ, by alternative.
   * What fits the form says which one it is.
   */
  readonly alternatives?: readonly FormMembers[] | undefined;
}

/** The members of a form that are not declared. */
export interface OtherFields {
  /** Of their names. Left out: all. */
  readonly pattern?: RegExp;
  /** Left out: nothing is said of them. */
  readonly type?: WireType | readonly WireType[];
  readonly list?: "repeated";
  /** What one text may be that is no list. */
  readonly scalar?: WireType | readonly WireType[];
  /** Where a text can be several values. */
  readonly check?: Check;
}

/** OpenAPI 3.2 section 4.12.1, `in: querystring`. */
export interface QuerystringTable extends FormTable {
  readonly kind: "form" | "json" | "text";
  readonly required?: true;
  readonly check?: Check;
  readonly default?: unknown;
}

export interface BodyTable {
  readonly required: boolean;
  readonly content: readonly RequestContentTable[];
}

export interface RequestContentTable extends FormTable {
  /** As the document writes it. */
  readonly type: string;
  readonly kind: "json" | "form" | "text" | "binary" | "multipart" | "sequence";
  /** Whether the body is read as a whole, and its type has nothing that has to be looked at. Known when the server starts. */
  readonly isHeld?: boolean | undefined;
  /** Of a sequence, whose items the handler gets while they arrive. */
  readonly format?: SequenceFormat | undefined;
  readonly data?: EventData | undefined;
  /** Reads most forms at once. */
  readonly read?: FormReader | undefined;
  /** The declared parts of a multipart body. */
  readonly parts?: readonly PartTable[] | undefined;
  /** The parts that are not declared; `false` where there may be none. Left out: they are passed over. */
  readonly otherParts?: PartTable | false | undefined;
  /** Of a sequence: of each item. Of a multipart body: of the object that its parts make, with numbers in the place of files. */
  readonly check?: Check | undefined;
  /** Of JSON: checks a value that nobody else has, and completes it in its place; undefined where `check` has to be asked. */
  readonly complete?: ((value: unknown) => unknown) | undefined;
  /** Of a sequence: how many items there must be. */
  readonly count?: LengthTable | undefined;
  /** Of octets: how many there must be. */
  readonly length?: LengthTable | undefined;
}

/** `minLength` and `maxLength` of octets (OpenAPI 3.1 section 4.8.14.2), `minItems` and `maxItems` of a sequence. */
export interface LengthTable {
  readonly min?: number;
  readonly max?: number;
}

/** A part of a multipart body (OpenAPI 3.1 sections 4.8.14.4 and 4.8.15). */
export interface PartTable {
  readonly name: string;
  /** `value`: a text as it is, or JSON. */
  readonly kind: "file" | "json" | "text" | "value";
  /** What a text stands for. Default: a string. */
  readonly type?: WireType | readonly WireType[];
  /** How the items of a list stand: in a part each, or as texts in one part with a separator between them. */
  readonly list?: "repeated" | Separator;
  /** Of a list with a part for each item: whether the only part, if that fits, is no list. */
  readonly alone?: true | Check;
  /** What it is, as JSON, if no part came though one has to. */
  readonly none?: "[]" | "null";
  /** The media types that it may be of, ranges included. Left out: any for a file, and those of its kind for others. */
  readonly contentTypes?: readonly string[];
  readonly headers?: readonly ResponseHeaderTable[];
  /** Of one part. */
  readonly check?: Check;
  /** Of each item of a list in one part, where it can be several values. */
  readonly item?: Check;
  readonly length?: LengthTable;
}

/** OpenAPI 3.1 section 4.8.17. */
export interface ResponseTable {
  /** `4XX` covers the statuses that no exact one covers, `default` what neither does. */
  readonly status: number | "1XX" | "2XX" | "3XX" | "4XX" | "5XX" | "default";
  readonly headers?: readonly ResponseHeaderTable[] | undefined;
  readonly content?: readonly ResponseContentTable[] | undefined;
}

export interface ResponseHeaderTable extends FieldTable {
  readonly required?: true | undefined;
  /** The schema of a value that may have members that only requests have: they do not leave. */
  readonly ignored?: Subschema | undefined;
}

export interface ResponseContentTable {
  readonly type: string;
  /** What is sent under a range such as `image/*` is of the type that the handler names. */
  readonly kind: "json" | "text" | "binary" | "range" | "sequence";
  /** Of JSON that leaves as the handler gives it: what it is sent as, a name that says all. Known when the server starts. */
  readonly plainType?: string | undefined;
  /** Of a sequence, whose items are sent while the handler gives them. */
  readonly format?: SequenceFormat | undefined;
  readonly data?: EventData | undefined;
  /** Of the value; of each item of a sequence. */
  readonly check?: Check | undefined;
  /** Of a sequence: how many items there must be. */
  readonly count?: LengthTable | undefined;
  /** The schema of a body that may have members that only requests have: they do not leave. */
  readonly ignored?: Subschema | undefined;
}

/** The declared content of a media type; its parameters count where they tell two of them apart. */
export function contentFor(response: ResponseTable | undefined, type: string): ResponseContentTable | undefined {
  const content = response?.content ?? [];
  return content.find((each) => each.type === type) ?? declaredContent(openTo(type, content), type);
}

/** The response that a status belongs to. */
export function responseFor(operation: Operation, status: number): ResponseTable | undefined {
  for (const response of operation.responses) if (response.status === status) return response;
  const range = `${Math.floor(status / 100)}XX`;
  return (
    operation.responses.find((response) => response.status === range) ??
    operation.responses.find((response) => response.status === "default")
  );
}
