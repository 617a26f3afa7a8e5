import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { RefusalCode } from "./catalogue.ts";
import { isPlainObject, settingProblems, shownValue } from "./config-checks.ts";
import type { Diagnostic, Location } from "./diagnostics.ts";
import type { ConformanceSources, EmitSettings } from "./emit/core/context.ts";
import type { PackageRole } from "./emit/core/module.ts";
import type { SelectionPatterns } from "./model/operations/selection.ts";
import { withoutCredentials } from "./visible-text.ts";
import { lockFileName } from "./write/lock.ts";

/** The settings of a run: what `specwright.config.ts` exports, and what the command line can give in its place. */
export interface Config {
  /** The OpenAPI document, YAML or JSON, relative to the configuration file. */
  readonly spec: string;
  /** OpenAPI Overlay documents, applied in order. Default: none. */
  readonly overlays?: readonly string[];
  /** Documents that references name by a URI, as paths by that URI. Default: none. */
  readonly documents?: Readonly<Record<string, string>>;
  /**
   * Hosts from which documents are loaded that references name, by https and without credentials: `specs.example.com`; for http
   * on this machine `localhost:8080`. Default: none, and nothing is loaded from the network.
   */
  readonly remote?: readonly string[];
  /**
   * Folders that references of the document may lead into, besides its own: `../common`, or `../..` for a whole repository.
   * Default: none, so that a document cannot pull in what its folder does not hold.
   */
  readonly roots?: readonly string[];
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
  /**
   * How relative imports end. Default `.ts` in packages, which run as they are on Node, and `.js` in a folder, which every
   * setting of the compiler takes. With nothing at their end (`""`, in a folder alone) webpack and Jest find them as they are set up.
   */
  readonly importExtension?: ".ts" | ".js" | "";
  /**
   * Whether the packages depend on each other by `workspace:*`, which pnpm needs to look for them in the workspace and not in
   * a registry. npm does not take it. Default `false`: by their version.
   */
  readonly workspaceProtocol?: boolean;
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
  readonly remote: readonly string[];
  readonly roots: readonly string[];
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

/**
 * Checks a configuration and fills in the defaults.
 * @param folder What its paths are relative to.
 * @param help What to do about settings that are missing, or none of those that they can be.
 * @throws ConfigurationError with every problem at once.
 */
export function resolveConfig(value: unknown, folder: string, help?: string): ResolvedConfig {
  if (!isConfigLike(value)) {
    throw new ConfigurationError(
      [`the configuration is ${value === undefined ? "missing" : shownValue(value)}, where an object is wanted`],
      "Write `export default defineConfig({ … })`, with the settings in it.",
    );
  }
  const problems = settingProblems(value);
  if (problems.length > 0) throw new ConfigurationError(problems, help);
  const packages = value.packages ?? ["model", "server", "client"];
  if (!packages.includes("model")) throw new ConfigurationError(['packages has no "model", which the others need']);
  if (value.conformance && !(packages.includes("server") && packages.includes("client"))) {
    throw new ConfigurationError([
      "conformance sends requests with the client, and knows answers by the server: packages has not both",
    ]);
  }
  if (value.importExtension === "" && value.layout !== "folder") {
    throw new ConfigurationError([
      'importExtension is "", which neither Node nor the compiler takes in packages: it is for layout "folder"',
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
    remote: value.remote ?? [],
    roots: (value.roots ?? []).map(at),
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
      ...(value.workspaceProtocol && { workspaceProtocol: true as const }),
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
  {
    spec,
    overlays = [],
    documents = {},
    remote = [],
    roots = [],
    out,
    lenient = false,
    include = [],
    exclude = [],
  }: Config,
  at: (path: string) => string,
): ConformanceSources {
  const url = (path: string) => relativeUrl(join(at(out), "conformance"), at(path));
  return {
    spec: url(spec),
    overlays: overlays.map(url),
    documents: Object.fromEntries(Object.entries(documents).map(([uri, path]) => [uri, url(path)])),
    lock: url(join(at(out), lockFileName)),
    ...(remote.length > 0 && { remote }),
    ...(roots.length > 0 && { roots: roots.map(url) }),
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

/** `settingProblems` is what decides whether it is one. */
function isConfigLike(value: unknown): value is Config {
  return isPlainObject(value);
}
