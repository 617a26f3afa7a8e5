/**
 * The embedded consent: what the browser is shown at the authorization endpoint and after signing in. The consent token
 * stays in the form and never enters a URL, where histories and logs would keep it.
 */
import type { Application } from "../application.ts";
import type { AuthorizeOutcome } from "../authorization.ts";
import { consentDetails } from "../consent.ts";
import { readCookie, setCookie } from "../cookies.ts";
import { appendParameters, redirectDestination } from "../redirect-uri.ts";
import { newSecret } from "../secrets.ts";
import { findSession, type Session } from "../sessions.ts";
import { formToken } from "./cross-site.ts";
import { type HtmlPage, messagePage, renderPage } from "./render.ts";

/** A year: the cookie only says that it is the same browser. */
const BROWSER_COOKIE_SECONDS = 365 * 86_400;

const PAGE_TITLES = {
  400: "This request is not valid",
  404: "Unknown application",
  422: "Wrong address",
  429: "Too many requests",
};

/** The answer of the authorization endpoint: a page, or where the browser goes (302). */
export async function authorizePage(
  app: Application,
  outcome: AuthorizeOutcome,
  cookieHeader: string | undefined,
): Promise<HtmlPage | { readonly status: 302; readonly location: string }> {
  switch (outcome.kind) {
    case "page":
      return messagePage(outcome.status, PAGE_TITLES[outcome.status], outcome.message);
    case "redirect":
      return { status: 302, location: outcome.location };
    case "interstitial": {
      const { destination, location, message } = outcome;
      const title = "You are about to leave";
      return renderPage("interstitial", { status: 400, title }, { destination, location, message });
    }
    case "consent": {
      const { consentUrl } = app.settings;
      const { consentToken, client } = outcome;
      if (consentUrl !== undefined) {
        return { status: 302, location: appendParameters(consentUrl, { consent_token: consentToken }) };
      }
      const session = await findSession(app, cookieHeader);
      return session
        ? consentPage(app, session, consentToken)
        : signInPage(app, { consentToken, client, cookieHeader, problem: null, status: 200 });
    }
  }
}

/** Of an authorization that nobody can decide any more, or not this user. */
export function endedPage(): HtmlPage {
  return messagePage(422, "This request has ended", "It has expired, was decided, or is another user's.");
}

export async function consentPage(
  app: Application,
  session: Session,
  consentToken: string,
  cookie?: string,
): Promise<HtmlPage> {
  const opened = await consentDetails(app, consentToken, session.user.id);
  if (!opened.ok) return endedPage();
  const { details } = opened;
  return renderPage(
    "consent",
    {
      status: 200,
      title: `Allow ${details.name}?`,
      leadsAway: true,
      ...(cookie !== undefined && { cookie }),
    },
    {
      clientName: details.name,
      verified: details.verified,
      scopes: details.requested_scopes,
      destination: redirectDestination(details.redirect_uri),
      userName: session.user.name,
      orgName: session.user.orgName,
      tosUri: details.tos_uri,
      policyUri: details.policy_uri,
      consentToken,
      csrfToken: formToken(session.token, "consent", consentToken),
      signOutToken: formToken(session.token, "sign-out", ""),
    },
  );
}

export function signInPage(
  app: Application,
  page: {
    readonly consentToken: string;
    readonly client: { readonly name: string };
    readonly cookieHeader: string | undefined;
    readonly problem: string | null;
    readonly status: number;
  },
): HtmlPage {
  const known = readCookie(app.settings, "browser", page.cookieHeader);
  const browser = known ?? newSecret();
  return renderPage(
    "sign-in",
    {
      status: page.status,
      title: "Sign in",
      ...(known === undefined && { cookie: setCookie(app.settings, "browser", browser, BROWSER_COOKIE_SECONDS) }),
    },
    {
      clientName: page.client.name,
      consentToken: page.consentToken,
      csrfToken: formToken(browser, "sign-in", page.consentToken),
      problem: page.problem,
    },
  );
}
