/**
 * Limits on failures and on open doors, counted in fixed windows (RFC 6749 §2.3.1 wants brute force stopped). Windows
 * begin at the same moments everywhere, so that servers can add up what they have counted (see shared-limits.ts).
 *
 * Secrets have 256 bits, so that a limit need not be exact: it keeps noise and cost down. Failed client authentication
 * is counted by client and source together, so that nobody can lock a client out from elsewhere.
 */
import { RecentMap } from "./recent-map.ts";

export interface Limit {
  readonly count: number;
  readonly windowMs: number;
}

/** The events of one key in the window that runs. */
interface Events {
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

/** A flood of sources cannot fill the memory: of more keys in one window, those are forgotten that were quiet longest. */
const KEY_LIMIT = 50_000;

export class RateLimiter {
  readonly #limit: Limit;
  /** When the window ends that all keys are counted in. */
  #endsAt = Number.NaN;
  readonly #events = new RecentMap<Events>(KEY_LIMIT);
  readonly #untold = new Set<string>();

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  /** Seconds to wait, when the key has used up its window; otherwise undefined. Counts nothing. */
  retryAfter(key: string, now: number): number | undefined {
    this.#enter(now);
    const events = this.#events.get(key);
    if (!events || events.count < this.#limit.count) return undefined;
    return Math.ceil((this.#endsAt - now) / 1_000);
  }

  /** Counts one event for the key. */
  count(key: string, now: number): void {
    this.#enter(now);
    if (this.#untold.size < KEY_LIMIT) this.#untold.add(key);
    const events = this.#events.get(key);
    if (events) {
      events.count += 1;
      events.untold += 1;
    } else this.#events.set(key, { count: 1, untold: 1 });
  }

  /** Takes out, of at most `limit` keys, what was counted here and nobody else has heard of. */
  takeUntold(limit: number): Counted[] {
    const taken: Counted[] = [];
    for (const key of this.#untold) {
      if (taken.length === limit) break;
      this.#untold.delete(key);
      const events = this.#events.get(key);
      if (!events) continue;
      taken.push({ key, endsAt: this.#endsAt, count: events.untold });
      events.untold = 0;
    }
    return taken;
  }

  /** Notes again what could not be told. */
  giveBack(counted: readonly Counted[]): void {
    for (const { key, endsAt, count } of counted) {
      const events = this.#eventsOf(key, endsAt);
      if (!events) continue;
      events.untold += count;
      this.#untold.add(key);
    }
  }

  /** Hears what all servers together have counted, this one's events included as far as they were told. */
  hear({ key, endsAt, count }: Counted): void {
    const events = this.#eventsOf(key, endsAt);
    if (events) events.count = count + events.untold;
  }

  #eventsOf(key: string, endsAt: number): Events | undefined {
    return endsAt === this.#endsAt ? this.#events.get(key) : undefined;
  }

  /** Forgets the window that has ended, or that is another since the clock was set. */
  #enter(now: number): void {
    const { windowMs } = this.#limit;
    const endsAt = (Math.floor(now / windowMs) + 1) * windowMs;
    if (endsAt === this.#endsAt) return;
    this.#endsAt = endsAt;
    this.#events.clear();
    this.#untold.clear();
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
