/**
 * Statuses as literal types, for responses that a document declares by range or as `default`.
 */

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

type Hundred<First extends 1 | 2 | 3 | 4 | 5> = `${First}${Digit}${Digit}` extends infer Text
  ? Text extends `${infer Status extends number}`
    ? Status
    : never
  : never;

/** What `2XX` stands for. */
export type SuccessStatus = Hundred<2>;
/** What `3XX` stands for. */
export type RedirectionStatus = Hundred<3>;
/** What `4XX` stands for. */
export type ClientErrorStatus = Hundred<4>;
/** What `5XX` stands for. */
export type ServerErrorStatus = Hundred<5>;
/** Every status that a response can end with. */
export type FinalStatus = SuccessStatus | RedirectionStatus | ClientErrorStatus | ServerErrorStatus;
