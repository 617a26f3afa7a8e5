/** Requests that are invalid in one way, each with the refusal that the documentation says (docs/responses.md, Refusals). */
import { isAnyJson } from "../templates/runtime/server/media-type.ts";
import type { Arguments } from "./arguments.ts";
import { Bases } from "./bases.ts";
import type { RequestCase } from "./case.ts";
import type { Described } from "./described.ts";
import type { Endpoint } from "./endpoint.ts";
import { type WrongCredentials, wrongCredentialsOf } from "./wrong-credentials.ts";
import { wrongParameters, wrongQueries } from "./wrong-parameters.ts";
import { wrongValues } from "./wrong-values.ts";

export type RefusalKind = keyof typeof statuses;

/** The status of each. */
const statuses = {
  invalid: 400,
  unauthenticated: 401,
  "unknown path": 404,
  "unknown method": 405,
  "not acceptable": 406,
  "too large": 413,
  "unknown media type": 415,
} as const;

/** A request that is to be refused: one that is valid, but for one thing. */
export interface Attempt<One extends RequestCase = RequestCase> extends Fault {
  readonly valid: One;
}

export interface Fault {
  /** What is wrong with it. */
  readonly what: string;
  readonly kind: RefusalKind;
  readonly status: number;
  /** What makes it of the valid one. */
  readonly change: Change;
  /** The part that is wrong. */
  readonly sent: unknown;
  /** Where the refusal says that the fault is. */
  readonly place?: Place | undefined;
}

/** A request that no function of a client sends. */
export interface Misdirected {
  readonly what: string;
  readonly kind: RefusalKind;
  readonly status: number;
  readonly method: string;
  /** Below the base path of the API. */
  readonly path: string;
}

export interface Place {
  readonly in: string;
  /** What its pointer begins with. */
  readonly pointer: string;
}

/** What becomes another in a valid request. */
export interface Change {
  readonly args?: (args: Arguments) => Arguments;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credentials?: "none" | WrongCredentials;
}

/** How many there are. */
export interface Amount {
  readonly runs: number;
  readonly seed: number;
}

/**
 * Requests with one part of them wrong: for each part, the first valid request that has it.
 * @param valid Requests that are answered as they should be, those first that are to become wrong rather than others.
 */
export function* refusalsOf<One extends RequestCase>(
  described: Described,
  endpoint: Endpoint,
  valid: readonly One[],
  amount: Amount,
): Generator<Attempt<One>, void, undefined> {
  const [first] = valid;
  if (!first || endpoint.operation.validation === "handler") return;
  const bases = new Bases(described, endpoint, { valid, first, seed: amount.seed });
  for (const fault of unauthenticated(endpoint)) yield { ...fault, valid: first };
  for (const parameter of endpoint.parameters) {
    const one = bases.withParameter(parameter);
    if (!one) continue;
    for (const fault of wrongParameters(described, endpoint, parameter, one, amount)) yield { ...fault, valid: one };
  }
  const withQuery = endpoint.querystring && bases.withQuerystring();
  if (endpoint.querystring && withQuery) {
    const faults = wrongQueries(described, endpoint.querystring, withQuery, amount);
    for (const fault of faults) yield { ...fault, valid: withQuery };
  }
  if (isNegotiated(endpoint)) {
    const change = { headers: { accept: "image/x-not-declared" } };
    yield { ...fault("no media type that is taken", "not acceptable", change), valid: first };
  }
  for (const media of endpoint.body?.content.keys() ?? []) {
    for (const [index, one] of bases.withBody(media).entries()) {
      if (index === 0) for (const fault of wrongContents(endpoint, one)) yield { ...fault, valid: one };
      for (const fault of wrongBodies(described, endpoint, one, amount)) yield { ...fault, valid: one };
    }
  }
}

/** What goes past the operation. */
export function* misdirectedAt(
  { api }: Pick<Described, "api">,
  { operation }: Endpoint,
): Generator<Misdirected, void, undefined> {
  const to = (what: RefusalKind, method: string, path: string) => {
    return { what: `an ${what}`, kind: what, status: statuses[what], method, path };
  };
  yield to("unknown path", "GET", `/no-such-path${"/x".repeat(20)}`);
  const hasParameters = operation.path.segments.some((segment) => segment.some(({ kind }) => kind === "parameter"));
  const method = strangeMethods.find((one) => api.operations.every((other) => other.method !== one));
  if (!method || hasParameters || !operation.serversInherited) return;
  yield to("unknown method", method, operation.path.template);
}

/** What Node receives (`http.METHODS`) and hardly any document has. */
const strangeMethods = ["PROPFIND", "MKACTIVITY", "UNBIND", "M-SEARCH"];

export function fault(what: string, kind: RefusalKind, change: Change, sent?: unknown, place?: Place): Fault {
  return { what, kind, status: statuses[kind], change, sent, place };
}

function* unauthenticated({ operation: { security } }: Endpoint): Generator<Fault> {
  const { alternatives } = security;
  if (alternatives.length === 0 || alternatives.some(({ schemes }) => schemes.length === 0)) return;
  yield fault("no credentials", "unauthenticated", { credentials: "none" });
  for (const credentials of wrongCredentialsOf(security)) {
    const names = credentials.wrong.map(({ name }) => name.spec).join(" and ");
    yield fault(`wrong credentials of ${names}`, "unauthenticated", { credentials });
  }
}

/** Whether every success has a body, of types of which a client may take none. */
function isNegotiated({ table: { responses } }: Endpoint): boolean {
  const declared = responses.filter(
    ({ status }) => status === "2XX" || (Number(status) >= 200 && Number(status) < 300),
  );
  // Of an operation that redirects, the redirect is the success, and `default` is for errors.
  const redirects = responses.some(({ status }) => /^3..$/i.test(`${status}`) && `${status}` !== "304");
  const successes =
    declared.length > 0 || redirects ? declared : responses.filter(({ status }) => status === "default");
  const types = successes.map(({ content = [] }) => content.map((one) => (isAnyJson(one) ? "any JSON" : one.type)));
  const all = new Set(types.flat());
  return all.size > 0 && types.every((some) => some.length > 0) && !/\*\/\*|image\/\*/.test([...all].join(" "));
}

/** More than `limits.bodyBytes`, unless a server is told otherwise. */
const tooMuch = "x".repeat(1_048_577);

/** What is wrong with a body, whatever its value is. */
function* wrongContents({ body, client }: Endpoint, valid: RequestCase): Generator<Fault> {
  const content = valid.body && body?.content[valid.body.media];
  if (!body || !content) return;
  if (body.required && !client.body?.emptyObject) {
    yield fault("no body", "invalid", withBody(undefined), undefined, { in: "body", pointer: "" });
  }
  const takesAny = body.content.some(({ kind, mediaType: { essence } }) => {
    return kind !== "json" && (essence === "*/*" || essence === "application/*");
  });
  if (!takesAny) {
    const change = { headers: { "content-type": "application/x-not-declared" } };
    yield fault("a media type that is not declared", "unknown media type", change);
  }
  const { kind } = content;
  if (kind === "json" || kind === "text") yield fault("a body that is too large", "too large", withBody(tooMuch));
  if (kind === "form") yield fault("a form that is too large", "too large", withBody({ tooMuch }));
}

function* wrongBodies(described: Described, endpoint: Endpoint, valid: RequestCase, amount: Amount): Generator<Fault> {
  const content = valid.body && endpoint.body?.content[valid.body.media];
  if (!valid.body || !content) return;
  for (const wrong of wrongValues(described, endpoint, content, valid.body, amount)) {
    const place = { in: "body", pointer: wrong.pointer };
    yield fault(wrong.what, wrong.kind ?? "invalid", withBody(wrong.given), wrong.sent, place);
  }
}

function withBody(value: unknown): Change {
  return { args: (args) => ({ ...args, body: value }) };
}
