import { dirname, resolve } from "node:path";
import { ConfigurationError, type ResolvedConfig, resolveConfig } from "../config.ts";
import { emptyHelp, isAddress } from "../config-checks.ts";
import { findConfigFile, readConfigFile } from "../config-file.ts";

/** The options of `specwright generate`, as they stand on the command line. */
export interface GenerateFlags {
  readonly out?: string;
  readonly name?: string;
  readonly overlay?: readonly string[];
  readonly document?: readonly string[];
  readonly remote?: readonly string[];
  readonly root?: readonly string[];
  readonly layout?: string;
  readonly files?: string;
  readonly conformance?: true;
  readonly config?: string;
  readonly allow?: readonly string[];
  readonly lenient?: true;
  /** `false` for `--no-cache`; commander has `true` where it is not given. */
  readonly cache?: boolean;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly check?: true;
  readonly ledger?: true;
  readonly json?: true;
  readonly quiet?: true;
}

/**
 * The settings of a run. The command line wins over the configuration file; with a document on the command line, only a
 * file named by `--config` is read.
 * @param cwd Where relative paths start.
 * @throws {ConfigurationError} With all that is wrong.
 */
export async function configOf(spec: string | undefined, flags: GenerateFlags, cwd: string): Promise<ResolvedConfig> {
  if (flags.config === "") throw new ConfigurationError(["--config is empty"], emptyHelp);
  const file =
    flags.config !== undefined ? resolve(cwd, flags.config) : spec === undefined ? findConfigFile(cwd) : undefined;
  if (file === undefined && spec === undefined) {
    throw new ConfigurationError(
      ["no document is named, and no specwright.config.ts stands in this folder"],
      "Give the document: specwright generate petstore.yml --out petstore --name petstore",
    );
  }
  const fromFile: unknown = file === undefined ? {} : await readConfigFile(file, cwd);
  const folder = file === undefined ? cwd : dirname(file);
  // What is no path is left for the check of the settings to find.
  const path = (value: string) => (value === "" || isAddress(value) ? value : resolve(cwd, value));
  const fromFlags = {
    spec: spec === undefined ? undefined : path(spec),
    out: flags.out === undefined ? undefined : path(flags.out),
    name: flags.name,
    layout: flags.layout,
    files: flags.files,
    conformance: flags.conformance,
    overlays: flags.overlay?.map(path),
    documents: flags.document && Object.fromEntries(flags.document.map((text) => documentOf(text, cwd))),
    remote: flags.remote,
    roots: flags.root?.map(path),
    allow: flags.allow,
    lenient: flags.lenient,
    cache: flags.cache === false ? false : undefined,
    include: flags.include,
    exclude: flags.exclude,
  };
  const given = Object.fromEntries(Object.entries(fromFlags).filter(([, value]) => value !== undefined));
  const merged: unknown = typeof fromFile === "object" && fromFile !== null ? { ...fromFile, ...given } : fromFile;
  const isShort = file === undefined && (flags.out === undefined || flags.name === undefined);
  const { out = "petstore" } = flags;
  return resolveConfig(
    merged,
    folder,
    isShort ? `The whole command: specwright generate ${spec} --out ${out} --name petstore` : undefined,
  );
}

/** `https://example.com/schemas.json=schemas.json`: a URI may hold an equals sign too, and then a path follows the last one. */
function documentOf(text: string, cwd: string): readonly [uri: string, path: string] {
  const end = text.lastIndexOf("=");
  if (end < 1 || end === text.length - 1) {
    throw new ConfigurationError([`--document ${text} is not of the form uri=file`]);
  }
  return [text.slice(0, end), resolve(cwd, text.slice(end + 1))];
}
