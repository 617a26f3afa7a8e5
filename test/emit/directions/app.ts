// Both ends of an API whose accounts have an id that is only read and a password that is only written.
import { randomUUID } from "node:crypto";
import { createServer as createHttpServer } from "node:http";
import { createAccount, createClient, listAccounts } from "./api/client/functions.ts";
import type { Account, AccountWritable, AccountWritableInput } from "./api/model/index.ts";
import { type AccountsHandlers, createServer } from "./api/server/index.ts";

/** What the application keeps is both. */
type Stored = Account & AccountWritable;

const stored: Stored[] = [];
const received: AccountWritable[] = [];

const handlers: AccountsHandlers = {
  createAccount: ({ body }) => {
    received.push(body);
    // @ts-expect-error: a request holds no id.
    body.id;
    const account: Stored = { ...body, id: randomUUID(), friends: [], plan: { ...body.plan, price: 10 } };
    stored.push(account);
    // The password does not leave, though the record that is answered has one.
    return { status: 201, body: account };
  },
  listAccounts: () => ({ status: 200, body: stored }),
  searchAccounts: () => ({ status: 200, body: { items: stored, byEmail: { ann: stored[0] ?? missing() } } }),
};

function missing(): never {
  throw new Error("nobody is here");
}

const { node } = createServer({ handlers, validateResponses: process.argv.includes("--check") });
const http = createHttpServer(node);
await new Promise<void>((ready) => http.listen(0, "127.0.0.1", ready));
const address = http.address();
const port = typeof address === "object" && address !== null ? address.port : 0;
const baseURL = `http://127.0.0.1:${port}`;
const client = createClient({ baseURL });

const ann: AccountWritableInput = { email: "ann@example.com", password: "correct horse battery" };
// @ts-expect-error: the password is required of a request, and an id is none of its members.
const wrong: AccountWritableInput = { email: "ann@example.com", id: randomUUID() };
const { body: created } = await createAccount(client, { body: ann });
// @ts-expect-error: a response holds no password.
created.password;
const { body: listed } = await listAccounts(client);

// A client that sends what it was given is served: what is only read is left out, whatever it is.
const echoed = { ...created, ...ann, id: "something else", friends: [{ ...ann, id: 5 }] };
const answer = await fetch(`${baseURL}/accounts`, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(echoed),
});
const refused = await fetch(`${baseURL}/accounts`, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(wrong),
});
http.close();
console.log(
  JSON.stringify({
    created: Object.keys(created),
    plan: created.plan,
    listed: listed.map((account) => Object.keys(account).includes("password")),
    received,
    again: answer.status,
    refused: [refused.status, await refused.text()],
  }),
);
