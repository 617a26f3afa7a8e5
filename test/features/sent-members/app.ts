import { sendTold, sendToldForm, sendToldItems, sendToldParts, sendToldWhole } from "./server/webhooks/index.ts";

/** Records as an application keeps them: they have more than their type says. */
const kept = { id: 1, name: "Ada", secret: "SECRET", owner: { name: "Bob", secret: "SECRET" } };
const filter = { name: "Ada", secret: "SECRET" };

class Account {
  readonly name = "Ada";
  readonly #secret = "SECRET";
  toJSON() {
    return { name: this.name, secret: this.#secret };
  }
}

async function* accounts() {
  yield kept;
  yield new Account();
}

export const senders = {
  json: (url: string) => sendTold(url, { query: { filter, since: "now" }, headers: { "x-json": filter }, body: kept }),
  instance: (url: string) => sendTold(url, { body: new Account() }),
  whole: (url: string) => sendToldWhole(url, { query: filter }),
  parts: (url: string) => {
    const body = { account: kept, picture: new Blob(["PICTURE"]), key: new Blob(["SECRET"]), pin: "SECRET" };
    return sendToldParts(url, { body });
  },
  form: (url: string) => {
    const body = { account: kept, pin: "SECRET" };
    return sendToldForm(url, { body });
  },
  list: (url: string) => sendToldItems(url, { contentType: "application/jsonl", body: [kept, new Account()] }),
  items: (url: string) => sendToldItems(url, { contentType: "application/jsonl", body: accounts() }),
  range: (url: string) => sendToldItems(url, { contentType: "application/vnd.account+json", body: kept }),
  open: (url: string) => sendToldItems(url, { contentType: "application/vnd.open+json", body: { secret: "none" } }),
};

export { kept };
