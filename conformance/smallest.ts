/** What went wrong, with the case in which it did. */
export interface Finding<One, Fault> {
  readonly one: One;
  readonly fault: Fault;
}

/** How a case is made smaller. */
export interface Reduction<One, Fault> {
  readonly simpler: (one: One) => Iterable<One>;
  /** Tries a case. */
  readonly faultOf: (one: One) => Promise<Fault | undefined>;
  /** Whether two faults are the same, with other values. */
  readonly isAlike: (a: Fault, b: Fault) => boolean;
  /** How many cases are tried at most. */
  readonly tries: number;
}

/** The smallest case that was met in which the same goes wrong. */
export async function smallest<One, Fault>(
  found: Finding<One, Fault>,
  { simpler, faultOf, isAlike, tries }: Reduction<One, Fault>,
): Promise<Finding<One, Fault>> {
  let best = found;
  let left = tries;
  for (let isImproved = true; isImproved && left > 0; ) {
    isImproved = false;
    for (const one of simpler(best.one)) {
      if (--left <= 0) break;
      const fault = await faultOf(one);
      if (fault === undefined || !isAlike(fault, found.fault)) continue;
      best = { one, fault };
      isImproved = true;
      break;
    }
  }
  return best;
}
