import { formatCount, formatRatio } from "../../harness/format.ts";
import { pairedRatios, type Summary, summarize } from "../../harness/statistics.ts";
import { markdownTable } from "../../harness/table.ts";
import type { Answers } from "./agreement.ts";
import type { ServerContender } from "./contenders.ts";
import type { LoadSample, LoadSamples, LoadSettings } from "./measure.ts";
import type { Question } from "./requests.ts";

/** How the numbers came about. */
export function methodText(settings: LoadSettings, base: string): string {
  const { rounds, connections, pipelining, milliseconds, warmUpRequests } = settings;
  return [
    `${rounds} rounds. In each, every server starts in a process of its own on 127.0.0.1, with \`NODE_ENV=production\`, and`,
    `gets ${formatCount(warmUpRequests)} requests of each workload that are not counted. Then each workload goes to one server`,
    `after the other, in turns, as often again without being counted, and for ${formatCount(milliseconds)} ms that count:`,
    `${connections} connections that stay open, with`,
    `${pipelining === 1 ? "one request" : `${pipelining} requests`} under way on each. The load comes from a process of its`,
    "own. What the API does with valid values is the same code for all.",
    "",
    "A stretch has eight parts, and counts with its best rate and its lowest CPU time: what else runs on the machine only",
    "makes a server slower. Values are medians over the rounds, with the smallest and the largest in parentheses.",
    "",
    "- CPU: user and system time of the server's process, of all its threads, by request.",
    `- Ratios are to ${base}, medians of those within a round: of rates, and of CPU times the other way round, so that`,
    "  higher is better in both.",
    "- Busy: CPU time by wall time, of the server and of the process that makes the load. The rate says something about a",
    "  server only where the server is busy and the load has time to spare; the CPU time does so in any case.",
  ].join("\n");
}

export function contenderList(contenders: readonly ServerContender[]): string {
  return contenders.map(({ id, description }) => `- **${id}**: ${description}`).join("\n");
}

/** What was asked of all before anything was measured, and what they answered. */
export function agreementSection(
  title: string,
  text: string,
  answers: readonly Answers[],
  contenders: readonly ServerContender[],
): string {
  const table = markdownTable(
    [{ title: "Request" }, { title: "Due", align: "right" }, ...contenders.map(({ id }) => rightColumn(id))],
    answers.map(({ question, answers }) => [
      question.title,
      String(question.status),
      ...contenders.map(({ id }) => statusText(answers.get(id)?.status)),
    ]),
  );
  return `## ${title}\n\n${text}\n\n${table}`;
}

function statusText(status: number | undefined): string {
  return status === undefined || status === 0 ? "none" : String(status);
}

/** The table of a workload, a row a contender. */
export function workloadSection(
  { title, method, target, body }: Question,
  samples: LoadSamples,
  contenders: readonly ServerContender[],
  base: string,
): string {
  const own = samples.get(title) ?? new Map<string, readonly LoadSample[]>();
  const baseSamples = own.get(base) ?? [];
  const rates = (of: readonly LoadSample[]) => of.map(({ requestsPerSecond }) => requestsPerSecond);
  const times = (of: readonly LoadSample[]) => of.map(({ cpuMicroseconds }) => cpuMicroseconds);
  const rows = contenders.map(({ id }) => {
    const of = own.get(id) ?? [];
    return [
      id,
      spread(summarize(rates(of)), formatCount),
      formatRatio(summarize(pairedRatios(rates(of), rates(baseSamples)))),
      `${spread(summarize(times(of)), (value) => value.toFixed(1))} µs`,
      formatRatio(summarize(pairedRatios(times(baseSamples), times(of)))),
      percentage(of.map(({ serverBusy }) => serverBusy)),
      percentage(of.map(({ loaderBusy }) => loaderBusy)),
    ];
  });
  const table = markdownTable(
    [
      { title: "Server" },
      rightColumn("Requests/s"),
      rightColumn(`Rate to ${base}`),
      rightColumn("CPU by request"),
      rightColumn(`CPU to ${base}`),
      rightColumn("Busy"),
      rightColumn("Load busy"),
    ],
    rows,
  );
  const size = body === undefined ? "" : `, ${Buffer.byteLength(body)} octets`;
  return `## ${title}\n\n\`${method} ${target}\`${size}\n\n${table}`;
}

function rightColumn(title: string): { readonly title: string; readonly align: "right" } {
  return { title, align: "right" };
}

function spread({ median, minimum, maximum }: Summary, format: (value: number) => string): string {
  return `${format(median)} (${format(minimum)}–${format(maximum)})`;
}

function percentage(shares: readonly number[]): string {
  return `${Math.round(summarize(shares).median * 100)} %`;
}
