/** A person's way through the pages. */
import { authorizePage } from "../../../reference/pages/consent-pages.ts";
import { API_KEY, type TestApplication, type TestClient } from "./application.ts";
import { authorize, authorizeQuery } from "./authorization.ts";
import { formRequest, send } from "./http.ts";

/** A form as it is posted, without cookies and without what a browser says of where it comes from. */
export function postForm(
  app: TestApplication,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string>,
): Promise<Response> {
  return send(app, path, formRequest(fields, headers));
}

/** A browser's worth of cookies, and the hidden fields of the last page. */
export class Browser {
  readonly #app: TestApplication;
  readonly #client: TestClient;
  readonly cookies = new Map<string, string>();
  page = "";

  constructor(app: TestApplication, client: TestClient) {
    this.#app = app;
    this.#client = client;
  }

  get cookieHeader(): string | undefined {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") || undefined;
  }

  async authorize(changes: Record<string, string | undefined> = {}) {
    const outcome = await authorize(this.#app, authorizeQuery(this.#client, changes));
    const answer = await authorizePage(this.#app, outcome, this.cookieHeader);
    if ("location" in answer) return answer;
    this.#take(answer.headers["set-cookie"] ?? null, answer.body);
    return answer;
  }

  hidden(name: string, form = 0): string {
    const fields = [...this.page.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, "g"))];
    return fields[form]?.[1] ?? "";
  }

  async post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    const response = await postForm(this.#app, path, fields, {
      "sec-fetch-site": "same-origin",
      origin: "null",
      ...(this.cookieHeader !== undefined && { cookie: this.cookieHeader }),
      ...headers,
    });
    this.#take(response.headers.get("set-cookie"), await response.clone().text());
    return response;
  }

  signIn(apiKey = API_KEY, headers: Record<string, string> = {}) {
    const fields = { consent_token: this.hidden("consent_token"), csrf_token: this.hidden("csrf_token") };
    return this.post("/sign-in", { ...fields, api_key: apiKey }, headers);
  }

  decide(decision: string, headers: Record<string, string> = {}) {
    const fields = { consent_token: this.hidden("consent_token"), csrf_token: this.hidden("csrf_token") };
    return this.post("/consent/decision", { ...fields, decision }, headers);
  }

  #take(cookie: string | null, page: string): void {
    const [, name, value = ""] = /^([^=]+)=([^;]*)/.exec(cookie ?? "") ?? [];
    if (name !== undefined && value !== "") this.cookies.set(name, value);
    else if (name !== undefined) this.cookies.delete(name);
    // A redirect has no page; the browser still shows the one before.
    if (page !== "") this.page = page;
  }
}
