/**
 * The operator's commands, run beside the server on the same database and with the same environment. The database must
 * be there already. Accounts and API keys are made only on command, and a new key is printed once.
 */
import { type Application, openApplication } from "./application.ts";
import { writeArchive } from "./archive-file.ts";
import { importInstallation } from "./moving.ts";
import * as accounts from "./operator/accounts.ts";
import * as clients from "./operator/clients.ts";
import { isoTime, type Outcome, outcome } from "./operator/outcome.ts";
import { readSettings, type Settings } from "./settings.ts";
import { lastWords } from "./startup-error.ts";

type Command = {
  /** The arguments by name; one in brackets may be left out. */
  readonly usage: string;
  readonly help: string;
  /** What else an operator should know; shown by `--help` of the command alone. */
  readonly more?: string;
} & (
  | { readonly run: (app: Application, ...words: string[]) => Promise<Outcome> }
  /** For what must find a database without keys: opening a server's parts would make some. */
  | { readonly runBefore: (settings: Settings, ...words: string[]) => Promise<Outcome> }
  /** For what is no command of this file. */
  | { readonly elsewhere: true }
);

/** By what is typed: one word, or a noun and what is done with it. */
const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["start", { usage: "", help: "serve, as npm start does", more: "It ends on SIGTERM.", elsewhere: true }],
  [
    "clients list",
    { usage: "[part_of_name]", help: "list the newest clients, of all organisations", run: clients.listClients },
  ],
  ["clients show", { usage: "<client_id>", help: "say all there is to say of a client", run: clients.showClient }],
  [
    "clients verify",
    {
      usage: "<client_id>",
      help: "mark a client as verified on the consent page",
      more: "It says what it has verified. Another name, redirect URI or link of the client takes it back.",
      run: clients.verifyClient,
    },
  ],
  ["clients unverify", { usage: "<client_id>", help: "take that back", run: clients.unverifyClient }],
  [
    "clients delete",
    { usage: "<client_id>", help: "end a client, its grants and its tokens, at once", run: clients.deleteClient },
  ],
  [
    "clients rotate-secret",
    {
      usage: "<client_id>",
      help: "give a confidential client another secret",
      more: "The old secret is refused from the next request on. Tokens that the client has stay what they are.",
      run: clients.rotateSecret,
    },
  ],
  [
    "grants revoke",
    {
      usage: "<--client|--user> <id>",
      help: "end all grants of a client, or all that a user has given",
      more: "Their codes and tokens are dead at once. What a client does for itself needs no grant: see clients delete.",
      run: clients.revokeGrants,
    },
  ],
  ["keys list", { usage: "", help: "list the signing keys", run: listKeys }],
  [
    "keys rotate",
    {
      usage: "",
      help: "publish a new signing key, which signs once all verifiers have it",
      more: "A server does that by itself every SIGNING_KEY_DAYS. The old key stays until its last token has expired.",
      run: rotateKey,
    },
  ],
  [
    "keys reseal",
    {
      usage: "",
      help: "seal the signing keys under NEW_KEY_ENCRYPTION_KEY, while no server runs",
      more: "All servers and commands then want it as KEY_ENCRYPTION_KEY. Backups of before open with the old one alone.",
      run: resealKeys,
    },
  ],
  [
    "keys remove",
    {
      usage: "<kid>",
      help: "remove a compromised signing key: its tokens are dead",
      more: "Where it was the one that signs, another one signs at once, before verifiers behind caches know it.",
      run: removeKey,
    },
  ],
  ["api-keys list", { usage: "", help: "list the API keys by id, with their users", run: accounts.listApiKeys }],
  [
    "api-keys create",
    { usage: "[user_id]", help: "make one, of the first user if none is named", run: accounts.makeApiKey },
  ],
  [
    "api-keys revoke",
    {
      usage: "<id>",
      help: "end the API key of this id, and its sessions",
      more: "The id is the one that api-keys list shows: a key itself would stay in the shell's history.",
      run: accounts.revokeApiKey,
    },
  ],
  [
    "accounts create",
    { usage: "<organisation> <user>", help: "make an organisation, a user and an API key", run: accounts.makeAccount },
  ],
  ["users list", { usage: "", help: "list the users with their organisations", run: accounts.listUsers }],
  [
    "users revoke",
    { usage: "<user_id>", help: "end a user's API keys, sessions and grants", run: accounts.revokeUser },
  ],
  [
    "export",
    {
      usage: "<file>",
      help: "write everything to a file, as of this moment",
      more: "Servers may go on. Stop them first where nothing may be done after the export, as before a move.",
      run: exportTo,
    },
  ],
  [
    "import",
    {
      usage: "<file>",
      help: "fill a database on which no server has started",
      more: "KEY_ENCRYPTION_KEY must be the one of the installation that was exported.",
      runBefore: importFrom,
    },
  ],
]);

/** Runs one command line, without the program's name. */
export async function operate(app: Application, words: readonly string[]): Promise<Outcome> {
  const typed = commandOf(words);
  return typed && "run" in typed.command
    ? typed.command.run(app, ...typed.given)
    : { done: false, message: usage(words) };
}

/** Undefined where there is no such command, or its arguments are too few or too many. */
function commandOf(words: readonly string[]): { command: Command; given: readonly string[] } | undefined {
  for (const length of [1, 2]) {
    const command = COMMANDS.get(words.slice(0, length).join(" "));
    if (command === undefined) continue;
    const given = words.slice(length);
    const required = command.usage.match(/</g)?.length ?? 0;
    const optional = command.usage.match(/\[/g)?.length ?? 0;
    return given.length < required || given.length > required + optional ? undefined : { command, given };
  }
  return undefined;
}

/** What there is that begins with these words; everything where nothing does. */
function usage(words: readonly string[]): string {
  const exact = [...COMMANDS].filter(([name]) => `${words.join(" ")} `.startsWith(`${name} `));
  const near = exact.length > 0 ? exact : [...COMMANDS].filter(([name]) => name.split(" ")[0] === words[0]);
  const shown = near.length > 0 ? near : [...COMMANDS];
  const lines = shown.map(([name, { usage: given, help }]) => `  ${`${name} ${given}`.padEnd(42)}${help}`);
  const more = exact.map(([, command]) => command.more).filter((sentence) => sentence !== undefined);
  return ["usage: npm run oauth-server -- <command>", ...lines, ...more].join("\n");
}

async function listKeys(app: Application): Promise<Outcome> {
  const lines = (await app.store.listKeys()).map(({ kid, alg, state, createdAt }) =>
    [kid, alg, state, isoTime(createdAt)].join("  "),
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

async function resealKeys(app: Application): Promise<Outcome> {
  const { newKeyEncryptionKey: other } = app.settings;
  if (!other) return { done: false, message: "NEW_KEY_ENCRYPTION_KEY must be set: 32 bytes in base64 or base64url" };
  return outcome(
    await app.keys.reseal(other),
    "the signing keys are sealed under the new key: start everything with it as KEY_ENCRYPTION_KEY",
    "nothing is changed, since a server has changed the signing keys meanwhile: stop all servers first",
  );
}

async function removeKey(app: Application, kid = ""): Promise<Outcome> {
  const removed = await app.keys.remove(kid, app.clock());
  return outcome(removed, "the key is removed, and what it signed is dead", "there is no such key");
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
  const isHelp = (word: string) => ["--help", "-h", "help"].includes(word);
  if (words.some(isHelp)) return { done: true, message: usage(words.filter((word) => !isHelp(word))) };
  const typed = commandOf(words);
  if (!typed || "elsewhere" in typed.command) return { done: false, message: usage(words) };
  const read = readSettings(process.env);
  if (!("settings" in read)) return { done: false, message: read.problems.join("\n") };
  try {
    if ("runBefore" in typed.command) return await typed.command.runBefore(read.settings, ...typed.given);
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
