/** The operator's commands on clients and on the grants that they have, whoever's they are. */
import type { Application } from "../application.ts";
import { hashSecret, newSecret } from "../secrets.ts";
import type { ClientRecord } from "../store/records.ts";
import { isoTime, type Outcome, outcome, printable, table } from "./outcome.ts";

const LIST_LIMIT = 100;
const BATCH = 1_000;
const NO_CLIENT = "there is no such client";

/** The newest, those only whose name has `part` in it. */
export async function listClients(app: Application, part?: string): Promise<Outcome> {
  const filter = part === undefined ? {} : { nameContains: part };
  const { items, total } = await app.store.listClients(undefined, filter, { offset: 0, limit: LIST_LIMIT });
  const lines = items.map(({ id, createdAt, origin, verified, name }) =>
    [id, isoTime(createdAt), origin.padEnd(12), verified ? "verified  " : "unverified", printable(name)].join("  "),
  );
  if (total > items.length) lines.push(`and ${total - items.length} older ones: name a part of the name`);
  return { done: true, message: lines.join("\n") || NO_CLIENT };
}

export async function showClient(app: Application, id = ""): Promise<Outcome> {
  const client = await app.store.findClient(id);
  return client ? { done: true, message: describe(client) } : { done: false, message: NO_CLIENT };
}

/** The organisation is the client's own: an operator stands outside of all of them. */
export async function deleteClient(app: Application, id = ""): Promise<Outcome> {
  const client = await app.store.findClient(id);
  const deleted = client !== undefined && (await app.store.deleteClient(id, client.orgId, app.clock()));
  return outcome(deleted, "the client is deleted, with its grants and tokens", NO_CLIENT);
}

export function verifyClient(app: Application, id = ""): Promise<Outcome> {
  return setVerified(app, id, true);
}

export function unverifyClient(app: Application, id = ""): Promise<Outcome> {
  return setVerified(app, id, false);
}

async function setVerified(app: Application, id: string, verified: boolean): Promise<Outcome> {
  const client = await app.store.setClientVerified(id, verified, app.clock());
  if (!client) return { done: false, message: NO_CLIENT };
  return { done: true, message: `the client is ${verified ? "" : "not "}verified now:\n${describe(client)}` };
}

/** The secret is kept as a hash alone, so that this is the one time that anybody sees it. */
export async function rotateSecret(app: Application, id = ""): Promise<Outcome> {
  const secret = newSecret();
  const changed = await app.store.setClientSecret(id, hashSecret(secret), app.clock());
  return outcome(changed, `the client's secret, shown only now, is ${secret}`, "there is no such confidential client");
}

/** Ends all grants of a client or of a user, and with them their tokens, in batches that requests pass between. */
export async function revokeGrants(app: Application, whose = "", id = ""): Promise<Outcome> {
  const owner = whose === "--client" ? { clientId: id } : whose === "--user" ? { userId: id } : undefined;
  if (!owner) return { done: false, message: "say whose grants: --client <client_id> or --user <user_id>" };
  const known = "clientId" in owner ? await app.store.findClient(id) : await app.store.findUser(id);
  if (!known) return { done: false, message: `there is no such ${whose.slice(2)}` };
  return { done: true, message: `revoked grants: ${await revokeAll(app, owner)}` };
}

export async function revokeAll(
  app: Application,
  owner: { readonly clientId: string } | { readonly userId: string },
): Promise<number> {
  let total = 0;
  for (;;) {
    const revoked = await app.store.revokeGrantsOf(owner, app.clock(), BATCH);
    total += revoked;
    if (revoked < BATCH) return total;
  }
}

function describe(client: ClientRecord): string {
  const uris = { logo_uri: client.logoUri, tos_uri: client.tosUri, policy_uri: client.policyUri };
  return table([
    ["client_id", client.id],
    ["name", printable(client.name)],
    ["verified", client.verified ? "yes" : "no"],
    ["client_type", client.clientType],
    ["made by", client.origin === "api" ? `user ${client.userId} of ${client.orgId}` : "open registration"],
    ["grant types", client.grantTypes.join(" ")],
    ["scopes", client.scopes.join(" ")],
    ...client.redirectUris.map((uri) => ["redirect_uri", printable(uri)] as const),
    ...Object.entries(uris).flatMap(([name, uri]) => (uri === null ? [] : [[name, printable(uri)] as const])),
    ["created", isoTime(client.createdAt)],
    ["last used", client.lastUsedAt === null ? "never" : isoTime(client.lastUsedAt)],
  ]);
}
