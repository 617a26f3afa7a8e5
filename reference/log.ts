/**
 * The log: one JSON object a line. A request is told by the name of its operation, never by its URL, since codes, states
 * and consent tokens stand there; and of headers and bodies nothing is told at all.
 */

/** What happened, beside the time. */
export type LogEntry = Readonly<Record<string, string | number | undefined>> & {
  readonly level: "info" | "warning" | "error";
  readonly event: string;
};

export type Log = (entry: LogEntry) => void;

/** A log whose lines wait for the end of the turn, so that many requests cost one write. */
export function lineLog(write: (lines: string) => void, clock: () => number = Date.now): Log {
  let waiting = "";
  return (entry) => {
    if (waiting === "") {
      setImmediate(() => {
        const lines = waiting;
        waiting = "";
        write(lines);
      });
    }
    waiting += `${JSON.stringify({ time: new Date(clock()).toISOString(), ...entry })}\n`;
  };
}

/** What is told of a failure: its name, its sentence and where it was thrown, and those of what caused it. */
export function describeFailure(error: unknown): LogEntry {
  const entry = { level: "error", event: "failure" } as const;
  if (!(error instanceof Error)) return { ...entry, message: String(error) };
  const { name, message, stack, cause } = error;
  const told = { ...entry, name, message, stack };
  return cause instanceof Error ? { ...told, cause: `${cause.name}: ${cause.message}` } : told;
}
