import { formatCount } from "../../harness/format.ts";
import { pairedRatios, type Summary, summarize } from "../../harness/statistics.ts";
import { markdownTable } from "../../harness/table.ts";
import type { Contender } from "./contenders.ts";
import type { LoadSettings, Samples } from "./measure.ts";
import type { Sample } from "./running.ts";
import type { Workload } from "./workloads.ts";

/** How the numbers came about. */
export function methodText({ rounds, requests, warmUpRequests, connections }: LoadSettings): string {
  return [
    `${rounds} rounds. In each, every contender starts in a process of its own and gets ${formatCount(warmUpRequests)} requests`,
    `of each workload that are not counted. Then each workload goes to one contender after the other, in turns:`,
    `${formatCount(requests)} requests over ${connections} connections that stay open, with one under way on each. The load comes`,
    "from a process of its own, which looks at every answer; a wrong one ends the run. Values are medians over the rounds,",
    "with the smallest and the largest in parentheses.",
    "",
    "- Ratios are medians of those of rates within a round. CPU to the limit is the limit's CPU time by ours, so that higher",
    "  is better there too.",
    "- CPU: user and system time of the contender's process, of all its threads, by request. What PostgreSQL's own processes",
    "  use is not in it.",
    "- p50 and p99: from a request to its whole answer. Memory: what is resident after the stretch.",
    "- Busy: CPU time by wall time, of the contender and of the process that makes the load.",
  ].join("\n");
}

export function contenderList(contenders: readonly Contender[]): string {
  return contenders.map(({ id, description }) => `- **${id}**: ${description}`).join("\n");
}

/** What a contender is compared with, beside what all are compared with. */
export interface Comparison {
  readonly title: string;
  /** Of a contender, by its id; undefined where it has nothing to be compared with. */
  readonly baseOf: (id: string) => string | undefined;
}

/** The table of a workload, a row a contender. */
export function workloadSection(
  { id, text, limit }: Workload,
  samples: Samples,
  contenders: readonly Contender[],
  comparisons: readonly Comparison[],
): string {
  const own = samples.get(id) ?? new Map<string, readonly Sample[]>();
  const taking = contenders.filter((contender) => own.get(contender.id)?.length);
  const of = (contender: string | undefined, value: (sample: Sample) => number) =>
    (contender === undefined ? [] : (own.get(contender) ?? [])).map(value);
  const ratio = (contender: string, base: string | undefined, value = rate) => {
    const [mine, others] = [of(contender, value), of(base, value)];
    return others.length === 0 ? "" : spread(summarize(pairedRatios(mine, others)), twoDigits);
  };
  const all: readonly Comparison[] = [
    { title: "To oidc-provider", baseOf: () => "oidc-provider" },
    { title: `To ${limit}`, baseOf: () => limit },
    ...comparisons,
  ].filter(({ baseOf }) => taking.some((contender) => of(baseOf(contender.id), rate).length > 0));
  const rows = taking.map(({ id: contender }) => [
    contender,
    spread(summarize(of(contender, rate)), formatCount),
    ...all.map(({ baseOf }) => ratio(contender, baseOf(contender))),
    `${spread(summarize(of(contender, cpu)), formatCount)} µs`,
    of(limit, cpu).length === 0 ? "" : spread(summarize(pairedRatios(of(limit, cpu), of(contender, cpu))), twoDigits),
    `${twoDigits(summarize(of(contender, ({ latency50 }) => latency50)).median)} ms`,
    `${twoDigits(summarize(of(contender, ({ latency99 }) => latency99)).median)} ms`,
    `${formatCount(summarize(of(contender, ({ residentBytes }) => residentBytes)).median / 2 ** 20)} MiB`,
    percentages(
      of(contender, ({ busy }) => busy),
      of(contender, ({ loaderBusy }) => loaderBusy),
    ),
  ]);
  const titles = [
    "Requests/s",
    ...all.map(({ title }) => title),
    "CPU by request",
    `CPU to ${limit}`,
    "p50",
    "p99",
    "Memory",
    "Busy, load",
  ];
  const columns = [{ title: "" }, ...titles.map((title) => ({ title, align: "right" as const }))];
  return `## ${id}\n\n${text}\n\n${markdownTable(columns, rows)}`;
}

function rate({ requestsPerSecond }: Sample): number {
  return requestsPerSecond;
}

function cpu({ cpuMicroseconds }: Sample): number {
  return cpuMicroseconds;
}

function spread({ median, minimum, maximum }: Summary, format: (value: number) => string): string {
  return `${format(median)} (${format(minimum)}–${format(maximum)})`;
}

function twoDigits(value: number): string {
  return value.toFixed(2);
}

function percentages(...shares: readonly (readonly number[])[]): string {
  return shares.map((of) => `${Math.round(summarize(of).median * 100)} %`).join(", ");
}
