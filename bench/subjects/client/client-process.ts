import { pathToFileURL } from "node:url";
import { answerQuestions } from "../../harness/worker.ts";
import { answers, apiKey, type Calls, type ClientSettings, callOnce } from "./calls.ts";
import { type ClientTask, type ClientTiming, isClientTask } from "./task.ts";

/** A contender's process: makes calls with the client of the module that the command line names. */
const [file = "", port = ""] = process.argv.slice(2);

const baseURL = `http://127.0.0.1:${port}/v2`;
const clients = new Map<string, Calls>();

answerQuestions(async (task) => {
  if (!isClientTask(task)) throw new TypeError("no task");
  const calls = await clientOf(task);
  return task.kind === "once" ? callOnce(calls, task.call) : measure(calls, task);
});

/** One client for each transport; with an answer at once, one for each call as well, since it is always the same answer. */
async function clientOf(task: ClientTask): Promise<Calls> {
  const { transport, call } = task;
  const key = transport === "loopback" ? transport : `${transport} ${call}`;
  const known = clients.get(key);
  if (known !== undefined) return known;
  const contender: unknown = await import(pathToFileURL(file).href);
  if (!isContender(contender)) throw new TypeError(`${file} has no function createCalls`);
  const calls = contender.createCalls({ baseURL, apiKey, fetch: fetchOf(task) });
  clients.set(key, calls);
  return calls;
}

/** The platform's `fetch`, or one that sends nothing and answers at once, so that what is left is the client. */
function fetchOf({ transport, call }: ClientTask): typeof globalThis.fetch {
  if (transport === "loopback") return globalThis.fetch;
  const text = JSON.stringify(answers[call]);
  const init = { status: call === "create" ? 201 : 200, headers: { "content-type": "application/json" } };
  return () => Promise.resolve(new Response(text, init));
}

/** Keeps so many calls under way until it is time to stop, and waits for the last ones. */
async function measure(calls: Calls, task: Extract<ClientTask, { kind: "measure" }>): Promise<ClientTiming> {
  const before = process.cpuUsage();
  const start = performance.now();
  const until = start + task.milliseconds;
  let count = 0;
  const caller = async () => {
    do {
      await callOnce(calls, task.call);
      count++;
    } while (count < task.calls && performance.now() < until);
  };
  await Promise.all(Array.from({ length: task.concurrency }, caller));
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { calls: count, milliseconds, cpuMicroseconds: user + system };
}

interface ContenderModule {
  createCalls(settings: ClientSettings): Calls;
}

function isContender(value: unknown): value is ContenderModule {
  return (
    typeof value === "object" && value !== null && "createCalls" in value && typeof value.createCalls === "function"
  );
}
