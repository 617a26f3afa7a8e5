/** Requests that are invalid in one way, each with the refusal that the documentation says (docs/responses.md, Refusals). */
import { type JsonValue, pointerToken } from "../generator/load/json.ts";
import { defaultOf } from "../generator/model/reach.ts";
import type { Arguments } from "./arguments.ts";
import { mayBeUnused, type RequestCase, siteOf } from "./case.ts";
import type { Described } from "./described.ts";
import { mutants } from "./drawing/mutants.ts";
import { type Endpoint, isAmbiguous } from "./endpoint.ts";
import { readingsOf } from "./readings.ts";
import { carries, readText, type Site } from "./wire.ts";
import { isWrongForm, wrongValues } from "./wrong-values.ts";

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

interface Fault {
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
  readonly credentials?: "none" | "wrong";
}

/** How many there are. */
export interface Amount {
  readonly runs: number;
  readonly seed: number;
}

const members = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

/** @param valid Requests that are answered as they should be, the first of which is changed, or the first with a media type. */
export function* refusalsOf<One extends RequestCase>(
  described: Described,
  endpoint: Endpoint,
  valid: readonly One[],
  amount: Amount,
): Generator<Attempt<One>, void, undefined> {
  const [first] = valid;
  if (first) for (const fault of faultsOf(described, endpoint, first, amount)) yield { ...fault, valid: first };
  if (endpoint.operation.validation === "handler") return;
  for (const one of firstOfEachMediaType(valid)) {
    for (const fault of wrongBodies(described, endpoint, one, amount)) yield { ...fault, valid: one };
  }
}

function firstOfEachMediaType<One extends RequestCase>(valid: readonly One[]): Iterable<One> {
  const found = new Map<number, One>();
  for (const one of valid) if (one.body && !found.has(one.body.media)) found.set(one.body.media, one);
  return found.values();
}

/** What can be wrong with a request, whatever its body. */
function* faultsOf(
  described: Described,
  endpoint: Endpoint,
  valid: RequestCase,
  amount: Amount,
): Generator<Fault, void, undefined> {
  yield* unauthenticated(endpoint);
  if (endpoint.operation.validation === "handler") return;
  yield* wrongParameters(described, endpoint, valid, amount);
  yield* wrongQueries(described, endpoint, valid, amount);
  if (isNegotiated(endpoint)) {
    const change = { headers: { accept: "image/x-not-declared" } };
    yield fault("no media type that is taken", "not acceptable", change);
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

function fault(what: string, kind: RefusalKind, change: Change, sent?: unknown, place?: Place): Fault {
  return { what, kind, status: statuses[kind], change, sent, place };
}

function* unauthenticated({ operation }: Endpoint): Generator<Fault> {
  const { alternatives } = operation.security;
  if (operation.validation === "handler" || alternatives.length === 0) return;
  if (alternatives.some(({ schemes }) => schemes.length === 0)) return;
  yield fault("no credentials", "unauthenticated", { credentials: "none" });
  yield fault("wrong credentials", "unauthenticated", { credentials: "wrong" });
}

function* wrongParameters(
  { judge }: Described,
  endpoint: Endpoint,
  valid: RequestCase,
  { runs, seed }: Amount,
): Generator<Fault> {
  for (const parameter of endpoint.parameters) {
    const { name, in: place, schema, layout, parameter: declared } = parameter;
    if (!Object.hasOwn(valid.parameters[place], name)) continue;
    if (valid.parameters[place][name] === "" && mayBeUnused(parameter)) continue;
    const at = { in: place, pointer: `/${pointerToken(name)}` };
    const change = (value: JsonValue | undefined): Change => ({
      args: (args) => ({ ...args, [members[place]]: { ...Object(args[members[place]]), [name]: value } }),
    });
    // What has a default is never missing.
    if (declared.required && place !== "path" && !(schema && defaultOf(schema))) {
      yield fault(`the ${place} parameter ${name} is missing`, "invalid", change(undefined), undefined, at);
    }
    if (!schema) continue;
    const site = siteOf(endpoint, parameter);
    for (const { step, value } of mutants(schema, valid.parameters[place][name] ?? null, { count: 4 * runs, seed })) {
      const isUnreadable =
        layout.kind === "scalar" && !layout.types.includes("json") && isNoValue(layout.types, value, site);
      const read = [value, ...readingsOf(layout, value)];
      const isWrong = carries(layout, value, site) && read.every((one) => judge.refuses(schema, one));
      if (!isUnreadable && !isWrong) continue;
      if (place === "path" && isAmbiguous(endpoint, name, { ...valid.parameters.path, [name]: value })) continue;
      yield fault(`${step} of the ${place} parameter ${name}`, "invalid", change(value), value, at);
    }
  }
}

/** Where the whole query is one value. */
function* wrongQueries(
  { judge }: Described,
  { querystring }: Endpoint,
  valid: RequestCase,
  { runs, seed }: Amount,
): Generator<Fault> {
  if (!querystring || valid.querystring === undefined) return;
  const { kind, schema, parameter } = querystring;
  const withQuery = (query: unknown): Change => ({ args: (args) => ({ ...args, query }) });
  const at = { in: "query", pointer: "" };
  if (parameter.required && kind !== "form" && !(schema && defaultOf(schema))) {
    yield fault("no query", "invalid", withQuery(undefined), undefined, at);
  }
  if (!schema) return;
  for (const { step, value } of mutants(schema, valid.querystring, { count: 4 * runs, seed })) {
    const isSent =
      kind === "form"
        ? isWrongForm(judge, querystring, value)
        : judge.refuses(schema, value) && (kind === "json" || (typeof value === "string" && value !== ""));
    if (isSent) yield fault(`${step} of the query`, "invalid", withQuery(value), value, at);
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
  const types = successes.map(({ content = [] }) => content.map(({ type }) => type));
  const all = new Set(types.flat());
  return all.size > 0 && types.every((some) => some.length > 0) && !/\*\/\*|image\/\*/.test([...all].join(" "));
}

/** More than `limits.bodyBytes`, unless a server is told otherwise. */
const tooMuch = "x".repeat(1_048_577);

function* wrongBodies(described: Described, endpoint: Endpoint, valid: RequestCase, amount: Amount): Generator<Fault> {
  const { body, client } = endpoint;
  const content = valid.body && body?.content[valid.body.media];
  if (!body || !valid.body || !content) return;
  const withBody = (value: unknown): Change => ({ args: (args) => ({ ...args, body: value }) });
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
  for (const wrong of wrongValues(described, endpoint, content, valid.body, amount)) {
    const place = { in: "body", pointer: wrong.pointer };
    yield fault(wrong.what, wrong.kind ?? "invalid", withBody(wrong.given), wrong.sent, place);
  }
}

/** Whether a text travels, and stands for no value of a parameter's types. */
function isNoValue(types: Parameters<typeof readText>[0], value: JsonValue, site: Site): boolean {
  return (
    typeof value === "string" &&
    carries({ kind: "scalar", types: ["string"] }, value, site) &&
    value !== "" &&
    readText(types, value) === undefined
  );
}
