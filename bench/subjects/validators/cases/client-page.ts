import { type Case, without } from "./case.ts";

const grantTypes = ["client_credentials", "authorization_code", "refresh_token"] as const;

/** As the API answers: public clients have no secret, and links that nobody gave are null or absent. */
function client(index: number) {
  const confidential = index % 2 === 0;
  const full = {
    record_type: "oauth_client",
    client_id: `8d4c1a9e-52b7-4f0c-9e34-${String(index).padStart(12, "0")}`,
    name: `Dashboard ${index}`,
    org_id: "0a9f6c1e-2f64-4d7e-8a11-6f5bb1b1d001",
    user_id: "5b7e3f20-7f3c-4be0-b0a3-1fd70f7e2002",
    allowed_scopes: ["admin", "billing:read", "messaging:write"].slice(0, 1 + (index % 3)),
    client_type: confidential ? "confidential" : "public",
    require_pkce: !confidential,
    allowed_grant_types: grantTypes.slice(index % 2),
    redirect_uris: [`https://app${index}.example.com/oauth/callback`, "http://127.0.0.1:8080/callback?from=cli"],
    logo_uri: index % 3 === 0 ? null : "https://cdn.example.com/logos/dashboard.svg",
    tos_uri: "https://example.com/legal/terms",
    policy_uri: index % 4 === 0 ? null : "https://example.com/legal/privacy#oauth",
    client_secret: null,
    created_at: "2025-03-14T09:26:53.589Z",
    updated_at: "2025-11-02T18:04:05+01:00",
  };
  return confidential ? full : without(full, "client_secret");
}

function page(number: number, clients = 20) {
  const data = Array.from({ length: clients }, (_, index) => client(number * 20 + index));
  return { data, meta: { page_number: number, page_size: 20, total_results: 187, total_pages: 10 } };
}

/** A page with another member in one of its clients. */
function pageWith(index: number, member: object) {
  const { data, meta } = page(1);
  return { data: data.map((item, at) => (at === index ? { ...item, ...member } : item)), meta };
}

export const clientPage: Case = {
  id: "client-page",
  title: "a page of 20 OAuth clients (spec/oauth.yml)",
  document: "oauth",
  type: "ListOAuthClients200Body",
  valid: () => [page(1), page(2), page(3), page(10)],
  invalid: () => [
    { what: "a type of record that there is not", value: pageWith(0, { record_type: "oauth_grant" }) },
    { what: "a redirect URI with a space", value: pageWith(9, { redirect_uris: ["https://example.com/a b"] }) },
    { what: "a month 13", value: pageWith(19, { updated_at: "2025-13-02T18:04:05Z" }) },
    { what: "a page number as text", value: { ...page(1), meta: { page_number: "1" } } },
  ],
};
