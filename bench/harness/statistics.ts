/**
 * What is said about a series of samples. The median and the whole range: a mean hides the one slow run, and with seven
 * to twenty samples a confidence interval would promise more than they hold.
 */

export interface Summary {
  readonly count: number;
  readonly median: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** @throws RangeError where there is no sample, or one that is no finite number. */
export function summarize(samples: readonly number[]): Summary {
  const sorted = [...samples].sort((left, right) => left - right);
  const minimum = sorted[0];
  const maximum = sorted.at(-1);
  if (minimum === undefined || maximum === undefined) throw new RangeError("there are no samples to summarize");
  if (!sorted.every(Number.isFinite)) throw new RangeError("a sample is not a finite number");
  return { count: sorted.length, median: middleOf(sorted), minimum, maximum };
}

/** The middle of a sorted series; of an even number of samples, halfway between the middle two. */
function middleOf(sorted: readonly number[]): number {
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/**
 * Each sample divided by the base's sample of the same round. Samples of one round were taken within seconds of each
 * other, so a machine that is slow for a while slows both sides and leaves the ratio alone.
 * @throws RangeError where the two series are not of the same rounds, or a base sample is not above zero.
 */
export function pairedRatios(samples: readonly number[], base: readonly number[]): readonly number[] {
  if (samples.length !== base.length) {
    throw new RangeError(`${samples.length} samples cannot be paired with ${base.length} of the base`);
  }
  return samples.map((sample, round) => {
    const divisor = base[round] ?? 0;
    if (!(divisor > 0)) throw new RangeError(`the base took ${divisor} in round ${round + 1}`);
    return sample / divisor;
  });
}
