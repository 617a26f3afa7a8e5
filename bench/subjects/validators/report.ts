import { formatNanoseconds, formatNoun, formatRatio } from "../../harness/format.ts";
import { peer } from "../../harness/peers.ts";
import { pairedRatios, summarize } from "../../harness/statistics.ts";
import { markdownTable } from "../../harness/table.ts";
import { contenders } from "./contenders/index.ts";
import type { Station } from "./stations.ts";
import type { Sample } from "./task.ts";

/** The samples of all contenders on one case, by contender. */
export interface MeasuredCase {
  readonly station: Station;
  readonly samples: ReadonlyMap<string, readonly Sample[]>;
}

/** How a report came about. */
export interface Circumstances {
  readonly command: string;
  readonly machine: string;
  readonly rounds: number;
  readonly mixed: boolean;
  readonly repeated: number;
}

/** What is asked of a validator, and where its times are. */
interface Question {
  readonly title: string;
  readonly explanation: string;
  readonly time: (sample: Sample) => number | undefined;
}

const questions: readonly Question[] = [
  {
    title: "Values that fit",
    explanation: "Yes or no.",
    time: (sample) => sample.valid,
  },
  {
    title: "Values that do not fit: yes or no",
    explanation: "Each has one fault: at the beginning, in the middle, or at the end.",
    time: (sample) => sample.invalid,
  },
  {
    title: "Values that do not fit: what is wrong",
    explanation:
      "The same values, with every fault described. What only says yes or no, or stops at one fault, has no row.",
    time: (sample) => sample.explained,
  },
];

export function report(circumstances: Circumstances, measured: readonly MeasuredCase[]): string {
  const sections = [
    "# validators",
    `Command: \`${circumstances.command}\`  \nMachine: ${circumstances.machine}`,
    methodText(circumstances),
    contenderList(measured),
    agreement(measured),
    summaryTable(measured),
    ...questions.map((question) => questionSection(question, measured)),
  ];
  return sections.join("\n\n");
}

function methodText({ rounds, mixed, repeated }: Circumstances): string {
  return [
    `${rounds} rounds. In each, every contender runs once in a process of its own for each case, one after the other, taking`,
    "turns in going first. The process builds one validator, is asked whether it accepts what it should, warms up on values",
    "that fit and values that do not, and is timed. Times are of one value; a case's values have several shapes.",
    mixed ? "Before that, the process validates the values of all other cases." : "No other schema is in the process.",
    "",
    "Times are medians of the rounds, with the smallest and the largest in parentheses; ratios are medians of the ratios",
    `within a round. ${formatNoun(repeated, "sample")} were taken again because the machine was slow just then.`,
  ].join("\n");
}

function contenderList(measured: readonly MeasuredCase[]): string {
  return contenders
    .filter(({ id }) => measured.some(({ samples }) => samples.has(id)))
    .map(({ id, peer: name, how }) => `- **${id}**${name === undefined ? "" : ` ${peer(name).version}`}: ${how}.`)
    .join("\n");
}

/** Who takes what should be refused, or refuses what should be taken: a time is worth little where the answer is wrong. */
function agreement(measured: readonly MeasuredCase[]): string {
  const lines = measured.flatMap(({ station, samples }) =>
    [...samples].flatMap(([contender, [sample]]) => disagreements(station, contender, sample)),
  );
  const { valid, invalid, unusual } = count(measured);
  const heading =
    `Of ${formatNoun(valid, "value")} that fit, ${formatNoun(invalid, "value")} that do not, and ` +
    `${formatNoun(unusual, "value")} that fit in unusual ways (asked for, not timed), every contender says what the schemas say`;
  if (lines.length === 0) return `${heading}.`;
  return [`${heading}, except:`, "", ...lines].join("\n");
}

function count(measured: readonly MeasuredCase[]) {
  const sum = (of: (station: Station) => number) => measured.reduce((total, { station }) => total + of(station), 0);
  return {
    valid: sum(({ valid }) => valid),
    invalid: sum(({ invalid }) => invalid.length),
    unusual: sum(({ case: { unusual = [] } }) => unusual.length),
  };
}

function disagreements({ case: entry, invalid }: Station, contender: string, sample: Sample | undefined): string[] {
  if (!sample) return [];
  const labels = (indices: readonly number[], of: readonly { readonly what: string }[]) =>
    indices.map((index) => of[index]?.what ?? `value ${index + 1}`).join("; ");
  const { refused, unusualRefused, accepted, unexplained } = sample;
  const parts = [
    refused.length > 0 ? `refuses ${formatNoun(refused.length, "ordinary value")} that fit` : "",
    unusualRefused.length > 0 ? `refuses ${labels(unusualRefused, entry.unusual ?? [])}` : "",
    accepted.length > 0 ? `accepts ${labels(accepted, invalid)}` : "",
    unexplained.length > 0 ? `finds no fault in ${labels(unexplained, invalid)}` : "",
  ].filter((part) => part !== "");
  return parts.map((part) => `- ${contender}, ${entry.id}: ${part}.`);
}

/** Medians on values that fit, one row a case: what most people look for. */
function summaryTable(measured: readonly MeasuredCase[]): string {
  const ids = contenders.map(({ id }) => id).filter((id) => measured.some(({ samples }) => samples.has(id)));
  const rows = measured.map(({ station, samples }) => [
    station.case.id,
    ...ids.map((id) => {
      const own = samples.get(id) ?? [];
      const time = formatNanoseconds(summarize(own.map(({ valid }) => valid))).replace(/ \(.*/, "");
      const wrong = own.some(({ refused, accepted }) => refused.length + accepted.length > 0);
      return wrong ? `${time} †` : time;
    }),
  ]);
  const columns = ids.map((title) => ({ title, align: "right" as const }));
  const note = "† does not check all that the schema says, or refuses what fits: see above.";
  return `## Values that fit, medians\n\n${markdownTable([{ title: "Case" }, ...columns], rows)}\n\n${note}`;
}

function questionSection({ title, explanation, time }: Question, measured: readonly MeasuredCase[]): string {
  const rows = measured.flatMap(({ station, samples }) => {
    const timesOf = (id: string) => (samples.get(id) ?? []).flatMap((sample) => time(sample) ?? []);
    const ratio = (id: string, base: string) => {
      const [own, bases] = [timesOf(id), timesOf(base)];
      if (bases.length === 0) return "–";
      return id === base ? "base" : formatRatio(summarize(pairedRatios(own, bases)));
    };
    return [...samples.keys()]
      .filter((id) => timesOf(id).length > 0)
      .map((id) => [
        station.case.id,
        id,
        formatNanoseconds(summarize(timesOf(id))),
        ratio(id, "hand-written"),
        ratio(id, "specwright"),
      ]);
  });
  const table = markdownTable(
    [
      { title: "Case" },
      { title: "Contender" },
      { title: "Time", align: "right" },
      { title: "To hand-written", align: "right" },
      { title: "To specwright", align: "right" },
    ],
    rows,
  );
  return `## ${title}\n\n${explanation}\n\n${table}`;
}
