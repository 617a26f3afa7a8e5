import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { catalogue, type RefusalCode } from "./catalogue.ts";
import type { Diagnostic, Location } from "./diagnostics.ts";
import type { ConformanceSources, EmitSettings } from "./emit/core/context.ts";
import type { PackageRole } from "./emit/core/module.ts";
import { isSemanticVersion } from "./emit/package-version.ts";
import { similar } from "./load/similar.ts";
import type { SelectionPatterns } from "./model/selection.ts";
import { parsePattern } from "./pattern.ts";
import { withoutCredentials } from "./visible-text.ts";
import { lockFileName } from "./write/lock.ts";

/** The settings of a run: what `specwright.config.ts` exports, and what the command line can give in its place. */
export interface Config {
  /** The OpenAPI document, YAML or JSON, relative to the configuration file. */
  readonly spec: string;
  /** OpenAPI Overlay documents, applied in order. Default: none. */
  readonly overlays?: readonly string[];
  /** Documents that references name by a URI, as paths by that URI: nothing is loaded from the network. Default: none. */
  readonly documents?: Readonly<Record<string, string>>;
  /** The folder to write into. */
  readonly out: string;
  /** The beginning of the packages' names: `telnyx-oauth` gives `telnyx-oauth-model`, `-server` and `-client`. */
  readonly name: string;
  /** The version of the packages. Default: the document's, as near as npm has it: `v1` is 1.0.0, `2024-01-01` is 2024.1.1. */
  readonly version?: string;
  /** `packages` writes npm packages, `folder` the same sources for a folder of an application. Default `packages`. */
  readonly layout?: "packages" | "folder";
  /**
   * `role` writes one file for each role: `schemas.ts`, `handlers.ts`. `tag` writes the same as one file for each tag and for
   * each schema, below a folder of the role's name. What is imported from where stays the same. Default `role`.
   */
  readonly files?: "role" | "tag";
  /** What to write. The server and the client need the model. Default: all three. */
  readonly packages?: readonly PackageRole[];
  /**
   * Whether the model has validators beside its types. Without them it is types alone, which nothing has to be run for; the
   * server and the client need them. Default `true`.
   */
  readonly validators?: boolean;
  /** Whether to write the conformance test of a server's handlers beside the packages. It needs all three. Default `false`. */
  readonly conformance?: boolean;
  /** How relative imports end. Default `.ts` in packages, which run as they are on Node, and `.js` in a folder, which every bundler and compiler setting takes. */
  readonly importExtension?: ".ts" | ".js";
  /** Whether validators check `format`, or treat it as an annotation (JSON Schema 2020-12 Validation, section 7). Default `assert`. */
  readonly formats?: "assert" | "annotate";
  readonly client?: {
    /** The class of the client. Default: `name` in PascalCase. */
    readonly className?: string;
    /** What its environment variables begin with. Default: `name` in upper case with underscores. */
    readonly environmentPrefix?: string;
  };
  /** Refusals to accept, by code: what they concern is then left out or not checked, with a warning. Default: none. */
  readonly allow?: readonly RefusalCode[];
  /**
   * What to generate, by patterns: `tag:pets`, `path:/pets/**`, `operation:list*`, `schema:Pet`; operations that one of them
   * matches, and what they need. Default: everything.
   */
  readonly include?: readonly string[];
  /** What not to generate, by patterns of tags, paths and operations, though `include` has it. Default: nothing. */
  readonly exclude?: readonly string[];
  /** Whether faults of the document that can be mended safely are mended, each with a warning (docs/lenient.md). Default `false`. */
  readonly lenient?: boolean;
  /**
   * The folder in which runs are remembered, so that one with nothing changed takes no time; `false` for none. It may be
   * deleted at any time. Default: `.cache/specwright` in the nearest `node_modules`, else in the user's cache.
   */
  readonly cache?: string | false;
}

/** Gives a configuration file its types. */
export function defineConfig(config: Config): Config {
  return config;
}

/** A configuration with every default filled in and every path absolute. */
export interface ResolvedConfig {
  readonly spec: string;
  readonly overlays: readonly string[];
  readonly documents: Readonly<Record<string, string>>;
  readonly out: string;
  readonly packages: readonly PackageRole[];
  readonly files: "role" | "tag";
  readonly settings: EmitSettings;
  readonly allow: readonly RefusalCode[];
  readonly lenient: boolean;
  /** Undefined where nobody said it. */
  readonly cache?: string | false;
  readonly selection: SelectionPatterns;
}

/** A configuration that cannot be used, with all that is wrong with it. */
export class ConfigurationError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  /** @param help What to do about those of the problems that do not say it themselves. */
  constructor(problems: readonly (string | Problem)[], help?: string) {
    const all = problems.map((problem): Problem => (typeof problem === "string" ? { message: problem } : problem));
    super(all.map(({ message }) => message).join("; "));
    this.name = "ConfigurationError";
    this.diagnostics = all.map((problem) => {
      const advice = problem.help ?? help;
      return {
        code: "invalid-configuration",
        severity: "error",
        message: withoutCredentials(problem.message),
        ...(problem.location && { location: problem.location }),
        ...(advice === undefined ? {} : { help: advice }),
      };
    });
  }
}

/** One thing that is wrong with a configuration. */
export interface Problem {
  readonly message: string;
  readonly location?: Location;
  readonly help?: string;
}

/** Whether a text is an address, `https://…` or `file://…`, and not a path. */
export function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(text);
}

/** What to say about values that are the empty string. */
export const emptyHelp = "An empty value is most often a variable of the shell that is not set.";
const addressHelp = "Nothing is loaded from the network: save the document to a file, and give the file's path.";

interface Check {
  readonly expected: string;
  readonly fits: (value: unknown) => boolean;
  /** The values that there are, where they can be counted. */
  readonly choices?: readonly string[];
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
  importExtension: optional(oneOf(".ts", ".js")),
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
function helpFor(value: unknown, { choices = [] }: Check): string | undefined {
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (given.includes("")) return emptyHelp;
  const texts = given.filter((one) => typeof one === "string");
  const wrong = texts.find((one) => !choices.includes(one));
  const meant = wrong === undefined ? undefined : similar(wrong, choices);
  if (meant !== undefined) return `Is ${JSON.stringify(meant)} meant?`;
  return choices.length === 0 && texts.some(isAddress) ? addressHelp : undefined;
}

/** A value in a message: as JSON, or as Node shows it where it has none, such as a function. */
function shownValue(value: unknown): string {
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

/**
 * Checks a configuration and fills in the defaults.
 * @param folder What its paths are relative to.
 * @throws ConfigurationError with every problem at once.
 */
export function resolveConfig(value: unknown, folder: string): ResolvedConfig {
  if (!isConfigLike(value)) {
    throw new ConfigurationError(
      [`the configuration is ${value === undefined ? "missing" : shownValue(value)}, where an object is wanted`],
      "Write `export default defineConfig({ … })`, with the settings in it.",
    );
  }
  const problems = problemsOf(value, members);
  if (value.client && typeof value.client === "object")
    problems.push(...problemsOf(value.client, clientMembers, "client."));
  if (problems.length > 0) throw new ConfigurationError(problems);
  const packages = value.packages ?? ["model", "server", "client"];
  if (!packages.includes("model")) throw new ConfigurationError(['packages has no "model", which the others need']);
  if (value.conformance && !(packages.includes("server") && packages.includes("client"))) {
    throw new ConfigurationError([
      "conformance sends requests with the client, and knows answers by the server: packages has not both",
    ]);
  }
  if (value.validators === false && packages.some((role) => role !== "model")) {
    throw new ConfigurationError(
      ["validators is false, and the server and the client are made of them"],
      'For types alone: packages: ["model"], validators: false',
    );
  }
  const layout = value.layout ?? "packages";
  const bare = value.name.replace(/^@[^/]*\//, "");
  const words = bare.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  const at = (path: string) => (isAbsolute(path) ? path : resolve(folder, path));
  return {
    spec: at(value.spec),
    overlays: (value.overlays ?? []).map(at),
    documents: Object.fromEntries(Object.entries(value.documents ?? {}).map(([uri, path]) => [uri, at(path)])),
    out: at(value.out),
    packages: (["model", "server", "client"] as const).filter((role) => packages.includes(role)),
    files: value.files ?? "role",
    allow: value.allow ?? [],
    lenient: value.lenient ?? false,
    ...(value.cache !== undefined && { cache: value.cache === false ? false : at(value.cache) }),
    selection: { include: value.include ?? [], exclude: value.exclude ?? [] },
    settings: {
      name: value.name,
      ...(value.version !== undefined && { version: value.version }),
      layout,
      importExtension: value.importExtension ?? (layout === "packages" ? ".ts" : ".js"),
      formats: value.formats ?? "assert",
      ...(value.validators === false && { validators: false as const }),
      ...(value.conformance && { conformance: conformanceSources(value, at) }),
      client: {
        className: value.client?.className ?? (/^[A-Za-z]/.test(pascal) ? pascal : `Api${pascal}`),
        environmentPrefix:
          value.client?.environmentPrefix ??
          words
            .join("_")
            .toUpperCase()
            .replace(/^(?=\d)/, "API_"),
      },
    },
  };
}

/** The files that a conformance test is drawn from, as it finds them. */
function conformanceSources(
  { spec, overlays = [], documents = {}, out, lenient = false, include = [], exclude = [] }: Config,
  at: (path: string) => string,
): ConformanceSources {
  const url = (path: string) => relativeUrl(join(at(out), "conformance"), at(path));
  return {
    spec: url(spec),
    overlays: overlays.map(url),
    documents: Object.fromEntries(Object.entries(documents).map(([uri, path]) => [uri, url(path)])),
    lock: url(join(at(out), lockFileName)),
    ...(lenient && { lenient }),
    ...(include.length + exclude.length > 0 && { selection: { include, exclude } }),
  };
}

function relativeUrl(folder: string, file: string): string {
  const path = relative(folder, file);
  // On Windows there is no way from one drive to another.
  if (isAbsolute(path)) return pathToFileURL(path).href;
  return path.split(sep).map(encodeURIComponent).join("/");
}

/** `problemsOf` is what decides whether it is one. */
function isConfigLike(value: unknown): value is Config {
  return isPlainObject(value);
}

function isPlainObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
