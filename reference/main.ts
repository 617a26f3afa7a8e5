/**
 * The program: reads its settings, serves, and ends cleanly on SIGTERM or SIGINT. Wrong settings are said in sentences, all at
 * once, and the exit status is 1.
 */
import { createServer } from "node:http";
import { configureApiKey, firstApiKey, prepareAccounts } from "./accounts.ts";
import { openApplication } from "./application.ts";
import { Janitor } from "./janitor.ts";
import { createOAuthServer, HTTP_LIMITS } from "./server.ts";
import { readSettings, type Settings } from "./settings.ts";

/** How long requests that are under way may take to finish after a signal. */
const STOP_MS = 10_000;

async function start(settings: Settings): Promise<void> {
  const app = await openApplication(settings);
  const janitor = new Janitor(app, app.report);
  try {
    const server = createServer(HTTP_LIMITS, createOAuthServer(app).node);
    const ended = Promise.withResolvers<void>();
    server.once("error", ended.reject);
    server.once("close", ended.resolve);
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => {
        server.close();
        setTimeout(() => server.closeAllConnections(), STOP_MS).unref();
      });
    }
    await prepareAccounts(app.store, app.clock());
    const listening = Promise.withResolvers<void>();
    server.listen(settings.port, settings.host, listening.resolve);
    await Promise.race([listening.promise, ended.promise]);
    // Keys are not touched before: one that was made for a server which then cannot start would be seen by nobody.
    const { apiKey } = settings;
    const isKeyValid = apiKey === undefined || (await configureApiKey(app.store, apiKey, app.clock()));
    console.log(welcome(settings, isKeyValid, await firstApiKey(app.store, app.clock())));
    janitor.start();
    await ended.promise;
  } finally {
    await janitor.stop();
    await app.store.close();
  }
}

/** Where it is, a new API key if there is one, and a line to try. A key from the environment is not printed. */
function welcome({ issuer, resource, apiKey }: Settings, isKeyValid: boolean, newKey: string | undefined): string {
  const lines = [`The authorization server is at ${issuer}`];
  if (!isKeyValid) lines.push("API_KEY has been revoked or replaced, and is not accepted: set another one.");
  if (newKey !== undefined) lines.push(`Its API key, shown only now, is ${newKey}`);
  const key = newKey ?? (apiKey === undefined || !isKeyValid ? "<your API key>" : "$API_KEY");
  lines.push("Try it:", `  curl -H "Authorization: Bearer ${key}" ${resource}/oauth/clients`);
  return lines.join("\n");
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
