/**
 * Limits on failures and on open doors, counted in fixed windows (RFC 6749 §2.3.1 wants brute force stopped). Windows
 * begin at the same moments everywhere, so that servers can add up what they have counted (see shared-limits.ts).
 *
 * Secrets have 256 bits, so that a limit need not be exact: it keeps noise and cost down. Failed client authentication
 * is counted by client and source together, so that nobody can lock a client out from elsewhere.
 */

export interface Limit {
  readonly count: number;
  readonly windowMs: number;
}

interface Window {
  readonly endsAt: number;
  /** What this server knows of: its own events, and those of others as of the last time it heard of them. */
  count: number;
  /** How many of them nobody else has heard of. */
  untold: number;
}

/** Events of one key in one window. */
export interface Counted {
  readonly key: string;
  readonly endsAt: number;
  readonly count: number;
}

/** More keys than this and the oldest are forgotten, so that a flood of sources cannot fill the memory. */
const KEY_LIMIT = 50_000;

export class RateLimiter {
  readonly #limit: Limit;
  readonly #windows = new Map<string, Window>();
  readonly #untold = new Set<string>();

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  /** Seconds to wait, when the key has used up its window; otherwise undefined. Counts nothing. */
  retryAfter(key: string, now: number): number | undefined {
    const window = this.#windows.get(key);
    if (!window || window.endsAt <= now || window.count < this.#limit.count) return undefined;
    return Math.ceil((window.endsAt - now) / 1_000);
  }

  /** Counts one event for the key. */
  count(key: string, now: number): void {
    this.#untold.add(key);
    const window = this.#windows.get(key);
    if (window && window.endsAt > now) {
      window.count += 1;
      window.untold += 1;
      return;
    }
    const { windowMs } = this.#limit;
    // Deleted first, so that the map stays in the order in which windows began.
    this.#windows.delete(key);
    this.#windows.set(key, { endsAt: (Math.floor(now / windowMs) + 1) * windowMs, count: 1, untold: 1 });
    for (const [oldest, { endsAt }] of this.#windows) {
      if (endsAt > now && this.#windows.size <= KEY_LIMIT) break;
      this.#windows.delete(oldest);
    }
  }

  /** Takes out, of at most `limit` keys, what was counted here and nobody else has heard of. */
  takeUntold(limit: number): Counted[] {
    const taken: Counted[] = [];
    for (const key of this.#untold) {
      if (taken.length === limit) break;
      this.#untold.delete(key);
      const window = this.#windows.get(key);
      if (!window) continue;
      taken.push({ key, endsAt: window.endsAt, count: window.untold });
      window.untold = 0;
    }
    return taken;
  }

  /** Notes again what could not be told. */
  giveBack(counted: readonly Counted[]): void {
    for (const { key, endsAt, count } of counted) {
      const window = this.#windows.get(key);
      if (window?.endsAt !== endsAt) continue;
      window.untold += count;
      this.#untold.add(key);
    }
  }

  /** Hears what all servers together have counted, this one's events included as far as they were told. */
  hear({ key, endsAt, count }: Counted): void {
    const window = this.#windows.get(key);
    if (window?.endsAt === endsAt) window.count = count + window.untold;
  }
}

const MINUTE = 60_000;

/** The ceilings for a source are high: many users may share one address. */
export interface RateLimits {
  /** Failed client authentication, by client and source. */
  readonly client: RateLimiter;
  /** Failed client authentication and failed sign-in, by source. */
  readonly source: RateLimiter;
  /** Bearer tokens that were refused, by source. */
  readonly bearer: RateLimiter;
  /** Requests to the authorization endpoint, each of which may be kept for ten minutes, by source. */
  readonly authorization: RateLimiter;
  /** Open registrations, by source. */
  readonly registration: RateLimiter;
  /** The same by the wider networks that one site may be given; see source-address.ts. */
  readonly registrationNetwork: RateLimiter;
}

export function createRateLimits(): RateLimits {
  return {
    client: new RateLimiter({ count: 20, windowMs: MINUTE }),
    source: new RateLimiter({ count: 200, windowMs: MINUTE }),
    bearer: new RateLimiter({ count: 600, windowMs: MINUTE }),
    authorization: new RateLimiter({ count: 300, windowMs: MINUTE }),
    registration: new RateLimiter({ count: 300, windowMs: 60 * MINUTE }),
    // What is not used goes after a day: 24 of these are far from REGISTRATION_CAP.
    registrationNetwork: new RateLimiter({ count: 900, windowMs: 60 * MINUTE }),
  };
}
