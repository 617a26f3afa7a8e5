/**
 * Signing in on the pages: with an API key, for a few hours, kept in the store so that every process knows the session.
 */
import type { Application } from "./application.ts";
import { readCookie } from "./cookies.ts";
import { hashSecret, newSecret } from "./secrets.ts";
import type { UserRecord } from "./store/records.ts";

export interface Session {
  /** The secret in the cookie; the store has its hash. */
  readonly token: string;
  readonly user: UserRecord;
}

/**
 * A new session for the holder of the API key, or undefined for a wrong one. A sign-in never continues an old session.
 */
export async function signIn(app: Application, apiKey: string): Promise<Session | undefined> {
  const now = app.clock();
  const keyHash = hashSecret(apiKey);
  const user = await app.store.findUserByApiKey(keyHash);
  if (!user) return undefined;
  const token = newSecret();
  const expiresAt = now + app.settings.lifetimes.session;
  await app.store.insertSession({ sessionHash: hashSecret(token), keyHash, now, expiresAt });
  return { token, user };
}

/** The session of a request's cookie. It has ended when it expired, was signed out, or its API key was revoked. */
export async function findSession(app: Application, cookieHeader: string | undefined): Promise<Session | undefined> {
  const token = readCookie(app.settings, "session", cookieHeader);
  if (token === undefined) return undefined;
  const user = await app.store.findSessionUser(hashSecret(token), app.clock());
  return user && { token, user };
}

export async function signOut(app: Application, session: Session): Promise<void> {
  await app.store.deleteSession(hashSecret(session.token));
}
