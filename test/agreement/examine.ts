/** Draws values and mutants for every schema of a document, and asks everybody about them. */

import { mutants } from "../../conformance/drawing/mutants.ts";
import { drawValues } from "../../conformance/drawing/schema-arbitrary.ts";
import type { JsonValue } from "../../generator/load/text/json.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import { ask, type Claim } from "./ask.ts";
import { functionsOf, type SchemaFunctions } from "./functions.ts";
import type { GeneratedDocument } from "./generated-document.ts";

export interface Amount {
  /** Values for each schema; there are three times as many mutants. */
  readonly runs: number;
  readonly seed: number;
}

/** A value whose validity somebody else knows. */
export interface KnownValue {
  readonly value: JsonValue;
  readonly valid: boolean;
}

export interface Disagreement {
  readonly schema: Schema;
  /** The kind of disagreement. */
  readonly what: string;
  readonly value: JsonValue;
}

export interface Reason {
  readonly schema: Schema;
  readonly reason: string;
}

export interface Examination {
  readonly document: GeneratedDocument;
  readonly values: number;
  readonly mutants: number;
  /** How many of the mutants ajv refused. */
  readonly refusedMutants: number;
  /** Values that were built and did not fit. */
  readonly discarded: number;
  /** Schemas of which no value was met. */
  readonly undrawable: readonly Reason[];
  /** Schemas that ajv cannot be asked about. */
  readonly unjudged: readonly Reason[];
  /** How often a known deviation of ajv explained a difference, by its name. */
  readonly excused: ReadonlyMap<string, number>;
  readonly disagreements: readonly Disagreement[];
  readonly claims: readonly Claim[];
}

/** @param known Values by the name of their schema, to be asked about beside those that are drawn. */
export function examine(
  document: GeneratedDocument,
  { runs, seed }: Amount,
  known: ReadonlyMap<string, readonly KnownValue[]> = new Map(),
): Examination {
  const tally = new Tally(document);
  for (const [index, schema] of document.schemas.entries()) {
    const functions = functionsOf(document, schema);
    const { plain: judge } = document.judges(schema);
    const problem = judge.problem(schema);
    if (problem !== undefined) tally.unjudged.push({ schema, reason: problem });
    for (const { value, valid } of known.get(schema.name?.typescript ?? "") ?? []) {
      tally.values++;
      tally.ask(schema, functions, value, valid);
    }
    const start = seed + index * 100_003;
    const { values, undrawn } = tally.draw(schema, { count: runs, seed: start });
    if (values.length === 0) tally.undrawable.push({ schema, reason: undrawn[0] ?? "" });
    for (const value of values) tally.ask(schema, functions, value);
    // Where nothing was drawn, there are still the mutants of nothing in particular.
    const [origins, count] = values.length === 0 ? [[null], runs] : [values, 3];
    for (const [number, value] of origins.entries()) {
      for (const mutant of mutants(schema, value, { count, seed: start + number })) {
        tally.mutants++;
        if (judge.fits(schema, mutant.value) === false) tally.refusedMutants++;
        tally.ask(schema, functions, mutant.value);
      }
    }
  }
  return tally;
}

/** Counts what is asked about a document, and keeps what comes of it. */
class Tally implements Examination {
  readonly document: GeneratedDocument;
  values = 0;
  mutants = 0;
  refusedMutants = 0;
  discarded = 0;
  readonly undrawable: Reason[] = [];
  readonly unjudged: Reason[] = [];
  readonly excused = new Map<string, number>();
  readonly disagreements: Disagreement[] = [];
  readonly claims: Claim[] = [];
  readonly #claimed = new Set<string>();

  constructor(document: GeneratedDocument) {
    this.document = document;
  }

  draw(schema: Schema, amount: { readonly count: number; readonly seed: number }) {
    const { plain: judge } = this.document.judges(schema);
    const { formats } = this.document;
    const settings = {
      direction: "input",
      ignored: true,
      formats,
      judge: (part: Schema, value: JsonValue) => judge.fits(part, value),
      onDiscard: () => {
        this.discarded++;
      },
    } as const;
    const drawn = drawValues(schema, settings, amount);
    this.values += drawn.values.length;
    return drawn;
  }

  ask(schema: Schema, functions: SchemaFunctions, value: JsonValue, valid?: boolean): void {
    const { disagreement, excuse, claims } = ask(this.document, schema, functions, value, valid);
    if (excuse !== undefined) this.excused.set(excuse, (this.excused.get(excuse) ?? 0) + 1);
    if (disagreement !== undefined) this.disagreements.push({ schema, what: disagreement, value });
    for (const claim of claims) {
      const key = `${claim.type} ${claim.literal}`;
      if (!this.#claimed.has(key)) this.claims.push(claim);
      this.#claimed.add(key);
    }
  }
}
