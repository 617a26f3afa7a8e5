/**
 * What the generated server has read of a request whose operation validates for itself, as the domain takes it. The
 * request has been decoded, checked and taken apart already; this decides which of the issues are OAuth's
 * `invalid_request`.
 */
import type { RawParameters, RequestIssue, ServerRequest, ValidateOptions, Validation } from "telnyx-oauth-server";
import { type Refusal, refuse } from "../refusal.ts";
import { misshapenParameter, type RequestParameters } from "../request-parameters.ts";
import { describeIssues, unreadableBody } from "./issue-description.ts";

/** The part of a handler's input that is read here. */
export interface SentRequest {
  readonly parameters: RawParameters;
  readonly validate: (options?: ValidateOptions) => Validation<unknown>;
  readonly request: Pick<ServerRequest, "headers">;
}

/** The parameters that an operation knows, beside `resource`; all others are ignored, however they look. */
export const AUTHORIZE_PARAMETERS = [
  "response_type",
  "client_id",
  "redirect_uri",
  "scope",
  "state",
  "code_challenge",
  "code_challenge_method",
  "response_mode",
];
export const TOKEN_PARAMETERS = [
  "grant_type",
  "scope",
  "code",
  "redirect_uri",
  "code_verifier",
  "refresh_token",
  "client_id",
  "client_secret",
];
export const INTROSPECTION_PARAMETERS = ["token", "token_type_hint", "client_id", "client_secret"];

/** The parameters of a query. Repeated and malformed ones are left to the caller, who may know whom to tell. */
export function queryParameters(sent: SentRequest, recognised: readonly string[]): RequestParameters | Refusal {
  const issues = issuesOf(sent, "query");
  return unreadable(sent, issues) ?? collect(sent.parameters.from("query"), issues, recognised);
}

/**
 * The parameters of a form or of a flat JSON object. Whatever cannot be read in it is `invalid_request`
 * (RFC 6749 §5.2).
 */
export function bodyParameters(sent: SentRequest, recognised: readonly string[]): RequestParameters | Refusal {
  const issues = issuesOf(sent, "body");
  const problem = unreadable(sent, issues);
  if (problem) return problem;
  const parameters = collect(sent.parameters.from("body"), issues, recognised);
  const misshapen = misshapenParameter(parameters);
  if (misshapen) return misshapen;
  // Only declared members have a type that can be wrong; of the others nothing is said.
  const wrong = issues.filter(({ keyword }) => keyword === "type");
  return wrong.length > 0 ? refuse("invalid_request", describeIssues(wrong)) : parameters;
}

/**
 * The members of a JSON object, of any type; none for a body without bytes, as the vendor's SDK sends it. What cannot
 * be read is `invalid_client_metadata` (RFC 7591 §3.2.2).
 */
export function bodyMembers(
  sent: SentRequest,
): { readonly ok: true; readonly members: Readonly<Record<string, unknown>> } | Refusal {
  const problem = unreadable(sent, issuesOf(sent, "body"));
  if (problem) return refuse("invalid_client_metadata", problem.description);
  const given = sent.parameters.from("body");
  const repeated = given.duplicates.map(
    (name) => ({ location: "body", path: `/${name}`, keyword: "repeated" }) as const,
  );
  if (repeated.length > 0) return refuse("invalid_client_metadata", describeIssues(repeated));
  return { ok: true, members: Object.fromEntries(given.list.map(({ name, value }) => [name, value])) };
}

function issuesOf({ validate }: SentRequest, place: "query" | "body"): readonly RequestIssue[] {
  const { issues = [] } = validate({ ignoreEmpty: true });
  return issues.filter(({ location }) => location === place);
}

/** The keywords of issues for which a query or body cannot be read at all, where they are about the whole of it. */
const UNREADABLE = ["content-type", "encoding", "limit", "syntax", "type"];

function unreadable({ request }: SentRequest, issues: readonly RequestIssue[]): Refusal | undefined {
  const found = issues.find(({ path, keyword }) => path === "" && UNREADABLE.includes(keyword));
  if (!found) return undefined;
  const reason = found.keyword === "content-type" ? unreadableBody(request.headers) : undefined;
  return refuse("invalid_request", reason ?? describeIssues([found]));
}

function collect(
  sent: RawParameters,
  issues: readonly RequestIssue[],
  recognised: readonly string[],
): RequestParameters {
  const given = sent.withoutEmpty();
  const badlyEncoded = issues.filter(({ keyword }) => keyword === "encoding").map(({ path }) => path.slice(1));
  const malformed = new Set(badlyEncoded.filter((name) => name === "resource" || recognised.includes(name)));
  return {
    ok: true,
    get(name) {
      const value = malformed.has(name) ? undefined : given.get(name);
      return typeof value === "string" ? value : undefined;
    },
    repeated: new Set(given.duplicates.filter((name) => recognised.includes(name))),
    malformed,
    resources: given.getAll("resource").filter((value) => typeof value === "string"),
  };
}
