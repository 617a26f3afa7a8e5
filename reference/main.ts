/**
 * The program: reads its settings, serves, and ends cleanly on SIGTERM or SIGINT. Wrong settings are said in sentences, all at
 * once, and the exit status is 1.
 */
import { createServer } from "node:http";
import { type Application, openApplication } from "./application.ts";
import { Janitor } from "./janitor.ts";
import { createOAuthServer } from "./server.ts";
import { readSettings, type Settings } from "./settings.ts";

/** How long requests that are under way may take to finish after a signal. */
const STOP_MS = 10_000;

async function start(settings: Settings): Promise<void> {
  const app = await openApplication(settings);
  const janitor = new Janitor(app, report);
  const { node } = createOAuthServer(app, { onError: report });
  // Slow clients may not hold connections open for ever: ten seconds for the head, thirty for all.
  const limits = { maxHeaderSize: 16_384, headersTimeout: 10_000, requestTimeout: 30_000 };
  const server = createServer(limits, node);
  const ended = Promise.withResolvers<void>();
  server.once("error", ended.reject);
  server.once("close", ended.resolve);
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      server.close();
      setTimeout(() => server.closeAllConnections(), STOP_MS).unref();
    });
  }
  server.listen(settings.port, settings.host, () => {
    janitor.start();
    console.log(welcome(app));
  });
  try {
    await ended.promise;
  } finally {
    await janitor.stop();
    await app.store.close();
  }
}

/** Where it is, a new API key if there is one, and a line to try. A key from the environment is not printed. */
function welcome({ settings, newApiKey }: Application): string {
  const lines = [`The authorization server is at ${settings.issuer}`];
  if (newApiKey !== undefined) lines.push(`Its API key, shown only now, is ${newApiKey}`);
  const key = newApiKey ?? (settings.apiKey === undefined ? "<your API key>" : "$API_KEY");
  lines.push("Try it:", `  curl -H "Authorization: Bearer ${key}" ${settings.resource}/oauth/clients`);
  return lines.join("\n");
}

function report(error: unknown): void {
  console.error(error);
}

const read = readSettings(process.env);
if ("settings" in read) {
  try {
    await start(read.settings);
  } catch (error) {
    console.error(`The server stopped: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
} else {
  console.error(read.problems.join("\n"));
  process.exitCode = 1;
}
