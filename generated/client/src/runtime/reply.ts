/**
 * What the functions give back: one of the answers that the document declares, told apart by `status` and, where a
 * status has several media types, by `contentType`.
 */
export interface Reply<
  Status extends number,
  ContentType extends string | undefined = undefined,
  Body = undefined,
  Headers = Record<never, string>,
> {
  readonly status: Status;
  /** The declared headers, with the types that they are declared with. `response.headers` has all of them as text. */
  readonly headers: Headers;
  /**
   * The media type that arrived, in lower case, and without parameters unless these tell two declared ones apart; undefined
   * where there is no body.
   */
  readonly contentType: ContentType;
  readonly body: Body;
  /** The answer itself. Its body is already read. */
  readonly response: Response;
}

/** The body that a successful answer brings; undefined where the document declares no success. */
export type SuccessBody<Result> = [SuccessOf<Result>] extends [never] ? undefined : SuccessOf<Result>["body"];

type SuccessOf<Result> = Extract<Result, { readonly status: Status2XX; readonly body: unknown }>;

/** The answers that are no errors: successes and redirects. */
export type SuccessReply<Result> = Extract<Result, { readonly status: Status2XX | Status3XX }>;

/** The statuses of the IANA registry, by their first digit; they stand for `1XX` to `5XX` and `default` in a document. */
export type Status1XX = 100 | 101 | 102 | 103 | 104;
export type Status2XX = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
export type Status3XX = 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;
export type Status4XX =
  | (400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417)
  | (418 | 421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451);
export type Status5XX = 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;
export type AnyStatus = Status1XX | Status2XX | Status3XX | Status4XX | Status5XX;
