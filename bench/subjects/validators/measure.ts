/** Times calls of a validator within this process. */

type Call = (value: unknown) => boolean | number;

/** A warm-up of so many turns, each of so much processor time for each call. */
const turns = 30;
const turnMicroseconds = 10_000;
const batchMilliseconds = 4;
const batches = 30;

/**
 * Runs the calls until the engine has done with them what it does to code that runs often. Values that fit and values
 * that do not take turns: a server meets both, and code that has only ever said yes is not the code that it runs.
 */
export function warmUp(calls: readonly { readonly call: Call; readonly values: readonly unknown[] }[]): void {
  makeSitesGeneral();
  for (let turn = 0; turn < turns; turn++) {
    for (const { call, values } of calls) {
      const start = process.cpuUsage();
      // Each call has the same share of time: by number, the slowest would leave nothing for the others.
      for (let used = 0; used < turnMicroseconds; ) {
        countTruthy(call, values, 1);
        const { user, system } = process.cpuUsage(start);
        used = user + system;
      }
    }
  }
}

/** What was measured, and how fast the machine was meanwhile. */
export interface Timing {
  /** Of one call on one value, in nanoseconds. */
  readonly time: number;
  /** Of the yardstick, in nanoseconds: the same work in every process, so that a slow machine is seen as one. */
  readonly yardstick: number;
}

/**
 * The time of one call on one value: of the quickest of many short batches, each over all values. What
 * other processes do makes a batch slower and never quicker. It is a favour to those that leave garbage, which is
 * collected between some batches and not in others.
 */
export function timePerValue(call: Call, values: readonly unknown[]): Timing {
  const repetitions = repetitionsFor(call, values);
  let time = Number.POSITIVE_INFINITY;
  let yardstick = Number.POSITIVE_INFINITY;
  for (let batch = 0; batch < batches; batch++) {
    const start = performance.now();
    countTruthy(call, values, repetitions);
    const end = performance.now();
    yardstick = Math.min(yardstick, yardstickTime());
    time = Math.min(time, end - start);
  }
  return { time: (time * 1e6) / (repetitions * values.length), yardstick };
}

/** How often to go over the values so that a batch takes long enough for the clock. */
function repetitionsFor(call: Call, values: readonly unknown[]): number {
  for (let repetitions = 1; ; repetitions *= 2) {
    const start = performance.now();
    countTruthy(call, values, repetitions);
    const taken = performance.now() - start;
    if (taken > batchMilliseconds / 4) return Math.max(1, Math.ceil((repetitions * batchMilliseconds) / taken));
  }
}

let counted = 0;

/** What the calls give is used, so that none of them can be left out. */
function countTruthy(call: Call, values: readonly unknown[], repetitions: number): void {
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (let index = 0; index < values.length; index++) if (call(values[index])) counted++;
  }
}

/**
 * Lets the loop meet several functions before the measured one, as a framework's call of a validator does. Otherwise
 * the engine would copy a small validator into the loop, and a library's wrapper not: a benchmark's privilege.
 */
function makeSitesGeneral(): void {
  const others: readonly Call[] = [
    (value) => value === null,
    (value) => value === undefined,
    (value) => typeof value === "number",
    (value) => typeof value === "string",
    (value) => (Array.isArray(value) ? value.length : 0),
  ];
  for (let round = 0; round < 2000; round++) for (const other of others) countTruthy(other, [1, "a", [1]], 3);
}

/** How many calls gave something other than `false` and 0, of all since the process began. */
export function countedSoFar(): number {
  return counted;
}

/** Work as validators do it, on data that fits the processor's nearest cache. */
const yardstickData = Array.from({ length: 64 }, (_, index) => ({
  name: `name ${index}`,
  count: index,
  list: [index, index + 1, index + 2],
}));

/** How long the processor takes for a fixed piece of work, in nanoseconds. */
export function yardstickTime(): number {
  const start = performance.now();
  for (let round = 0; round < 20; round++) {
    for (const { name, count, list } of yardstickData) {
      if (typeof name !== "string" || !Number.isInteger(count)) continue;
      for (let index = 0; index < name.length; index++) counted += name.charCodeAt(index) & 1;
      for (const item of list) counted += item & 1;
    }
  }
  return (performance.now() - start) * 1e6;
}
