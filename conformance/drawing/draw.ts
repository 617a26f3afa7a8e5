import fc from "fast-check";
import type { JsonValue } from "../../generator/load/text/json.ts";
import { isJson, simplerValues } from "./simpler.ts";

/** Takes one value out of an arbitrary. */
export type Draw = <Value>(arbitrary: fc.Arbitrary<Value>) => Value;

/** No value was found: there is none, or none of the attempts met it. */
export class Undrawable extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "Undrawable";
  }
}

/**
 * An arbitrary whose values come from a function that takes what it needs from other arbitraries, step by step. Its
 * values shrink as JSON does, by leaving out and by taking simpler parts, and what does not fit is passed over.
 */
export class DrawnArbitrary extends fc.Arbitrary<JsonValue> {
  readonly #value: (draw: Draw) => JsonValue;
  readonly #fits: (value: JsonValue) => boolean;

  /** @param value May throw `Undrawable`; then so does whoever asks for a value. */
  constructor(value: (draw: Draw) => JsonValue, fits: (value: JsonValue) => boolean) {
    super();
    this.#value = value;
    this.#fits = fits;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<JsonValue> {
    const draw: Draw = (arbitrary) => arbitrary.generate(random, bias).value;
    return new fc.Value(this.#value(draw), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is JsonValue {
    return isJson(value) && this.#fits(value);
  }

  override shrink(value: JsonValue): fc.Stream<fc.Value<JsonValue>> {
    return fc.stream(this.#simpler(value));
  }

  *#simpler(value: JsonValue): IterableIterator<fc.Value<JsonValue>> {
    for (const simpler of simplerValues(value)) if (this.#fits(simpler)) yield new fc.Value(simpler, undefined);
  }
}

/** The first value of an arbitrary that fits, out of a limited number of them. */
export function drawFitting<Value>(
  draw: Draw,
  arbitrary: fc.Arbitrary<Value>,
  fits: (value: Value) => boolean,
  reason: string,
): Value {
  for (let attempt = 0; attempt < 50; attempt++) {
    const value = draw(arbitrary);
    if (fits(value)) return value;
  }
  throw new Undrawable(reason);
}

/**
 * What a function makes of drawn values: the same for the same seed.
 * @throws {Undrawable} Where the function does.
 */
export function drawOnce<Value>(seed: number, value: (draw: Draw) => Value): Value {
  const [drawn] = fc.sample(new Once(value), { numRuns: 1, seed });
  if (drawn === undefined) throw new Undrawable("nothing was drawn");
  return drawn.value;
}

class Once<Value> extends fc.Arbitrary<{ readonly value: Value }> {
  readonly #value: (draw: Draw) => Value;

  constructor(value: (draw: Draw) => Value) {
    super();
    this.#value = value;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<{ readonly value: Value }> {
    return new fc.Value({ value: this.#value((arbitrary) => arbitrary.generate(random, bias).value) }, undefined);
  }

  override canShrinkWithoutContext(_value: unknown): _value is { readonly value: Value } {
    return false;
  }

  override shrink(): fc.Stream<fc.Value<{ readonly value: Value }>> {
    return fc.Stream.nil();
  }
}
