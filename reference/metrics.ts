/**
 * What is counted, in the text format of Prometheus (version 0.0.4): requests by operation and status, how long they
 * took, what failed beside them, and how the process is.
 */

import { THEFTS } from "./events.ts";

/** In seconds: from a signature to a request that waits for a lock. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

interface Durations {
  /** How many were in each bucket, and beyond the last; not added up. */
  readonly counts: number[];
  sum: number;
}

export interface Sample {
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge";
  readonly value: number;
}

export class Metrics {
  readonly #answers = new Map<string, Map<number, number>>();
  readonly #durations = new Map<string, Durations>();
  readonly #events = new Map<string, number>(THEFTS.map((reason) => [eventLabels("grant_revoked", reason), 0]));
  failures = 0;

  /** Thefts are counted from zero, so that the first one is an increase. */
  event(name: string, reason: string): void {
    const labels = eventLabels(name, reason);
    this.#events.set(labels, (this.#events.get(labels) ?? 0) + 1);
  }

  request(operation: string, status: number, seconds: number): void {
    const statuses = this.#answers.get(operation) ?? new Map<number, number>();
    this.#answers.set(operation, statuses.set(status, (statuses.get(status) ?? 0) + 1));
    const durations = this.#durations.get(operation) ?? { counts: BUCKETS.map(() => 0).concat(0), sum: 0 };
    const at = BUCKETS.findIndex((bound) => seconds <= bound);
    const index = at < 0 ? BUCKETS.length : at;
    durations.counts[index] = (durations.counts[index] ?? 0) + 1;
    durations.sum += seconds;
    this.#durations.set(operation, durations);
  }

  /** The whole exposition, with what others know at the moment after what was counted here. */
  render(samples: readonly Sample[]): string {
    const own: Sample = {
      name: "oauth_failures_total",
      help: "What failed beside the answer of a request.",
      type: "counter",
      value: this.failures,
    };
    const lines = [
      ...head("oauth_requests_total", "Requests by operation and status.", "counter"),
      ...[...this.#answers].flatMap(([operation, statuses]) =>
        [...statuses].map(
          ([status, count]) => `oauth_requests_total{operation="${operation}",status="${status}"} ${count}`,
        ),
      ),
      ...head("oauth_request_duration_seconds", "Time until the answer of a request is known.", "histogram"),
      ...[...this.#durations].flatMap(([operation, durations]) => histogram(operation, durations)),
      ...head("oauth_events_total", "What the log tells as events, by name and reason.", "counter"),
      ...[...this.#events].map(([labels, count]) => `oauth_events_total{${labels}} ${count}`),
      ...[own, ...samples].flatMap(({ name, help, type, value }) => [...head(name, help, type), `${name} ${value}`]),
    ];
    return `${lines.join("\n")}\n`;
  }
}

function eventLabels(name: string, reason: string): string {
  return `event="${name}",reason="${reason}"`;
}

function head(name: string, help: string, type: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function histogram(operation: string, { counts, sum }: Durations): string[] {
  const name = "oauth_request_duration_seconds";
  let total = 0;
  const buckets = counts.map((count, index) => {
    total += count;
    return `${name}_bucket{operation="${operation}",le="${BUCKETS[index] ?? "+Inf"}"} ${total}`;
  });
  return [
    ...buckets,
    `${name}_sum{operation="${operation}"} ${sum}`,
    `${name}_count{operation="${operation}"} ${total}`,
  ];
}

/** How the process is, in the names that Prometheus' own libraries use. */
export function processSamples(): readonly Sample[] {
  const { user, system } = process.cpuUsage();
  return [
    {
      name: "process_resident_memory_bytes",
      help: "Resident memory.",
      type: "gauge",
      value: process.memoryUsage.rss(),
    },
    {
      name: "process_cpu_seconds_total",
      help: "Processor time of user and system.",
      type: "counter",
      value: (user + system) / 1_000_000,
    },
    {
      name: "process_start_time_seconds",
      help: "When the process was started, in seconds since the epoch.",
      type: "gauge",
      value: Date.now() / 1_000 - process.uptime(),
    },
  ];
}
