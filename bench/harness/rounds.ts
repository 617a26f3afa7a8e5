/** The fewest rounds that are reported: below it, the range of the samples says little. */
export const fewestRounds = 7;

/** One of those that are compared. A run is one sample; what a sample holds is the subject's business. */
export interface Contender<Sample> {
  readonly id: string;
  readonly run: () => Promise<Sample>;
}

/**
 * Runs every contender once a round, one after the other and never two at once, so that what slows the machine down for
 * a while meets all of them. Contenders take turns in going first: whoever always ran after the same neighbour would
 * always find the caches as that neighbour leaves them.
 * @returns The samples of each contender by its id, in the order of the rounds.
 */
export async function runRounds<Sample>(
  contenders: readonly Contender<Sample>[],
  rounds: number,
  onRound: (round: number) => void = () => {},
): Promise<ReadonlyMap<string, readonly Sample[]>> {
  const samples = new Map<string, Sample[]>(contenders.map(({ id }) => [id, []]));
  for (let round = 1; round <= rounds; round++) {
    onRound(round);
    for (const { id, run } of orderOfRound(contenders, round)) samples.get(id)?.push(await run());
  }
  return samples;
}

/** The contenders in the order of a round, counted from 1: each round begins one further on. */
export function orderOfRound<Item>(contenders: readonly Item[], round: number): readonly Item[] {
  if (contenders.length === 0) return [];
  const first = (round - 1) % contenders.length;
  return [...contenders.slice(first), ...contenders.slice(0, first)];
}
