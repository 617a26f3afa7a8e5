/** A server with its account, and what the owner of that account does for a client that is under test. */
import { REDIRECT_URI } from "../reference/support/application.ts";

export interface RegisteredClient {
  readonly id: string;
  readonly secret: string;
}

export class Installation {
  /** The issuer, and where the server is. */
  readonly origin: string;
  /** What tokens are for: the API below the issuer. */
  readonly resource: string;
  readonly apiKey: string;

  constructor(origin: string, apiKey: string) {
    this.origin = origin;
    this.resource = `${origin}/v2`;
    this.apiKey = apiKey;
  }

  /** A confidential client of the account, that may do everything. */
  async newClient(changes: Readonly<Record<string, unknown>> = {}): Promise<RegisteredClient> {
    const { data } = await this.#call("/oauth/clients", {
      name: "Client under test",
      client_type: "confidential",
      allowed_scopes: ["admin", "profile"],
      allowed_grant_types: ["authorization_code", "refresh_token", "client_credentials"],
      redirect_uris: [REDIRECT_URI],
      ...changes,
    });
    return { id: data.client_id, secret: data.client_secret ?? "" };
  }

  /** The user opens the address that the client sent them to, and allows: where the browser ends up. */
  async allow(authorizationUrl: string | URL): Promise<URL> {
    const page = await fetch(authorizationUrl, { redirect: "manual" });
    const text = await page.text();
    const consent_token = /name="consent_token" value="([^"]+)"/.exec(text)?.[1];
    if (consent_token === undefined) throw new Error(`authorize answered ${page.status}:\n${text}`);
    const { redirect_uri } = await this.#call("/oauth/grants", { allowed: true, consent_token });
    return new URL(redirect_uri);
  }

  async #call(path: string, body: object) {
    const headers = { authorization: `Bearer ${this.apiKey}`, "content-type": "application/json" };
    const response = await fetch(this.resource + path, { method: "POST", headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return JSON.parse(await response.text());
  }
}

/** What a client must find to be so. */
export function expect(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(`it is not so that ${sentence}`);
}
