/**
 * The paths that the API description does not know: the forms of the pages, their style sheet, and the health checks.
 * They are the generated server's fallback; undefined means that the path is nobody's.
 */
import { PayloadTooLargeError, type ServerRequest } from "telnyx-oauth-server";
import type { Application } from "../application.ts";
import { bearerChallenge } from "../bearer.ts";
import { decideConsent } from "../consent.ts";
import { readCookie, setCookie } from "../cookies.ts";
import { NO_STORE, RETRY_SECONDS, sourceOf } from "../handlers/answers.ts";
import { processSamples } from "../metrics.ts";
import { hashSecret, textsEqual } from "../secrets.ts";
import { findSession, signIn, signOut } from "../sessions.ts";
import { consentPage, endedPage, signInPage } from "./consent-pages.ts";
import { isFormToken, isSameOrigin } from "./cross-site.ts";
import { type HtmlPage, messagePage, STYLESHEET, STYLESHEET_PATH } from "./render.ts";

/** What the pages need of a request. */
export type PageRequest = Pick<ServerRequest, "method" | "path" | "headers" | "text" | "remoteAddress">;

/** Undefined where the operator does not have the path. */
type Route = (app: Application, request: PageRequest) => Promise<Response | undefined>;

const ROUTES: ReadonlyMap<string, { readonly method: "GET" | "POST"; readonly route: Route }> = new Map([
  [STYLESHEET_PATH, { method: "GET", route: stylesheet }],
  ["/healthz", { method: "GET", route: alive }],
  ["/readyz", { method: "GET", route: ready }],
  ["/metrics", { method: "GET", route: metrics }],
  ["/sign-in", { method: "POST", route: guarded(postSignIn) }],
  ["/sign-out", { method: "POST", route: guarded(postSignOut) }],
  ["/consent/decision", { method: "POST", route: guarded(postDecision) }],
]);

/** Whether a browser with a person before it is what asks here. */
export function isPagePath(path: string): boolean {
  return ROUTES.get(path)?.method === "POST";
}

/** The path, if it is one of these; a path of anybody else's may hold anything. */
export function ownPath(path: string): string | undefined {
  return ROUTES.has(path) ? path : undefined;
}

export async function servePages(app: Application, request: PageRequest): Promise<Response | undefined> {
  const found = ROUTES.get(request.path);
  if (!found) return undefined;
  const method = request.method === "HEAD" ? "GET" : request.method;
  if (method !== found.method) {
    return wrongMethod(found.method);
  }
  return found.route(app, request);
}

/** Of a form somebody has opened the address; the rest is asked for by programs. */
function wrongMethod(right: "GET" | "POST"): Response {
  if (right === "GET") {
    const body = { error: "invalid_request", error_description: "the method is not allowed here" };
    return Response.json(body, { status: 405, headers: { ...NO_STORE, allow: "GET, HEAD" } });
  }
  const response = html(messagePage(405, "There is nothing to see here", "Begin again at the application."));
  response.headers.set("allow", "POST");
  return response;
}

async function stylesheet(): Promise<Response> {
  const headers = { "content-type": "text/css; charset=utf-8", "cache-control": "public, max-age=31536000, immutable" };
  return new Response(STYLESHEET, { headers: { ...headers, "x-content-type-options": "nosniff" } });
}

/** Alive means that the process answers, whatever becomes of the store. What was true a moment ago helps no probe. */
async function alive(): Promise<Response> {
  return Response.json({ status: "ok" }, { headers: NO_STORE });
}

/** Ready means that a write can be committed and a token can be signed. */
async function ready(app: Application): Promise<Response> {
  try {
    await app.store.ping();
    await app.keys.signing(app.clock());
    return Response.json({ status: "ready" }, { headers: NO_STORE });
  } catch (error) {
    app.report(error);
    const headers = { ...NO_STORE, "retry-after": String(RETRY_SECONDS) };
    return Response.json({ status: "unavailable" }, { status: 503, headers });
  }
}

/** For who has the operator's token: how busy a server is, and with what, is nobody else's business. */
async function metrics(app: Application, request: PageRequest): Promise<Response | undefined> {
  const { metricsToken } = app.settings;
  if (metricsToken === undefined) return undefined;
  const [, token = ""] = /^bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (!textsEqual(token, metricsToken)) {
    const headers = { ...NO_STORE, "www-authenticate": `Bearer realm="${bearerChallenge(app.settings).realm}"` };
    return Response.json({ error: "invalid_token" }, { status: 401, headers });
  }
  const commits = {
    name: "oauth_store_commits_total",
    help: "Transactions that have written.",
    type: "counter",
    value: app.store.commits,
  } as const;
  const headers = { ...NO_STORE, "content-type": "text/plain; version=0.0.4; charset=utf-8" };
  return new Response(app.metrics.render([commits, ...processSamples()]), { headers });
}

type Form = (app: Application, request: PageRequest, form: URLSearchParams) => Promise<Response>;

/** What all forms share: they come from our own pages, they are forms, and they are small. */
function guarded(post: Form): Route {
  return async (app, request) => {
    if (!isSameOrigin(app.settings, request.headers)) return html(refused());
    if (!/^application\/x-www-form-urlencoded *(?:;|$)/i.test(request.headers.get("content-type") ?? "")) {
      return html(messagePage(400, "This form is not valid", "It did not arrive as it was sent."));
    }
    let text: string;
    try {
      text = await request.text();
    } catch (error) {
      if (!(error instanceof PayloadTooLargeError)) throw error;
      return html(messagePage(413, "This form is too large", "It was not read."));
    }
    return post(app, request, new URLSearchParams(text));
  };
}

async function postSignIn(app: Application, request: PageRequest, form: URLSearchParams): Promise<Response> {
  const now = app.clock();
  const consentToken = form.get("consent_token") ?? "";
  const cookieHeader = request.headers.get("cookie");
  const browser = readCookie(app.settings, "browser", cookieHeader);
  if (browser === undefined || !isFormToken(form.get("csrf_token") ?? undefined, browser, "sign-in", consentToken))
    return html(refused());

  const source = sourceOf(app, request);
  const pending = await app.store.findAuthorization(hashSecret(consentToken), now);
  if (!pending) return html(endedPage());
  const { client } = pending;
  const again = (status: number, problem: string) =>
    signInPage(app, { consentToken, client, cookieHeader, problem, status });
  const wait = app.limits.source.retryAfter(source, now);
  if (wait !== undefined) {
    const response = html(again(429, "There were too many attempts. Please wait a little."));
    response.headers.set("retry-after", String(wait));
    return response;
  }
  const session = await signIn(app, form.get("api_key") ?? "");
  if (!session) {
    app.limits.source.count(source, now);
    app.tell({ event: "sign_in", reason: "refused", source });
    return html(again(403, "This API key is not known, or it has been revoked."));
  }
  app.tell({ event: "sign_in", reason: "accepted", user_id: session.user.id, source });
  const seconds = Math.floor(app.settings.lifetimes.session / 1_000);
  const cookie = setCookie(app.settings, "session", session.token, seconds);
  return html(await consentPage(app, session, consentToken, cookie));
}

async function postSignOut(app: Application, request: PageRequest, form: URLSearchParams): Promise<Response> {
  const session = await findSession(app, request.headers.get("cookie"));
  if (session && !isFormToken(form.get("csrf_token") ?? undefined, session.token, "sign-out", ""))
    return html(refused());
  if (session) await signOut(app, session);
  const response = html(messagePage(200, "You are signed out", "Nothing was shared with the application."));
  response.headers.set("set-cookie", setCookie(app.settings, "session", "", 0));
  return response;
}

/** 303, so that the browser goes to the client with a GET and without the form (RFC 9700 §4.12). */
async function postDecision(app: Application, request: PageRequest, form: URLSearchParams): Promise<Response> {
  const consentToken = form.get("consent_token") ?? "";
  const decision = form.get("decision");
  const session = await findSession(app, request.headers.get("cookie"));
  if (!session || !isFormToken(form.get("csrf_token") ?? undefined, session.token, "consent", consentToken))
    return html(refused());
  if (decision !== "allow" && decision !== "deny") return html(refused());
  const decided = await decideConsent(app, consentToken, session.user.id, decision === "allow");
  if (!decided.ok) return html(endedPage());
  const headers = { location: decided.redirectUri, "cache-control": "no-store", "referrer-policy": "no-referrer" };
  return new Response(null, { status: 303, headers });
}

function refused(): HtmlPage {
  return messagePage(403, "This form was not accepted", "It did not come from our page, or your session has ended.");
}

function html(page: HtmlPage): Response {
  return new Response(page.body, { status: page.status, headers: page.headers });
}
