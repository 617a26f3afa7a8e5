/**
 * Limits on failures and on open doors, counted in fixed windows (RFC 6749 §2.3.1 wants brute force stopped).
 *
 * Counts live in this process. Secrets have 256 bits, so that a limit need not be exact: it keeps noise and cost down,
 * and several processes allow that many times more. Failed client authentication is counted by client and source
 * together, so that nobody can lock a client out from elsewhere.
 */

export interface Limit {
  readonly count: number;
  readonly windowMs: number;
}

interface Window {
  readonly endsAt: number;
  count: number;
}

/** More keys than this and the oldest are forgotten, so that a flood of sources cannot fill the memory. */
const KEY_LIMIT = 50_000;

export class RateLimiter {
  readonly #limit: Limit;
  readonly #windows = new Map<string, Window>();

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
    const window = this.#windows.get(key);
    if (window && window.endsAt > now) {
      window.count += 1;
      return;
    }
    // Deleted first, so that the map stays in the order in which windows began.
    this.#windows.delete(key);
    this.#windows.set(key, { endsAt: now + this.#limit.windowMs, count: 1 });
    for (const [oldest, { endsAt }] of this.#windows) {
      if (endsAt > now && this.#windows.size <= KEY_LIMIT) break;
      this.#windows.delete(oldest);
    }
  }
}

const MINUTE = 60_000;

/** The limits of one server. The ceilings for a source are high: many users may share one address. */
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
}

export function createRateLimits(): RateLimits {
  return {
    client: new RateLimiter({ count: 20, windowMs: MINUTE }),
    source: new RateLimiter({ count: 200, windowMs: MINUTE }),
    bearer: new RateLimiter({ count: 600, windowMs: MINUTE }),
    authorization: new RateLimiter({ count: 300, windowMs: MINUTE }),
    registration: new RateLimiter({ count: 300, windowMs: 60 * MINUTE }),
  };
}
