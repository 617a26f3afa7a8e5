/** Credentials of which one is wrong, by the alternatives of an operation (OpenAPI 3.1 section 4.8.30). */
import { allCredentialOptions } from "../generator/emit/client/security-file.ts";
import type { Security, SecurityAlternative, SecurityScheme } from "../generator/model/api/security.ts";
import { authSchemeOf, placeOf } from "./credential-places.ts";

/** Those of one alternative alone, some of them wrong. */
export interface WrongCredentials {
  /** Its number among those of the operation. */
  readonly alternative: number;
  readonly schemes: readonly SecurityScheme[];
  readonly wrong: readonly SecurityScheme[];
}

/**
 * For each scheme of each alternative its credentials, of which this one's are wrong, and those that stand in the same
 * place. Without them what is right must satisfy no other alternative.
 */
export function* wrongCredentialsOf({ alternatives }: Security): Generator<WrongCredentials, void, undefined> {
  for (const [index, alternative] of alternatives.entries()) {
    const schemes = schemesOf(alternative);
    const met = new Set<string>();
    for (const scheme of schemes) {
      if (met.has(placeOf(scheme))) continue;
      met.add(placeOf(scheme));
      const wrong = schemes.filter((other) => placeOf(other) === placeOf(scheme) || sharesOption(other, scheme));
      const right = schemes.filter((other) => !wrong.includes(other));
      if (!alternatives.some((other) => isSatisfiedBy(other, right))) yield { alternative: index, schemes, wrong };
    }
  }
}

/** The client's options for the credentials of schemes. */
export function optionsOf(schemes: readonly SecurityScheme[]): ReadonlySet<string> {
  return new Set(allCredentialOptions(schemes).map(({ name }) => name));
}

function schemesOf({ schemes }: SecurityAlternative): readonly SecurityScheme[] {
  return schemes.map(({ scheme }) => scheme);
}

function sharesOption(one: SecurityScheme, other: SecurityScheme): boolean {
  const options = optionsOf([other]);
  return [...optionsOf([one])].some((name) => options.has(name));
}

/** Whether the credentials of some schemes may be taken for those of an alternative: by their options, or by what they look like. */
function isSatisfiedBy(alternative: SecurityAlternative, given: readonly SecurityScheme[]): boolean {
  const wanted = schemesOf(alternative);
  const looks = new Set(given.map(lookOf));
  const options = optionsOf(given);
  return (
    wanted.every((scheme) => looks.has(lookOf(scheme))) || [...optionsOf(wanted)].every((name) => options.has(name))
  );
}

function lookOf(scheme: SecurityScheme): string {
  return `${placeOf(scheme)} ${authSchemeOf(scheme)}`;
}
