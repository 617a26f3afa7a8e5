/**
 * The program: reads its settings, serves, and ends cleanly on SIGTERM or SIGINT. Wrong settings are said in sentences,
 * all at once, and the exit status is 1.
 */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { configureApiKey, firstApiKey, prepareAccounts } from "./accounts.ts";
import { openApplication } from "./application.ts";
import { gracefulStop } from "./graceful-stop.ts";
import { Janitor } from "./janitor.ts";
import { describeFailure, lineLog } from "./log.ts";
import { createOAuthServer, HTTP_LIMITS, SILENCE_MS } from "./server.ts";
import { readSettings, type Settings } from "./settings.ts";
import { SharedLimits } from "./shared-limits.ts";
import { lastWords, StartupError } from "./startup-error.ts";
import { answerUnreadable } from "./unreadable-request.ts";

/** Whoever reads what the server says may go away (EPIPE); that costs what is said, and not the server. */
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

async function start(settings: Settings): Promise<void> {
  const log = lineLog((lines) => process.stderr.write(lines));
  const report = (error: unknown) => log(describeFailure(error));
  const app = await openApplication(settings, { report, log });
  const janitor = new Janitor(app);
  const sharedLimits = new SharedLimits(app);
  const server = createServer(HTTP_LIMITS, createOAuthServer(app).node);
  server.on("clientError", answerUnreadable);
  server.setTimeout(SILENCE_MS);
  const stop = gracefulStop(server);
  try {
    await prepareAccounts(app.store, app.clock());
    await listen(server, settings);
    const ended = once(server, "close");
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
    // Keys are not touched before: one that was made for a server which then cannot start would be seen by nobody.
    const { apiKey } = settings;
    const isKeyValid = apiKey === undefined || (await configureApiKey(app.store, apiKey, app.clock()));
    console.log(welcome(settings, isKeyValid, await firstApiKey(app.store, app.clock())));
    janitor.start();
    sharedLimits.start();
    await ended;
  } finally {
    // Where something failed after it listened, this is what ends the process.
    server.close();
    server.closeAllConnections();
    await sharedLimits.stop();
    await janitor.stop();
    await app.store.close();
  }
}

/** @throws StartupError if the address cannot be had. */
async function listen(server: Server, { port, host }: Settings): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw listeningFailure(error, host, port);
  }
}

/** Which setting the operator has to change; a failure that no setting mends stays what it is. */
function listeningFailure(error: unknown, host: string, port: number): unknown {
  switch (error instanceof Error && "code" in error ? error.code : undefined) {
    case "EADDRINUSE":
      return new StartupError(`PORT: ${port} is in use by another program on ${host}.`, { cause: error });
    case "EACCES":
      return new StartupError(`PORT: ${port} may not be used by this user on ${host}.`, { cause: error });
    case "EADDRNOTAVAIL":
      return new StartupError(`HOST: ${host} is not an address of this machine.`, { cause: error });
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new StartupError(`HOST: ${host} is not the name of a host that can be found.`, { cause: error });
    default:
      return error;
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
    console.error(lastWords("The server stopped", error));
    process.exitCode = 1;
  }
} else {
  console.error(read.problems.join("\n"));
  process.exitCode = 1;
}
