/**
 * The operator's commands, run beside the server on the same database and with the same environment. The database must
 * be there already. Accounts and API keys are made only on command, and a new key is printed once.
 */
import { apiKeyId, FIRST_USER_ID, newAccount, newApiKey, prepareAccounts } from "./accounts.ts";
import { type Application, openApplication } from "./application.ts";
import { writeArchive } from "./archive-file.ts";
import { importInstallation } from "./moving.ts";
import { readSettings, type Settings } from "./settings.ts";
import { lastWords } from "./startup-error.ts";

interface Outcome {
  readonly done: boolean;
  readonly message: string;
}

type Command = {
  /** The arguments by name; one in brackets may be left out. */
  readonly usage: string;
  readonly help: string;
} & (
  | { readonly run: (app: Application, ...words: string[]) => Promise<Outcome> }
  /** For what must find a database without keys: opening a server's parts would make some. */
  | { readonly runBefore: (settings: Settings, ...words: string[]) => Promise<Outcome> }
);

const outcome = (done: boolean, yes: string, no: string): Outcome => ({ done, message: done ? yes : no });

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["verify", { usage: "<client_id>", help: "mark a client as verified on the consent page", run: verify }],
  ["unverify", { usage: "<client_id>", help: "take that back", run: unverify }],
  ["keys", { usage: "", help: "list the signing keys", run: listKeys }],
  [
    "rotate-key",
    { usage: "", help: "publish a new signing key, which signs once all verifiers have it", run: rotateKey },
  ],
  ["remove-key", { usage: "<kid>", help: "remove a compromised signing key: its tokens are dead", run: removeKey }],
  ["api-keys", { usage: "", help: "list the API keys by id, with their users", run: listApiKeys }],
  ["new-api-key", { usage: "[user_id]", help: "make an API key, of the first user if none is named", run: makeApiKey }],
  [
    "new-account",
    { usage: "<organisation> <user>", help: "make an organisation, a user and an API key", run: makeAccount },
  ],
  ["revoke-api-key", { usage: "<id>", help: "end the API key of this id, and its sessions", run: revokeApiKey }],
  ["export", { usage: "<file>", help: "write everything to a file, as of this moment", run: exportTo }],
  ["import", { usage: "<file>", help: "fill a database on which no server has started", runBefore: importFrom }],
]);

/** Runs one command line, without the program's name. */
export async function operate(app: Application, words: readonly string[]): Promise<Outcome> {
  const command = commandOf(words);
  return command && "run" in command ? command.run(app, ...words.slice(1)) : { done: false, message: usage() };
}

/** Undefined where there is no such command, or its arguments are too few or too many. */
function commandOf([name = "", ...given]: readonly string[]): Command | undefined {
  const command = COMMANDS.get(name);
  const required = command?.usage.match(/</g)?.length ?? 0;
  const optional = command?.usage.match(/\[/g)?.length ?? 0;
  return given.length < required || given.length > required + optional ? undefined : command;
}

function usage(): string {
  const line = (command: string, help: string) => `  ${command.padEnd(34)}${help}`;
  const lines = [...COMMANDS].map(([name, { usage: words, help }]) => line(`${name} ${words}`, help));
  return ["usage: npm run oauth-server -- <command>", line("start", "serve, as npm start does"), ...lines].join("\n");
}

async function setVerified(app: Application, id: string, verified: boolean): Promise<Outcome> {
  const changed = await app.store.setClientVerified(id, verified, app.clock());
  return outcome(changed, `the client is ${verified ? "" : "not "}verified now`, "there is no such client");
}

function verify(app: Application, id = ""): Promise<Outcome> {
  return setVerified(app, id, true);
}

function unverify(app: Application, id = ""): Promise<Outcome> {
  return setVerified(app, id, false);
}

async function listKeys(app: Application): Promise<Outcome> {
  const lines = (await app.store.listKeys()).map(({ kid, alg, state, createdAt }) =>
    [kid, alg, state, new Date(createdAt).toISOString()].join("  "),
  );
  return { done: true, message: lines.join("\n") };
}

async function rotateKey(app: Application): Promise<Outcome> {
  const rotated = await app.keys.rotate(app.clock());
  return outcome(
    rotated,
    "a new key is published, and signs once all verifiers have it",
    "a new key is waiting already",
  );
}

async function removeKey(app: Application, kid = ""): Promise<Outcome> {
  const removed = await app.keys.remove(kid, app.clock());
  return outcome(removed, "the key is removed, and what it signed is dead", "there is no such key");
}

async function listApiKeys(app: Application): Promise<Outcome> {
  const lines = (await app.store.listApiKeys()).map((key) => {
    const { user, configured, createdAt, revokedAt } = key;
    const state = revokedAt === null ? (configured ? "from API_KEY" : "live") : "revoked";
    const made = new Date(createdAt).toISOString();
    return [apiKeyId(key), state.padEnd(12), made, user.id, `${user.name}, ${user.orgName}`].join("  ");
  });
  return { done: true, message: lines.join("\n") || "there is no API key" };
}

async function makeApiKey(app: Application, userId = FIRST_USER_ID): Promise<Outcome> {
  if (userId === FIRST_USER_ID) await prepareAccounts(app.store, app.clock());
  const key = await newApiKey(app.store, userId, app.clock());
  return outcome(key !== undefined, `the API key, shown only now, is ${key}`, "there is no such user");
}

async function makeAccount(app: Application, org = "", user = ""): Promise<Outcome> {
  const { orgId, userId, apiKey } = await newAccount(app.store, { org, user }, app.clock());
  const message = `the organisation ${orgId} has the user ${userId}\nthe API key, shown only now, is ${apiKey}`;
  return { done: true, message };
}

/** By its id, since a secret on a command line stands in the shell's history and in the list of processes. */
async function revokeApiKey(app: Application, id = ""): Promise<Outcome> {
  const found = (await app.store.listApiKeys()).filter((key) => apiKeyId(key) === id && key.revokedAt === null);
  for (const { keyHash } of found) await app.store.revokeApiKey(keyHash, app.clock());
  return outcome(found.length > 0, "the API key is revoked", "there is no live API key of this id; see api-keys");
}

async function exportTo(app: Application, path = ""): Promise<Outcome> {
  const count = await writeArchive(app.store, path);
  return { done: true, message: `${count} rows are in ${path}; whoever has it has all that the database has` };
}

async function importFrom(settings: Settings, path = ""): Promise<Outcome> {
  const imported = await importInstallation(settings, path);
  return outcome(imported, "everything is imported", "nothing is imported: there is an installation already");
}

/** The program: runs one command line, and says what came of it. */
export async function main(words: readonly string[]): Promise<void> {
  const { done, message } = await runCommandLine(words);
  console[done ? "log" : "error"](message);
  process.exitCode = done ? 0 : 1;
}

async function runCommandLine(words: readonly string[]): Promise<Outcome> {
  const asksForHelp = ["--help", "-h", "help"].includes(words[0] ?? "");
  const command = commandOf(words);
  if (!command) return { done: asksForHelp, message: usage() };
  const read = readSettings(process.env);
  if (!("settings" in read)) return { done: false, message: read.problems.join("\n") };
  try {
    if ("runBefore" in command) return await command.runBefore(read.settings, ...words.slice(1));
    // A database that a mistyped DATABASE_URL makes would be empty, and its commands would seem to work.
    const app = await openApplication(read.settings, { create: false });
    try {
      return await operate(app, words);
    } finally {
      await app.store.close();
    }
  } catch (error) {
    return { done: false, message: lastWords("Nothing was done", error) };
  }
}
