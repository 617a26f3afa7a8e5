import { randomBytes } from "node:crypto";
import { FIRST_ORG_ID, FIRST_USER_ID } from "../../../reference/accounts.ts";
import {
  challenge,
  clientId,
  clientSecret,
  grantId,
  type IssuedCode,
  type Population,
  redirectUri,
  scope,
  storedHash,
} from "./population.ts";

/** Puts rows into a store past its server, many in a statement: a parameter is a list of rows in JSON. */
export interface Filling {
  run(sql: string, rows: readonly (readonly string[])[]): Promise<void>;
}

/** Where the two dialects differ. `value` is a row of the parameter in both. */
export interface Dialect {
  readonly rows: string;
  readonly bytes: (hex: string) => string;
  readonly list: (items: readonly string[]) => string;
  readonly no: string;
}

export const sqlite: Dialect = {
  rows: "json_each(?)",
  bytes: (hex) => `unhex(${hex})`,
  list: (items) => `'${JSON.stringify(items)}'`,
  no: "0",
};

export const postgres: Dialect = {
  rows: "json_array_elements($1::json)",
  bytes: (hex) => `decode(${hex}, 'hex')`,
  list: (items) => `ARRAY[${items.map((item) => `'${item}'`).join(", ")}]`,
  no: "false",
};

const batchSize = 10_000;
const longTime = 30 * 86_400_000;

/** Clients, and grants with a live refresh token each. The account that they belong to must be there. */
export async function addPopulation(
  store: Filling,
  { rows, bytes, list, no }: Dialect,
  { clients, grants }: Population,
  { resource, now }: { readonly resource: string; readonly now: number },
): Promise<void> {
  const addClients = `INSERT INTO clients (id, secret_hash, client_type, name, redirect_uris, grant_types, scopes,
      require_pkce, verified, origin, org_id, user_id, created_at, updated_at)
    SELECT value ->> 0, ${bytes(`'${storedHash(clientSecret)}'`)}, 'confidential', 'Benchmark', ${list([redirectUri])},
      ${list(["authorization_code", "refresh_token", "client_credentials"])}, ${list([scope])},
      ${no}, ${no}, 'api', '${FIRST_ORG_ID}', '${FIRST_USER_ID}', ${now}, ${now} FROM ${rows}`;
  const addGrants = `INSERT INTO grants (id, client_id, user_id, scopes, resource, created_at, expires_at,
      look_again_at)
    SELECT value ->> 1, value ->> 0, '${FIRST_USER_ID}', ${list([scope])}, '${resource}', ${now}, ${now + longTime},
      ${now + longTime} FROM ${rows}`;
  const addTokens = `INSERT INTO refresh_tokens (token_hash, grant_id, issued_at, expires_at, absolute_expires_at)
    SELECT ${bytes("value ->> 2")}, value ->> 1, ${now}, ${now + longTime}, ${now + longTime} FROM ${rows}`;
  await inBatches(
    clients,
    (number) => [clientId(number)],
    (batch) => store.run(addClients, batch),
  );
  const grant = (number: number) => [
    clientId(number % clients),
    grantId(number),
    storedHash(`refresh token ${number}`),
  ];
  await inBatches(grants, grant, async (batch) => {
    await store.run(addGrants, batch);
    await store.run(addTokens, batch);
  });
}

async function inBatches(
  count: number,
  rowOf: (number: number) => readonly string[],
  add: (rows: readonly (readonly string[])[]) => Promise<void>,
): Promise<void> {
  for (let first = 0; first < count; first += batchSize) {
    const length = Math.min(batchSize, count - first);
    await add(Array.from({ length }, (_, index) => rowOf(first + index)));
  }
}

/** Codes of the grants with these numbers, which nobody has redeemed. */
export async function addCodes(
  store: Filling,
  { rows, bytes }: Dialect,
  { grants, clients, now }: { readonly grants: readonly number[]; readonly clients: number; readonly now: number },
): Promise<readonly IssuedCode[]> {
  const codes = grants.map((number) => ({
    clientId: clientId(number % clients),
    code: randomBytes(32).toString("base64url"),
    grantId: grantId(number),
  }));
  await store.run(
    `INSERT INTO codes (code_hash, grant_id, redirect_uri, code_challenge, code_challenge_method, expires_at,
       look_again_at)
     SELECT ${bytes("value ->> 0")}, value ->> 1, '${redirectUri}', '${challenge}', 'S256', ${now + longTime}, ${now + longTime}
     FROM ${rows}`,
    codes.map(({ code, grantId }) => [storedHash(code), grantId]),
  );
  return codes;
}
