/** What is called with every client, and what the API answers. */

export const callNames = ["retrieve", "list", "create"] as const;

export type CallName = (typeof callNames)[number];

/** What a module in `contenders/` makes of its client: functions that give the body of a success, and throw else. */
export interface Calls {
  retrieve(id: string): Promise<unknown>;
  list(query: Readonly<Record<string, string | number | boolean>>): Promise<unknown>;
  create(body: object): Promise<unknown>;
}

export interface ClientSettings {
  readonly baseURL: string;
  readonly apiKey: string;
  readonly fetch: typeof globalThis.fetch;
}

export const apiKey = "KEY018C0D51C5A1B6E3A4F3E2D1C0B9A887";

const id = "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e";
const query = { "page[size]": 20, "page[number]": 2, "filter[verified]": true, "filter[name]": "Lamps & Co" };
const creation = {
  name: "Lamps & Co",
  allowed_scopes: ["orders:read", "orders:write"],
  client_type: "confidential",
  require_pkce: true,
  allowed_grant_types: ["client_credentials", "authorization_code"],
  redirect_uris: ["https://lamps.example.com/callback"],
};

const client = {
  record_type: "oauth_client",
  client_id: id,
  ...creation,
  org_id: "bf1bd7f1-6cf5-4d3a-8f2e-0f39c3b2dd4b",
  user_id: "5b0a2e3c-0a31-4f47-9b1a-3d1a7bb4a9b1",
  logo_uri: null,
  tos_uri: null,
  policy_uri: null,
  created_at: "2025-11-01T10:00:00Z",
  updated_at: "2025-11-01T10:00:00Z",
};

/** What the API answers, as values. */
export const answers: Readonly<Record<CallName, object>> = {
  retrieve: { data: client },
  list: {
    data: [client, client, client],
    meta: { page_number: 2, page_size: 20, total_pages: 2, total_results: 23 },
  },
  create: { data: client },
};

/** What the API has to be asked: the path without its beginning, which the clients do not agree on. */
export const expected: Readonly<Record<CallName, ReceivedRequest>> = {
  retrieve: { method: "GET", path: `/${id}`, query: {}, body: undefined },
  list: {
    method: "GET",
    path: "",
    query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
    body: undefined,
  },
  create: { method: "POST", path: "", query: {}, body: creation },
};

/** A request as the API sees it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export function callOnce(calls: Calls, name: CallName): Promise<unknown> {
  switch (name) {
    case "retrieve":
      return calls.retrieve(id);
    case "list":
      return calls.list(query);
    case "create":
      return calls.create(creation);
  }
}
