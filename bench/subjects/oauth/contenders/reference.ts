import { createServer } from "node:http";
import { prepareAccounts } from "../../../../reference/accounts.ts";
import { openApplication } from "../../../../reference/application.ts";
import { Janitor } from "../../../../reference/janitor.ts";
import { createOAuthServer, HTTP_LIMITS } from "../../../../reference/server.ts";
import { readSettings } from "../../../../reference/settings.ts";
import { SharedLimits } from "../../../../reference/shared-limits.ts";
import type { Contender } from "../contender-process.ts";
import { listen } from "./listen.ts";

/** The reference server with its defaults, as its program puts it together. */
export async function start({
  variables,
}: {
  readonly variables: Readonly<Record<string, string>>;
}): Promise<Contender> {
  const read = readSettings(variables);
  if (!("settings" in read)) throw new TypeError(read.problems.join("\n"));
  const app = await openApplication(read.settings);
  await prepareAccounts(app.store, app.clock());
  new Janitor(app).start();
  new SharedLimits(app).start();
  return { port: await listen(createServer(HTTP_LIMITS, createOAuthServer(app).node)) };
}
