import type { Header } from "../../model/api/header.ts";
import type { MediaType } from "../../model/api/media-type.ts";
import type { Operation } from "../../model/api/operation.ts";
import type { Parameter } from "../../model/api/parameter.ts";
import type { Response, StatusKey } from "../../model/api/response.ts";
import type { Schema } from "../../model/api/schema.ts";
import type { SecurityAlternative, SecurityScheme } from "../../model/api/security.ts";
import type { FormShape } from "../wire/form-shape.ts";
import type { MultipartShape } from "../wire/multipart-shape.ts";
import type { WireLayout } from "../wire/parameter-layout.ts";
import type { Querystring } from "../wire/querystring.ts";
import type { Sequence } from "../wire/sequence.ts";

/**
 * An operation as the server package serves it: what of it is generated, settled once for the types and the tables.
 * What is not generated was reported when this was made.
 */
export interface ServedOperation {
  readonly operation: Operation;
  readonly parameters: readonly ServedParameter[];
  /** The whole query, where it is one value. */
  readonly querystring: ServedQuerystring | undefined;
  readonly body: { readonly required: boolean; readonly content: readonly ServedContent[] } | undefined;
  readonly responses: readonly ServedResponse[];
  /** None: the operation is open. */
  readonly alternatives: readonly SecurityAlternative[];
}

/** A named value that travels as text. */
export interface ServedField {
  readonly name: string;
  readonly layout: WireLayout;
  /** Undefined: any value. */
  readonly schema: Schema | undefined;
}

export interface ServedParameter extends ServedField {
  readonly parameter: Parameter;
  readonly in: "path" | "query" | "header" | "cookie";
  /** Where the value does not stand as it is: behind a `.` or `;name=`, or, of a cookie, without escapes. */
  readonly style?: "label" | "matrix" | "cookie";
}

export interface ServedQuerystring extends Querystring {
  readonly schema: Schema | undefined;
  readonly form: FormShape | undefined;
}

export interface ServedHeader extends ServedField {
  readonly header: Header;
}

export interface ServedContent {
  readonly mediaType: MediaType;
  /** `range`: of whatever type the handler names. */
  readonly kind: "json" | "form" | "text" | "binary" | "multipart" | "range" | "sequence";
  /** Of the value, or of each item of a sequence; undefined for octets, and for any value. */
  readonly schema: Schema | undefined;
  readonly form?: FormShape;
  /** Of a multipart body. */
  readonly multipart?: MultipartShape;
  /** Of a body that is one item after the other. */
  readonly sequence?: Sequence;
}

export interface ServedResponse {
  readonly response: Response;
  readonly headers: readonly ServedHeader[];
  readonly content: readonly ServedContent[];
}

/** The responses that are successes; `default` is one where the document declares no other, and no redirect. */
export function successesOf(responses: readonly ServedResponse[]): readonly ServedResponse[] {
  const successes = responses.filter(({ response }) => isOfClass(response.status, 2));
  if (successes.length > 0 || responses.some(({ response }) => isRedirect(response.status))) return successes;
  return responses.filter(({ response }) => response.status.kind === "default");
}

function isRedirect(status: StatusKey): boolean {
  const isNotModified = status.kind === "exact" && status.status === 304;
  return isOfClass(status, 3) && !isNotModified;
}

function isOfClass(status: StatusKey, digit: number): boolean {
  return status.kind === "exact"
    ? Math.floor(status.status / 100) === digit
    : status.kind === "range" && status.digit === digit;
}

/** The schemes that the served operations name, in the order of the document. */
export function usedSchemes(
  schemes: readonly SecurityScheme[],
  operations: readonly ServedOperation[],
): readonly SecurityScheme[] {
  const named = new Set(
    operations.flatMap(({ alternatives }) =>
      alternatives.flatMap((alternative) => alternative.schemes.map(({ scheme }) => scheme)),
    ),
  );
  return schemes.filter((scheme) => named.has(scheme));
}
