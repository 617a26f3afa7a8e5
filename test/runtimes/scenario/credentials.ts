/** Where credentials come from, and in which place of a request they arrive. */
import Probe from "probe-client";
import Telnyx, { type Fetch } from "telnyx-oauth-client";
import type { Check } from "./check.ts";

const noEnvironment = {
  expected: { url: "https://api.telnyx.com/v2/oauth/clients", authorization: null },
  because: "there are no environment variables, or reading them is not permitted",
};

export const credentialChecks: readonly Check[] = [
  {
    name: "environment variables",
    async observe({ settings }) {
      const sent: { url: string; authorization: string | null }[] = [];
      const fetch: Fetch = async (url, init) => {
        sent.push({ url, authorization: new Headers(init.headers).get("authorization") });
        return Response.json({ data: [] });
      };
      await new Telnyx({ fetch }).oauthClients.list();
      const [first] = sent;
      return first?.url.startsWith(settings.apiElsewhere)
        ? {
            url: first.url.replace(settings.apiElsewhere, "…"),
            authorization: first.authorization === `Bearer ${settings.apiKey}`,
          }
        : first;
    },
    expected: { url: "…/oauth/clients", authorization: true },
    unless: { "no environment": noEnvironment, page: noEnvironment },
  },
  {
    name: "a key in a header of its own",
    async observe({ settings }) {
      const probe = new Probe({ baseURL: settings.probe, headerKey: async () => "k3y/+=~" });
      return (await probe.probe.showHeaderKey()).headers["x-probe-key"];
    },
    expected: "k3y/+=~",
  },
  {
    name: "a key in the query",
    async observe({ settings }) {
      const probe = new Probe({ baseURL: settings.probe, queryKey: "k3y &é" });
      return (await probe.probe.showQueryKey()).url;
    },
    expected: "/keys/query?probe_key=k3y%20%26%C3%A9",
  },
  {
    name: "a token that the client gets by itself",
    async observe({ settings }) {
      const grant = { clientID: "ü b", clientSecret: "s" };
      const probe = new Probe({ baseURL: settings.probe, grant });
      const [first, second] = await Promise.all([probe.probe.showGrantedToken(), probe.probe.showGrantedToken()]);
      return [first.headers.authorization, second.headers.authorization];
    },
    expected: Array(2).fill("Bearer client_credentials-of-%C3%BC+b"),
  },
  {
    name: "a key in a cookie",
    async observe({ settings }) {
      const probe = new Probe({ baseURL: settings.probe, cookieKey: "k3y" });
      return probe.probe.showCookieKey().then(
        ({ headers }) => headers.cookie,
        (error: Error) => error.message,
      );
    },
    expected: "probe_key=k3y",
    unless: {
      page: {
        expected:
          'showCookieKey: Browsers send their own cookies only: leave this out, and set fetchOptions: { credentials: "include" }.',
        because: "a page may not set the header Cookie (Fetch, forbidden request-header)",
      },
    },
  },
];
