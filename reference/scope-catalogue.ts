/**
 * The scopes that exist, how they read on the consent page, and which of them open registration may ask for.
 *
 * The settings file is JSON: `{ "scopes": [{ "id", "name", "description" }], "registration": ["id", …] }`. By default
 * there are `admin`, and `profile`, which is all that open registration can have: anybody may register, and a
 * stranger's client with all rights is one careless click away (RFC 7591 §5).
 */
import { isScopeToken } from "./scope.ts";

export interface ScopeDescription {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export interface ScopeCatalogue {
  readonly scopes: readonly ScopeDescription[];
  /** The ids that open dynamic registration may ask for. */
  readonly registration: readonly string[];
}

export const DEFAULT_SCOPES: ScopeCatalogue = {
  scopes: [
    {
      id: "admin",
      name: "Administration",
      description: "Read and change everything in your account, including its applications and their access.",
    },
    {
      id: "profile",
      name: "Profile",
      description: "Know that it is you who signed in.",
    },
  ],
  registration: ["profile"],
};

/**
 * Of the scopes that somebody has been given those that still exist: one that is taken out of the catalogue is gone for
 * clients and tokens that had it, too.
 */
export function existingScopes({ scopes }: ScopeCatalogue, given: readonly string[]): readonly string[] {
  return given.filter((id) => scopes.some((scope) => scope.id === id));
}

/** A catalogue, or the end of a sentence that begins with the name of the setting. */
export function parseScopeCatalogue(text: string): { catalogue?: ScopeCatalogue; problem?: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "names a file that is not JSON" };
  }
  if (!isRecord(value) || !Array.isArray(value.scopes) || value.scopes.length === 0) {
    return { problem: 'names a file without a list of "scopes"' };
  }
  // A member that is misspelt would be one that is not there, and open registration would have other scopes than meant.
  const unknown = Object.keys(value).find((name) => name !== "scopes" && name !== "registration");
  if (unknown !== undefined)
    return { problem: `names a file with the member ${JSON.stringify(unknown)}, which nothing has` };
  const { registration: listed = [] } = value;
  if (!Array.isArray(listed)) return { problem: 'names a file whose "registration" is no list' };
  const scopes: ScopeDescription[] = [];
  for (const scope of value.scopes) {
    if (!isDescription(scope))
      return { problem: "names a file with a scope that lacks an id, a name or a description" };
    const more = Object.keys(scope).find((name) => !["id", "name", "description"].includes(name));
    if (more !== undefined)
      return { problem: `names a file with a scope that has ${JSON.stringify(more)}, which none has` };
    if (!isScopeToken(scope.id)) return { problem: "names a file with a scope id that RFC 6749 does not allow" };
    if (scopes.some(({ id }) => id === scope.id)) return { problem: "names a file with two scopes of one id" };
    scopes.push({ id: scope.id, name: scope.name, description: scope.description });
  }
  const registration: string[] = [];
  for (const id of listed) {
    if (!scopes.some((scope) => scope.id === id)) {
      return { problem: 'names a file whose "registration" lists a scope that is not among its "scopes"' };
    }
    registration.push(id);
  }
  return { catalogue: { scopes, registration } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isDescription(value: unknown): value is ScopeDescription {
  return isRecord(value) && [value.id, value.name, value.description].every((item) => typeof item === "string" && item);
}
