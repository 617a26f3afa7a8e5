/** passport-oauth2 in an Express application with sessions: its own state, and PKCE. */
import { once } from "node:events";
import { createServer } from "node:http";
import express from "express";
import session from "express-session";
import passport from "passport";
import OAuth2Strategy from "passport-oauth2";
import { freePort } from "../support/free-port.ts";
import { expect, type Installation } from "./installation.ts";

export async function passportOauth2(installation: Installation): Promise<void> {
  const port = await freePort();
  const callbackURL = `http://127.0.0.1:${port}/callback`;
  const { id: clientID, secret: clientSecret } = await installation.newClient({ redirect_uris: [callbackURL] });
  const strategy = new OAuth2Strategy(
    {
      authorizationURL: `${installation.resource}/oauth/authorize`,
      tokenURL: `${installation.resource}/oauth/token`,
      clientID,
      clientSecret,
      callbackURL,
      scope: "profile",
      state: true,
      pkce: true,
    },
    (accessToken: string, refreshToken: string, _profile: object, done: (error: null, user: object) => void) =>
      done(null, { accessToken, refreshToken }),
  );
  const { authenticate } = passport.use("oauth2", strategy);
  const app = express();
  app.use(session({ secret: "of this test", resave: false, saveUninitialized: true }));
  const login = authenticate.call(passport, "oauth2", { session: false });
  app.get("/login", login);
  app.get("/callback", login, (request, response) => {
    response.json(request.user);
  });
  const server = createServer(app).listen(port, "127.0.0.1");
  await once(server, "listening");
  try {
    const started = await fetch(`http://127.0.0.1:${port}/login`, { redirect: "manual" });
    const cookie = started.headers
      .getSetCookie()
      .map((each) => each.split(";")[0])
      .join("; ");
    const callback = await installation.allow(started.headers.get("location") ?? "");
    const finished = await fetch(callback, { headers: { cookie } });
    const user = JSON.parse(await finished.text());
    expect(typeof user.accessToken === "string" && typeof user.refreshToken === "string", "the user is signed in");
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
