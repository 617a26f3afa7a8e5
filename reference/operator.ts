/**
 * The operator's commands, run beside the server on the same database:
 *
 *     node operator.ts verify <client_id>      mark a client as verified; it is then shown so on the consent page
 *     node operator.ts unverify <client_id>
 *     node operator.ts keys                    list the signing keys
 *     node operator.ts rotate-key              publish a new signing key, which signs in ten minutes
 *     node operator.ts remove-key <kid>        remove a compromised key: its tokens are dead within a second
 *     node operator.ts revoke-api-key <key>    end an API key and its sessions
 *
 * It reads the same environment as the server.
 */
import { pathToFileURL } from "node:url";
import { type Application, openApplication } from "./application.ts";
import { hashSecret } from "./secrets.ts";
import { readSettings } from "./settings.ts";

interface Outcome {
  readonly done: boolean;
  readonly message: string;
}

type Command = (app: Application, argument: string) => Promise<Outcome>;

const outcome = (done: boolean, yes: string, no: string): Outcome => ({ done, message: done ? yes : no });

const COMMANDS: ReadonlyMap<string, { readonly argument?: string; readonly run: Command }> = new Map([
  ["verify", { argument: "client_id", run: (app: Application, id: string) => setVerified(app, id, true) }],
  ["unverify", { argument: "client_id", run: (app: Application, id: string) => setVerified(app, id, false) }],
  ["keys", { run: listKeys }],
  ["rotate-key", { run: rotateKey }],
  ["remove-key", { argument: "kid", run: removeKey }],
  ["revoke-api-key", { argument: "key", run: revokeApiKey }],
]);

/** Runs one command line, without the program's name. */
export async function operate(app: Application, words: readonly string[]): Promise<Outcome> {
  const [name = "", argument, ...rest] = words;
  const command = COMMANDS.get(name);
  const fits = command && rest.length === 0 && (argument === undefined) === (command.argument === undefined);
  if (!fits) return { done: false, message: usage() };
  return command.run(app, argument ?? "");
}

export function usage(): string {
  const lines = [...COMMANDS].map(
    ([name, { argument }]) => `  ${name}${argument === undefined ? "" : ` <${argument}>`}`,
  );
  return ["usage: node operator.ts <command>", ...lines].join("\n");
}

async function setVerified(app: Application, id: string, verified: boolean): Promise<Outcome> {
  const changed = await app.store.setClientVerified(id, verified, app.clock());
  return outcome(changed, `the client is ${verified ? "" : "not "}verified now`, "there is no such client");
}

async function listKeys(app: Application): Promise<Outcome> {
  const lines = (await app.store.listKeys()).map(({ kid, alg, state, createdAt }) =>
    [kid, alg, state, new Date(createdAt).toISOString()].join("  "),
  );
  return { done: true, message: lines.join("\n") };
}

async function rotateKey(app: Application): Promise<Outcome> {
  const rotated = await app.keys.rotate(app.clock());
  return outcome(rotated, "a new key is published, and signs in ten minutes", "a new key is waiting already");
}

async function removeKey(app: Application, kid: string): Promise<Outcome> {
  const removed = await app.keys.remove(kid, app.clock());
  return outcome(removed, "the key is removed, and what it signed is dead", "there is no such key");
}

async function revokeApiKey(app: Application, key: string): Promise<Outcome> {
  const revoked = await app.store.revokeApiKey(hashSecret(key), app.clock());
  return outcome(revoked, "the API key is revoked", "there is no such API key");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const read = readSettings(process.env);
  if (!("settings" in read)) {
    console.error(read.problems.join("\n"));
    process.exitCode = 1;
  } else {
    const app = await openApplication(read.settings);
    const { done, message } = await operate(app, process.argv.slice(2));
    console[done ? "log" : "error"](message);
    process.exitCode = done ? 0 : 1;
    await app.store.close();
  }
}
