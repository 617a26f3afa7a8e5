import { randomBytes } from "node:crypto";
import { FIRST_ORG_ID, FIRST_USER_ID } from "../../../reference/accounts.ts";
import {
  challenge,
  clientId,
  clientSecret,
  grantId,
  type IssuedCode,
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

const batch = 10_000;
const longTime = 30 * 86_400_000;

/** Clients, and a grant with a live refresh token for each. The account that they belong to must be there. */
export async function addClients(
  store: Filling,
  { rows, bytes, list, no }: Dialect,
  { count, resource, now }: { readonly count: number; readonly resource: string; readonly now: number },
): Promise<void> {
  const clients = `INSERT INTO clients (id, secret_hash, client_type, name, redirect_uris, grant_types, scopes,
      require_pkce, verified, origin, org_id, user_id, created_at, updated_at)
    SELECT value ->> 0, ${bytes(`'${storedHash(clientSecret)}'`)}, 'confidential', 'Benchmark', ${list([redirectUri])},
      ${list(["authorization_code", "refresh_token", "client_credentials"])}, ${list([scope])},
      ${no}, ${no}, 'api', '${FIRST_ORG_ID}', '${FIRST_USER_ID}', ${now}, ${now} FROM ${rows}`;
  const grants = `INSERT INTO grants (id, client_id, user_id, scopes, resource, created_at, expires_at)
    SELECT value ->> 1, value ->> 0, '${FIRST_USER_ID}', ${list([scope])}, '${resource}', ${now}, ${now + longTime}
    FROM ${rows}`;
  const refreshTokens = `INSERT INTO refresh_tokens (token_hash, grant_id, issued_at, expires_at, absolute_expires_at)
    SELECT ${bytes("value ->> 2")}, value ->> 1, ${now}, ${now + longTime}, ${now + longTime} FROM ${rows}`;
  for (let first = 0; first < count; first += batch) {
    const added = Array.from({ length: Math.min(batch, count - first) }, (_, index) => {
      const number = first + index;
      return [clientId(number), grantId(number), storedHash(`refresh token ${number}`)];
    });
    for (const statement of [clients, grants, refreshTokens]) await store.run(statement, added);
  }
}

/** Codes of the grants with these numbers, which nobody has redeemed. */
export async function addCodes(
  store: Filling,
  { rows, bytes }: Dialect,
  { grants, now }: { readonly grants: readonly number[]; readonly now: number },
): Promise<readonly IssuedCode[]> {
  const codes = grants.map((number) => ({
    clientId: clientId(number),
    code: randomBytes(32).toString("base64url"),
    grantId: grantId(number),
  }));
  await store.run(
    `INSERT INTO codes (code_hash, grant_id, redirect_uri, code_challenge, code_challenge_method, expires_at)
     SELECT ${bytes("value ->> 0")}, value ->> 1, '${redirectUri}', '${challenge}', 'S256', ${now + longTime}
     FROM ${rows}`,
    codes.map(({ code, grantId }) => [storedHash(code), grantId]),
  );
  return codes;
}
