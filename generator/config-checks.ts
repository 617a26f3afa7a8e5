import { inspect } from "node:util";
import { catalogue } from "./catalogue.ts";
import type { Config, Problem } from "./config.ts";
import { parseHost } from "./load/files/remote-hosts.ts";
import { parsePattern } from "./pattern.ts";
import { isSemanticVersion } from "./semantic-version.ts";
import { similar } from "./similar.ts";

/** Whether a text is an address, `https://…` or `file://…`, and not a path. */
export function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(text);
}

/** What to say about values that are the empty string. */
export const emptyHelp = "An empty value is most often a variable of the shell that is not set.";
const addressHelp =
  "Only what references name can be loaded (`remote`): save this one to a file, and give the file's path.";

interface Check {
  readonly expected: string;
  readonly fits: (value: unknown) => boolean;
  /** The values that there are, where they can be counted. */
  readonly choices?: readonly string[];
  /** What to do where the value is an address, if that is not what is said of paths. */
  readonly helpForAddress?: string;
}

const isString = (value: unknown): value is string => typeof value === "string" && value !== "";
const isListOf = (fits: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(fits);
const oneOf = (...values: readonly string[]): Check => ({
  expected: values.map((value) => `"${value}"`).join(" or "),
  fits: (value) => values.some((known) => known === value),
  choices: values,
});
const trueOrFalse: Check = { expected: "true or false", fits: (value) => typeof value === "boolean" };
const optional = (check: Check): Check => ({ ...check, fits: (value) => value === undefined || check.fits(value) });

const isPath = (value: unknown): value is string => isString(value) && !isAddress(value);
const path = (of: string): Check => ({ expected: `the path of ${of}`, fits: isPath });
const refusalCodes = Object.entries(catalogue).flatMap(([code, entry]) => ("refusal" in entry ? [code] : []));
const identifierCheck: Check = {
  expected: "an identifier",
  fits: (value) => isString(value) && /^[A-Za-z_$][\w$]*$/.test(value),
};

const members: Record<keyof Config, Check> = {
  spec: path("an OpenAPI document"),
  overlays: optional({ expected: "a list of paths", fits: isListOf(isPath) }),
  documents: optional({
    expected: "an object with the paths of documents by the absolute URIs that references have for them",
    fits: (value) =>
      isPlainObject(value) && Object.entries(value).every(([uri, file]) => URL.canParse(uri) && isPath(file)),
  }),
  remote: optional({
    expected: "a list of hosts such as specs.example.com and localhost:8080",
    fits: isListOf((value) => isString(value) && parseHost(value) !== undefined),
    helpForAddress: "Give the host alone, with its port if it has one.",
  }),
  roots: optional({ expected: "a list of paths of folders", fits: isListOf(isPath) }),
  out: path("the output folder"),
  name: {
    expected: "the beginning of a package name, such as telnyx-oauth or @scope/telnyx",
    fits: (value) =>
      isString(value) && /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(value) && value.length < 200,
  },
  version: optional({
    expected: "a semantic version such as 1.0.0",
    fits: (value) => typeof value === "string" && isSemanticVersion(value),
  }),
  layout: optional(oneOf("packages", "folder")),
  files: optional(oneOf("role", "tag")),
  packages: optional({
    expected: 'a list of "model", "server" and "client"',
    fits: isListOf((value) => value === "model" || value === "server" || value === "client"),
    choices: ["model", "server", "client"],
  }),
  validators: optional(trueOrFalse),
  conformance: optional(trueOrFalse),
  importExtension: optional(oneOf(".ts", ".js", "")),
  workspaceProtocol: optional(trueOrFalse),
  formats: optional(oneOf("assert", "annotate")),
  client: optional({
    expected: "an object",
    fits: isPlainObject,
  }),
  allow: optional({
    expected: `a list of refusals: ${refusalCodes.join(", ")}`,
    fits: isListOf((value) => refusalCodes.some((code) => code === value)),
    choices: refusalCodes,
  }),
  include: optional({
    expected: "a list of patterns such as tag:pets, path:/pets/**, operation:list* and schema:Pet",
    fits: isListOf((value) => isString(value) && parsePattern(value) !== undefined),
  }),
  exclude: optional({
    expected: "a list of patterns such as tag:pets, path:/pets/** and operation:list*",
    fits: isListOf((value) => isString(value) && (parsePattern(value)?.kind ?? "schema") !== "schema"),
  }),
  lenient: optional(trueOrFalse),
  cache: optional({ expected: "the path of a folder, or false", fits: (value) => value === false || isPath(value) }),
};

const clientMembers: Record<keyof NonNullable<Config["client"]>, Check> = {
  className: optional(identifierCheck),
  environmentPrefix: optional({
    expected: "upper-case letters, digits and underscores",
    fits: (value) => isString(value) && /^[A-Z][A-Z0-9_]*$/.test(value),
  }),
};

/** What is wrong with settings, all of it. */
export function settingProblems(value: Config): readonly Problem[] {
  const { client } = value;
  const inside = client && typeof client === "object" ? problemsOf(client, clientMembers, "client.") : [];
  return [...problemsOf(value, members), ...inside];
}

/** What is wrong with the members of an object. One that is missing is not told of where another one is a misspelling of it. */
function problemsOf(value: object, checks: Readonly<Record<string, Check>>, prefix = ""): Problem[] {
  const own: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(value));
  const absent = Object.keys(checks).filter((key) => own[key] === undefined);
  const unknown = Object.keys(own).filter((key) => !Object.hasOwn(checks, key));
  const meant = new Map(unknown.map((key) => [key, similar(key, absent)]));
  const misspelt = new Set(meant.values());
  return [
    ...[...meant].map(([key, name]) => ({
      message: `there is no setting ${prefix}${key}`,
      ...(name !== undefined && { help: `Is ${prefix}${name} meant?` }),
    })),
    ...Object.entries(checks).flatMap(([key, check]): Problem[] => {
      if (check.fits(own[key]) || misspelt.has(key)) return [];
      if (own[key] === undefined) return [{ message: `${prefix}${key} is missing: ${check.expected}` }];
      const help = helpFor(own[key], check);
      const message = `${prefix}${key} is ${shownValue(own[key])}, where ${check.expected} is wanted`;
      return [{ message, ...(help !== undefined && { help }) }];
    }),
  ];
}

/** What to do about a value: the one that was probably meant, or why there is none. */
function helpFor(value: unknown, { choices = [], helpForAddress = addressHelp }: Check): string | undefined {
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (given.includes("") && !choices.includes("")) return emptyHelp;
  const texts = given.filter((one) => typeof one === "string");
  const wrong = texts.find((one) => !choices.includes(one));
  const meant = wrong === undefined ? undefined : similar(wrong, choices);
  if (meant !== undefined) return `Is ${JSON.stringify(meant)} meant?`;
  return choices.length === 0 && texts.some(isAddress) ? helpForAddress : undefined;
}

/** A value in a message: as JSON, or as Node shows it where it has none, such as a function. */
export function shownValue(value: unknown): string {
  const text = jsonOf(value) ?? inspect(value, { breakLength: Number.POSITIVE_INFINITY });
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

export function isPlainObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
