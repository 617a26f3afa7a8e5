import { join } from "node:path";
import { BenchError } from "../../harness/bench-error.ts";
import { runCold } from "../../harness/cold-process.ts";
import { cases } from "./cases/index.ts";
import { yardstickTime } from "./measure.ts";
import { taskPath } from "./stations.ts";
import { parseSample, type Sample } from "./task.ts";

const worker = join(import.meta.dirname, "worker.ts");
const limitMilliseconds = 300_000;

/** A sample is taken again, so often at most, where the machine was slower than this against its best. */
const slowest = 1.12;
const attempts = 4;

/** Takes samples, each in a process of its own, and takes those again that the machine spoiled. */
export class Sampler {
  readonly #folder: string;
  readonly #edited: string | undefined;
  readonly #mixed: boolean;
  #best = Number.POSITIVE_INFINITY;
  #repeated = 0;

  constructor(options: { readonly folder: string; readonly edited: string | undefined; readonly mixed: boolean }) {
    this.#folder = options.folder;
    this.#edited = options.edited;
    this.#mixed = options.mixed;
    for (let trial = 0; trial < 5000; trial++) this.#best = Math.min(this.#best, yardstickTime());
  }

  /** Whether there are packages beside those that were written now. */
  get hasEdited(): boolean {
    return this.#edited !== undefined;
  }

  /** How many samples were thrown away because the machine was slow. */
  get repeated(): number {
    return this.#repeated;
  }

  async sample(contender: string, id: string): Promise<Sample> {
    let quietest: Sample | undefined;
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const sample = await this.#run(contender, id);
      this.#best = Math.min(this.#best, sample.yardstick);
      if (!quietest || sample.yardstick < quietest.yardstick) quietest = sample;
      if (quietest.yardstick <= slowest * this.#best) return quietest;
      this.#repeated++;
    }
    if (!quietest) throw new Error("no sample was taken");
    return quietest;
  }

  async #run(contender: string, id: string): Promise<Sample> {
    const from = contender === "edited" && this.#edited !== undefined ? this.#edited : this.#folder;
    const company = this.#mixed ? cases.map((other) => other.id).filter((other) => other !== id) : [];
    const paths = [id, ...company].map((each) => taskPath(from, each));
    const run = await runCold(worker, [contender, ...paths], { folder: this.#folder, limitMilliseconds });
    if (run.exitCode === 0) return trusted(contender, id, parseSample(run.stdout));
    throw new BenchError(`${contender} on ${id}: ${run.stderr.trim() || `ended with ${run.exitCode}`}`);
  }
}

/** Those that the others' ratios are to say what the schemas say, or there is nothing to compare. */
const bases: readonly string[] = ["hand-written", "specwright"];

function trusted(contender: string, id: string, sample: Sample): Sample {
  const wrong = [sample.refused, sample.unusualRefused, sample.accepted, sample.unexplained].flat();
  if (!bases.includes(contender) || wrong.length === 0) return sample;
  throw new BenchError(`${contender} gives ${wrong.length} wrong answers on ${id}: ${JSON.stringify(sample)}`);
}
