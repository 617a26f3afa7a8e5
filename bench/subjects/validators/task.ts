import { isJsonArray, isJsonObject, type JsonValue, member } from "../../../generator/load/text/json.ts";
import type { Blueprint } from "./contenders/contender.ts";

/**
 * What a process is given: a case on disk, its values as JSON, so that they come about as a request's body does. On disk
 * `model` is relative to the file, and a folder of tasks and packages can be copied.
 */
export interface Task extends Blueprint {
  readonly valid: readonly JsonValue[];
  readonly invalid: readonly JsonValue[];
  /** Values that fit, and are not timed. */
  readonly unusual: readonly JsonValue[];
}

/** What it gives back. Times are of one value, in nanoseconds. */
export interface Sample {
  /** Indices of values that fit, and were refused all the same. */
  readonly refused: readonly number[];
  /** Indices of unusual values that were refused. */
  readonly unusualRefused: readonly number[];
  /** Indices of values that do not fit, and were accepted all the same. */
  readonly accepted: readonly number[];
  /** Indices of values that were refused by yes or no, and found without fault where the faults were asked for. */
  readonly unexplained: readonly number[];
  /** Of the yardstick at its slowest among the times, in nanoseconds. */
  readonly yardstick: number;
  readonly valid: number;
  /** Values that do not fit: yes or no. */
  readonly invalid: number;
  /** The same with what is wrong with them. */
  readonly explained?: number;
}

export function parseTask(text: string): Task {
  const value: JsonValue = JSON.parse(text);
  const string = (key: string) => {
    const found = member(value, key);
    if (typeof found !== "string") throw new Error(`the case has no ${key}`);
    return found;
  };
  const list = (key: string) => {
    const found = member(value, key);
    if (!isJsonArray(found)) throw new Error(`the case has no ${key}`);
    return found;
  };
  const schema = member(value, "schema");
  if (!isJsonObject(schema)) throw new Error("the case has no schema");
  return {
    id: string("id"),
    type: string("type"),
    model: string("model"),
    schema,
    valid: list("valid"),
    invalid: list("invalid"),
    unusual: list("unusual"),
  };
}

export function parseSample(text: string): Sample {
  const value: JsonValue = JSON.parse(text);
  const time = (key: string) => {
    const found = member(value, key);
    if (typeof found !== "number") throw new Error(`a sample has no ${key}`);
    return found;
  };
  const indices = (key: string) => {
    const found = member(value, key);
    return isJsonArray(found) ? found.map(Number) : [];
  };
  return {
    refused: indices("refused"),
    unusualRefused: indices("unusualRefused"),
    accepted: indices("accepted"),
    unexplained: indices("unexplained"),
    yardstick: time("yardstick"),
    valid: time("valid"),
    invalid: time("invalid"),
    ...(member(value, "explained") === undefined ? {} : { explained: time("explained") }),
  };
}
