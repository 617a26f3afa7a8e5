/**
 * One sample: a process that loads one contender, builds its validator for one case, and times it. It is given the
 * contender's id and the path of the case, and writes one line of JSON.
 */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { contenders } from "./contenders/index.ts";
import { countedSoFar, timePerValue, warmUp } from "./measure.ts";
import { parseTask, type Sample } from "./task.ts";

const [contenderId, ...paths] = process.argv.slice(2);
const contender = contenders.find(({ id }) => id === contenderId);
const tasks = paths.map((path) => {
  const read = parseTask(readFileSync(path, "utf8"));
  return { ...read, model: resolve(dirname(path), read.model) };
});
const [task] = tasks;
if (!contender || !task) throw new Error(`there is no contender ${contenderId}, or no case`);

// Those that come after the first are company: validated before, so that what they share with it has seen them.
for (const other of tasks.slice(1)) {
  const { accepts, faults } = await contender.build(other);
  warmUp([{ call: accepts, values: [...other.valid, ...other.invalid] }]);
  if (faults) warmUp([{ call: faults, values: other.invalid }]);
}

const { accepts, faults } = await contender.build(task);
const { valid, invalid, unusual } = task;
// What the answers are is asked first, and every process says it: none of the times is of a validator that was not seen to work.
const answers = {
  refused: indicesOf(valid, (value) => !accepts(value)),
  unusualRefused: indicesOf(unusual, (value) => !accepts(value)),
  accepted: indicesOf(invalid, (value) => accepts(value)),
  unexplained: faults ? indicesOf(invalid, (value) => !accepts(value) && faults(value) === 0) : [],
};
warmUp([
  { call: accepts, values: valid },
  { call: accepts, values: invalid },
  ...(faults ? [{ call: faults, values: invalid }] : []),
]);
const timings = {
  valid: timePerValue(accepts, valid),
  invalid: timePerValue(accepts, invalid),
  ...(faults ? { explained: timePerValue(faults, invalid) } : {}),
};
const sample: Sample = {
  ...answers,
  yardstick: Math.max(...Object.values(timings).map(({ yardstick }) => yardstick)),
  valid: timings.valid.time,
  invalid: timings.invalid.time,
  ...(timings.explained ? { explained: timings.explained.time } : {}),
};
if (countedSoFar() === 0) throw new Error("nothing was counted");
console.log(JSON.stringify(sample));

function indicesOf(values: readonly unknown[], test: (value: unknown) => boolean): readonly number[] {
  return values.flatMap((value, index) => (test(value) ? [index] : []));
}
