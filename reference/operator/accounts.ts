/** The operator's commands on organisations, users and their API keys. A new key is printed once. */
import { apiKeyId, FIRST_USER_ID, newAccount, newApiKey, prepareAccounts } from "../accounts.ts";
import type { Application } from "../application.ts";
import { nameProblem, normalName } from "../client-metadata.ts";
import { revokeAll } from "./clients.ts";
import { isoTime, type Outcome, outcome, printable } from "./outcome.ts";

export async function listApiKeys(app: Application): Promise<Outcome> {
  const lines = (await app.store.listApiKeys()).map((key) => {
    const { user, configured, createdAt, revokedAt } = key;
    const state = revokedAt === null ? (configured ? "from API_KEY" : "live") : "revoked";
    const owner = printable(`${user.name}, ${user.orgName}`);
    return [apiKeyId(key), state.padEnd(12), isoTime(createdAt), user.id, owner].join("  ");
  });
  return { done: true, message: lines.join("\n") || "there is no API key" };
}

export async function makeApiKey(app: Application, userId = FIRST_USER_ID): Promise<Outcome> {
  if (userId === FIRST_USER_ID) await prepareAccounts(app.store, app.clock());
  const key = await newApiKey(app.store, userId, app.clock());
  return outcome(key !== undefined, `the API key, shown only now, is ${key}`, "there is no such user");
}

/** By its id, since a secret on a command line stands in the shell's history and in the list of processes. */
export async function revokeApiKey(app: Application, id = ""): Promise<Outcome> {
  const found = (await app.store.listApiKeys()).filter((key) => apiKeyId(key) === id && key.revokedAt === null);
  for (const { keyHash } of found) await app.store.revokeApiKey(keyHash, app.clock());
  const userId = found[0]?.user.id;
  const left = `what was done with it is not undone: see users revoke ${userId}, and clients list`;
  return outcome(
    found.length > 0,
    `the API key is revoked, and its sessions are ended; ${left}`,
    "there is no live API key of this id; see api-keys list",
  );
}

export async function makeAccount(app: Application, org = "", user = ""): Promise<Outcome> {
  for (const [what, name] of Object.entries({ organisation: org, user })) {
    const problem = nameProblem(name);
    if (problem) return { done: false, message: `the name of the ${what} ${problem}` };
  }
  const names = { org: normalName(org), user: normalName(user) };
  const { orgId, userId, apiKey } = await newAccount(app.store, names, app.clock());
  const message = `the organisation ${orgId} has the user ${userId}\nthe API key, shown only now, is ${apiKey}`;
  return { done: true, message };
}

export async function listUsers(app: Application): Promise<Outcome> {
  const lines = (await app.store.listUsers()).map(({ id, name, orgId, orgName }) =>
    [id, printable(name), orgId, printable(orgName)].join("  "),
  );
  return { done: true, message: lines.join("\n") || "there is no user" };
}

/** Everything that lets in a user, or an application for one; another API key lets in again. */
export async function revokeUser(app: Application, id = ""): Promise<Outcome> {
  if (!(await app.store.findUser(id))) return { done: false, message: "there is no such user" };
  const keys = (await app.store.listApiKeys()).filter(({ user, revokedAt }) => user.id === id && revokedAt === null);
  for (const { keyHash } of keys) await app.store.revokeApiKey(keyHash, app.clock());
  const grants = await revokeAll(app, { userId: id });
  const message = `revoked API keys, with their sessions: ${keys.length}; revoked grants: ${grants}`;
  return { done: true, message: `${message}\nclients that the user made go on: see clients list and clients delete` };
}
