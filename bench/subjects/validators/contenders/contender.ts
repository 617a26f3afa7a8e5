import type { JsonObject } from "../../../../generator/load/text/json.ts";

/** One schema as one library (or nobody's) validates it. */
export interface Validator {
  /** Whether a value fits, in the way that is quickest. */
  readonly accepts: (value: unknown) => boolean;
  /** How many faults a value has, each of which was described; absent where the validator says only yes or no. */
  readonly faults?: (value: unknown) => number;
}

/** What a validator is built from. */
export interface Blueprint {
  /** The id of the case. */
  readonly id: string;
  /** The type in the generated package. */
  readonly type: string;
  /** The folder of the generated package. */
  readonly model: string;
  /** The same schema as JSON Schema 2020-12. */
  readonly schema: JsonObject;
}
