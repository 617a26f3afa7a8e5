import { formatCount, formatRatio } from "../../harness/format.ts";
import { pairedRatios, type Summary, summarize } from "../../harness/statistics.ts";
import { markdownTable } from "../../harness/table.ts";
import type { ClientContender } from "./contenders.ts";
import type { CallSamples, ClientSettingsOfRun } from "./measure.ts";
import type { ClientTiming } from "./task.ts";

/** How the numbers came about. */
export function methodText({ rounds, milliseconds, warmUpCalls, concurrency }: ClientSettingsOfRun): string {
  return [
    `${rounds} rounds. In each, every client starts in a process of its own, makes each call ${formatCount(warmUpCalls)} times`,
    `(over loopback a tenth of that) that are not counted, and then, in turns with the others, for ${formatCount(milliseconds)} ms in eight parts, of which the`,
    "best counts. Before that, all clients were seen to ask for the same, and to give back the same.",
    "",
    "- instant: the client is given a `fetch` that sends nothing and answers at once with a `Response`; one call at a time.",
    `- loopback: the platform's \`fetch\`, and an API in another process on 127.0.0.1; ${concurrency} calls at a time.`,
    "",
    "CPU is user and system time of the client's process, of all its threads, by call. Values are medians, with the smallest",
    "and the largest in parentheses; what a client adds to `fetch`, and the ratio to it, are medians of those within a round.",
  ].join("\n");
}

export function contenderList(contenders: readonly ClientContender[]): string {
  return contenders.map(({ id, description }) => `- **${id}**: ${description}`).join("\n");
}

/** The table of a call, a row a client. */
export function callSection(
  { transport, call, timings }: CallSamples,
  contenders: readonly ClientContender[],
  base: string,
): string {
  const times = (id: string) => (timings.get(id) ?? []).map(cpuOf);
  const rates = (id: string) => (timings.get(id) ?? []).map(({ calls, milliseconds }) => (calls / milliseconds) * 1000);
  const baseTimes = times(base);
  const rows = contenders.map(({ id }) => {
    const added = times(id).map((time, round) => time - (baseTimes[round] ?? Number.NaN));
    return [
      id,
      micro(summarize(times(id))),
      micro(summarize(added)),
      formatRatio(summarize(pairedRatios(times(id), baseTimes))),
      formatCount(summarize(rates(id)).median),
    ];
  });
  const table = markdownTable(
    [
      { title: "Client" },
      { title: "CPU by call", align: "right" },
      { title: `Added to ${base}`, align: "right" },
      { title: `Ratio to ${base}`, align: "right" },
      { title: "Calls/s", align: "right" },
    ],
    rows,
  );
  return `## ${call}, ${transport}\n\n${table}`;
}

function cpuOf({ cpuMicroseconds, calls }: ClientTiming): number {
  return cpuMicroseconds / calls;
}

function micro({ median, minimum, maximum }: Summary): string {
  return `${median.toFixed(1)} µs (${minimum.toFixed(1)}–${maximum.toFixed(1)})`;
}
