/** What is asked of every contender. */

/** A request as it is sent. */
export interface ServerCall {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Question extends ServerCall {
  readonly title: string;
  /** The status that the document asks for, or HTTP. */
  readonly status: number;
}

const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };

const order = {
  reference: "AB-102030",
  customerId: "0b6a7c5e-3f0d-4a59-9d5c-2f4f6f1f7a10",
  email: "ada.lovelace@analytical.example.com",
  currency: "EUR",
  deliverAt: "2026-03-14T09:26:53+01:00",
  discount: 12.5,
  gift: true,
  note: "Ring twice, and leave it with the neighbours at number 14 if nobody is there.",
  tags: ["spring", "returning"],
  address: { street: "12 St James's Square", city: "London", postalCode: "SW1Y 4JH", country: "GB" },
  lines: [
    { sku: "lamp-brass-03", quantity: 2, unitPrice: 59.9 },
    { sku: "bulb-e27-warm", quantity: 6, unitPrice: 4.25 },
    { sku: "cable-textile-3m", quantity: 1, unitPrice: 18 },
  ],
};

const tokenRequest = {
  grant_type: "authorization_code",
  code: "SplxlOBeZQQYbYS6WxSbIA",
  redirect_uri: "https://client.example.org/callback?tenant=7",
  client_id: "5f3a9d8e-52c4-4b3f-8d7a-6f0c1c6b7e21",
  code_verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
  scope: "orders:read orders:write",
};

function post(title: string, status: number, body: string | object | Uint8Array): Question {
  const isValue = typeof body === "object" && !(body instanceof Uint8Array);
  return {
    title,
    status,
    method: "POST",
    target: "/orders",
    headers: json,
    body: isValue ? JSON.stringify(body) : body,
  };
}

function postForm(title: string, status: number, body: Readonly<Record<string, string>>): Question {
  const text = new URLSearchParams(body).toString();
  return { title, status, method: "POST", target: "/token", headers: form, body: text };
}

function get(title: string, status: number, target: string): Question {
  return { title, status, method: "GET", target };
}

/** What is measured. */
export const workloads: readonly Question[] = [
  post("JSON body", 201, order),
  postForm("form body", 200, tokenRequest),
  get(
    "path and query",
    200,
    "/customers/4711/orders?page=3&size=50&open=true&since=2025-11-01&status=paid&status=shipped&search=brass%20lamp",
  ),
  get("unknown path", 404, "/suppliers/4711/orders"),
];

const { discount: _discount, note: _note, tags: _tags, gift: _gift, ...leastOrder } = order;
const { email: _email, ...orderWithoutEmail } = order;
const [firstLine, ...otherLines] = order.lines;

/** What every contender has to answer with the same status, and where that is a success, with the same body. */
export const agreed: readonly Question[] = [
  ...workloads,
  post("JSON: required members only", 201, leastOrder),
  post("JSON: text with characters beyond ASCII", 201, { ...order, note: "Grüße, 你好, 👋🏽" }),
  post("JSON: a member that the schema does not name", 201, { ...order, internal: 1 }),
  post("JSON: required member missing", 400, orderWithoutEmail),
  post("JSON: pattern", 400, { ...order, reference: "ab-102030" }),
  post("JSON: format uuid", 400, { ...order, customerId: "0b6a7c5e-3f0d-4a59-9d5c" }),
  post("JSON: format email", 400, { ...order, email: "ada.lovelace" }),
  post("JSON: format date-time, a day that is not", 400, { ...order, deliverAt: "2026-02-30T09:26:53Z" }),
  post("JSON: enum", 400, { ...order, currency: "DEM" }),
  post("JSON: maximum", 400, { ...order, discount: 101 }),
  post("JSON: text in place of a number", 400, { ...order, discount: "12.5" }),
  post("JSON: text in place of a boolean", 400, { ...order, gift: "true" }),
  post("JSON: null in place of a text", 400, { ...order, note: null }),
  post("JSON: maxLength", 400, { ...order, note: "n".repeat(501) }),
  post("JSON: maxItems", 400, { ...order, tags: Array.from({ length: 11 }, String) }),
  post("JSON: member of an object within", 400, { ...order, address: { ...order.address, country: "Britain" } }),
  post("JSON: no items", 400, { ...order, lines: [] }),
  post("JSON: an item's member", 400, { ...order, lines: [...otherLines, { ...firstLine, quantity: 1.5 }] }),
  post("JSON: a list in place of an object", 400, [order]),
  post("JSON: no JSON", 400, '{"reference": "AB-102030"'),
  postForm("form: an empty optional member", 200, { ...tokenRequest, scope: "" }),
  postForm("form: enum", 400, { ...tokenRequest, grant_type: "password" }),
  postForm("form: format uri", 400, { ...tokenRequest, redirect_uri: "client.example.org/callback" }),
  postForm("form: format uuid", 400, { ...tokenRequest, client_id: "client" }),
  postForm("form: pattern", 400, { ...tokenRequest, code_verifier: "short" }),
  { ...postForm("form: required member missing", 400, {}), body: "grant_type=authorization_code&code=a" },
  get("query: defaults", 200, "/customers/4711/orders"),
  get("query: one item of a list", 200, "/customers/4711/orders?status=new"),
  get("query: escapes", 200, "/customers/4711/orders?search=brass%20lamp%20%C3%BC"),
  get("path: no integer", 400, "/customers/ada/orders"),
  get("path: minimum", 400, "/customers/0/orders"),
  get("query: no integer", 400, "/customers/4711/orders?page=two"),
  get("query: a fraction", 400, "/customers/4711/orders?page=1.5"),
  get("query: maximum", 400, "/customers/4711/orders?size=101"),
  get("query: no boolean", 400, "/customers/4711/orders?open=yes"),
  get("query: format date", 400, "/customers/4711/orders?since=2025-02-30"),
  get("query: an item's enum", 400, "/customers/4711/orders?status=paid&status=lost"),
  get("query: maxLength", 400, `/customers/4711/orders?search=${"s".repeat(81)}`),
];

/** What HTTP says and the document does not: each contender's own answer is shown, beside the one that HTTP names. */
export const beyond: readonly Question[] = [
  { title: "method that the path does not have", status: 405, method: "DELETE", target: "/orders" },
  { ...post("JSON body as text/plain", 415, order), headers: { "content-type": "text/plain" } },
  { ...post("JSON body without a media type", 415, order), headers: {} },
  post("JSON body that is no UTF-8", 400, new Uint8Array([0x22, 0xff, 0x22])),
  post("JSON body of 2 MiB", 413, { ...order, note: "n".repeat(2 ** 21) }),
  { ...post("no body", 400, ""), headers: json },
  { ...postForm("form member given twice", 400, tokenRequest), body: `${new URLSearchParams(tokenRequest)}&code=b` },
  get("query parameter given twice", 400, "/customers/4711/orders?page=1&page=2"),
  get("query with a broken escape", 400, "/customers/4711/orders?search=%zz"),
  get("query parameter with a plus for a space", 200, "/customers/4711/orders?search=brass+lamp"),
  get("query parameter with an encoded comma", 200, "/customers/4711/orders?search=brass%2Clamp"),
  get("query parameter that the document does not name", 200, "/customers/4711/orders?trace=1"),
  get("integer in hexadecimal", 400, "/customers/4711/orders?page=0x12"),
  get("empty query parameter", 400, "/customers/4711/orders?page="),
  { ...get("HEAD", 200, "/customers/4711/orders"), method: "HEAD" },
];
