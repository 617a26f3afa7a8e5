import { pathToFileURL } from "node:url";
import { answerQuestions } from "../../harness/worker.ts";

/**
 * A contender's process: the module and its settings, in JSON, stand on the command line. `"start"` is answered with what
 * the module says when it is ready, `"usage"` with what the process has used; everything else is for the module.
 */
const [file = "", settings = "{}"] = process.argv.slice(2);
let contender: Contender | undefined;

answerQuestions(async (question) => {
  if (question === "usage") {
    const { user, system } = process.cpuUsage();
    return { cpuMicroseconds: user + system, residentBytes: process.memoryUsage.rss() };
  }
  if (contender) return contender.ask?.(question);
  const started: unknown = await import(pathToFileURL(file).href);
  if (!isModule(started)) throw new TypeError(`${file} has no function start`);
  contender = await started.start(JSON.parse(settings));
  return contender.port;
});

/** What a module in `contenders/` starts. */
export interface Contender {
  /** Where it listens on 127.0.0.1; absent where it is no server. */
  readonly port?: number;
  readonly ask?: (question: unknown) => unknown;
}

interface ContenderModule {
  start(settings: unknown): Promise<Contender>;
}

function isModule(value: unknown): value is ContenderModule {
  return typeof value === "object" && value !== null && "start" in value && typeof value.start === "function";
}

/** What `"usage"` is answered with. */
export interface Usage {
  /** Of the process so far, of all its threads, user and system. */
  readonly cpuMicroseconds: number;
  readonly residentBytes: number;
}
