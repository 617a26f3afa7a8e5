import type { ProgressListener, StageName } from "../report.ts";
import { stageLine } from "./print-report.ts";
import type { Terminal } from "./terminal.ts";

/** How long a line stands at least, in milliseconds: to write more often would only take time. */
const shortest = 60;

const doing: Readonly<Record<StageName, string>> = {
  load: "reading the document",
  model: "working out the API",
  emit: "printing the files",
  write: "comparing with the output",
};

/** Shows people how a run goes on: on a terminal by a line that is rewritten, and everywhere by a line for each stage that has ended. */
export function showProgress({ print, status }: Terminal): ProgressListener {
  let last = Number.NEGATIVE_INFINITY;
  return {
    at: (stage, done, total) => {
      const now = performance.now();
      if (!status || (done !== undefined && done !== total && now - last < shortest)) return;
      last = now;
      const count = done === undefined ? "" : total === undefined ? `  ${done}` : `  ${done} of ${total}`;
      status(`${stage.padEnd(6)}  ${stage === "write" && done ? "writing" : doing[stage]}${count}`);
    },
    ended: (stage) => print(stageLine(stage)),
  };
}
