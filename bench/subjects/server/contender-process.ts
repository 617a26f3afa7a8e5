import { pathToFileURL } from "node:url";
import { answerQuestions } from "../../harness/worker.ts";
import { readSchemas, type Schemas } from "./schemas.ts";
import { type Shop, shop } from "./shop.ts";

/**
 * A contender's process: starts the module that the command line names, on loopback, and says what it has used.
 * `"start"` is answered with the port, `"usage"` with the CPU time so far, user and system, in microseconds.
 */
const [file = ""] = process.argv.slice(2);

answerQuestions(async (question) => {
  if (question === "start") {
    const contender: unknown = await import(pathToFileURL(file).href);
    if (!isContender(contender)) throw new TypeError(`${file} has no function start`);
    return contender.start("127.0.0.1", shop, readSchemas());
  }
  const { user, system } = process.cpuUsage();
  return user + system;
});

/** What a module in `contenders/` is: it listens at a free port of the host, and says which. */
interface ContenderModule {
  start(host: string, shop: Shop, schemas: Schemas): Promise<number>;
}

function isContender(value: unknown): value is ContenderModule {
  return typeof value === "object" && value !== null && "start" in value && typeof value.start === "function";
}
