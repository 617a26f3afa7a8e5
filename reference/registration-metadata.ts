/**
 * The client metadata of a registration request (RFC 7591 §2), checked member by member. All that is wrong is reported
 * at once, under the name of its member.
 */
import { memberPath, nameProblem, normalName, redirectUriProblems, webUriProblem } from "./client-metadata.ts";
import { refuse } from "./refusal.ts";
import type { RegistrationRefusal } from "./registration.ts";
import { parseScope } from "./scope.ts";
import type { GrantType } from "./store/records.ts";

export interface ClientMetadata {
  readonly name: string;
  readonly redirectUris: readonly string[];
  readonly grantTypes: readonly GrantType[];
  readonly responseTypes: readonly string[];
  readonly authMethod: AuthMethod;
  readonly scopes: readonly string[];
  readonly logoUri: string | undefined;
  readonly tosUri: string | undefined;
  readonly policyUri: string | undefined;
}

type AuthMethod = "client_secret_basic" | "client_secret_post" | "none";
const AUTH_METHODS: readonly AuthMethod[] = ["client_secret_basic", "client_secret_post", "none"];
const GRANT_TYPES: readonly GrantType[] = ["authorization_code", "client_credentials", "refresh_token"];

type Members = Readonly<Record<string, unknown>>;
/** `index` is that of an item, where the member is a list. */
type Complain = (member: string, problem: string, index?: number) => void;

/** `obtainable` are the scopes that open registration may have; others are dropped from what is asked. */
export function readClientMetadata(
  members: Members,
  obtainable: readonly string[],
): { readonly metadata: ClientMetadata } | { readonly refusal: RegistrationRefusal } {
  if (members.software_statement !== undefined) {
    // Ignoring it would be allowed (§2.3) and would register something else than the publisher signed.
    return { refusal: refuse("invalid_software_statement", "software statements are not supported") };
  }
  const fields: Record<string, string[]> = {};
  const sentences: string[] = [];
  const complain: Complain = (member, problem, index) => {
    fields[member] ??= [];
    fields[member].push(index === undefined ? problem : `item ${index} ${problem}`);
    sentences.push(`${memberPath(member, index)} ${problem}`);
  };
  const grantTypes = readGrantTypes(members, complain);
  const metadata: ClientMetadata = {
    name: readName(members, complain),
    redirectUris: readRedirectUris(members, grantTypes, complain),
    grantTypes,
    responseTypes: readResponseTypes(members, grantTypes, complain),
    authMethod: readAuthMethod(members, grantTypes, complain),
    scopes: readScopes(members, grantTypes, obtainable, complain),
    logoUri: readWebUri(members, "logo_uri", complain),
    tosUri: readWebUri(members, "tos_uri", complain),
    policyUri: readWebUri(members, "policy_uri", complain),
  };
  const wrong = Object.keys(fields);
  if (wrong.length === 0) return { metadata };
  const onlyRedirectUris = wrong.length === 1 && wrong[0] === "redirect_uris";
  const refusal = refuse(onlyRedirectUris ? "invalid_redirect_uri" : "invalid_client_metadata", sentences.join("; "));
  return { refusal: { ...refusal, invalidFields: fields } };
}

/** Undefined when the member is absent or, which has been complained of, not a string. */
function readString(members: Members, member: string, complain: Complain): string | undefined {
  const value = members[member];
  if (value === undefined || value === "") return undefined;
  if (typeof value === "string") return value;
  complain(member, "must be a string");
  return undefined;
}

function readStrings(members: Members, member: string, complain: Complain): readonly string[] | undefined {
  const value = members[member];
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((item): item is string => typeof item === "string")) return value;
  complain(member, "must be an array of strings");
  return undefined;
}

function readName(members: Members, complain: Complain): string {
  const name = readString(members, "client_name", complain);
  if (name === undefined) return "Unnamed application";
  const problem = nameProblem(name);
  if (problem) complain("client_name", problem);
  return normalName(name);
}

function readGrantTypes(members: Members, complain: Complain): readonly GrantType[] {
  const asked = readStrings(members, "grant_types", complain) ?? ["authorization_code"];
  const grantTypes = GRANT_TYPES.filter((type) => asked.includes(type));
  if (asked.length === 0) complain("grant_types", "must not be empty");
  if (asked.some((type) => !GRANT_TYPES.some((known) => known === type))) {
    complain("grant_types", "must hold authorization_code, client_credentials or refresh_token only");
  }
  if (grantTypes.includes("refresh_token") && !grantTypes.includes("authorization_code")) {
    complain("grant_types", "must hold authorization_code where it holds refresh_token");
  }
  return grantTypes;
}

/** RFC 7591 §2.1: the response type `code` and the grant type `authorization_code` go together. */
function readResponseTypes(members: Members, grantTypes: readonly GrantType[], complain: Complain): readonly string[] {
  const fitting = grantTypes.includes("authorization_code") ? ["code"] : [];
  const asked = readStrings(members, "response_types", complain) ?? fitting;
  if (asked.some((type) => type !== "code")) complain("response_types", "must hold code only");
  else if (asked.length > 0 !== fitting.length > 0) {
    complain("response_types", "must hold code exactly when grant_types holds authorization_code");
  }
  return fitting;
}

function readAuthMethod(members: Members, grantTypes: readonly GrantType[], complain: Complain): AuthMethod {
  const member = "token_endpoint_auth_method";
  const asked = readString(members, member, complain) ?? "client_secret_basic";
  const method = AUTH_METHODS.find((known) => known === asked);
  if (!method) complain(member, "must be client_secret_basic, client_secret_post or none");
  if (method === "none" && grantTypes.includes("client_credentials")) {
    complain(member, "must not be none for a client with client_credentials");
  }
  return method ?? "client_secret_basic";
}

function readRedirectUris(members: Members, grantTypes: readonly GrantType[], complain: Complain): readonly string[] {
  const before = members.redirect_uris;
  const uris = readStrings(members, "redirect_uris", complain);
  if (before !== undefined && uris === undefined) return [];
  const needed = grantTypes.includes("authorization_code");
  for (const { problem, index } of redirectUriProblems(uris ?? [], needed)) complain("redirect_uris", problem, index);
  return uris ?? [];
}

/**
 * A client that nobody vouches for never gets `admin` for itself; what a user lets it do is for the user to say.
 * Unasked it gets the rest, and asking for it is an error.
 */
function readScopes(
  members: Members,
  grantTypes: readonly GrantType[],
  obtainable: readonly string[],
  complain: Complain,
): readonly string[] {
  const text = readString(members, "scope", complain);
  const actsForItself = grantTypes.includes("client_credentials");
  if (text === undefined) return actsForItself ? obtainable.filter((scope) => scope !== "admin") : obtainable;
  const asked = parseScope(text);
  if (!asked) complain("scope", "must be scope values with one space between them");
  if (actsForItself && asked?.includes("admin")) {
    complain("scope", "must not hold admin where grant_types holds client_credentials");
  }
  return (asked ?? []).filter((scope) => obtainable.includes(scope));
}

function readWebUri(members: Members, member: string, complain: Complain): string | undefined {
  const uri = readString(members, member, complain);
  const problem = uri === undefined ? undefined : webUriProblem(uri);
  if (problem) complain(member, problem);
  return uri;
}
