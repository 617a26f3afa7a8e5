import { existsSync, readFileSync, statSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ConfigurationError, type Problem } from "./config.ts";
import { isPlainObject } from "./config-checks.ts";
import type { Location } from "./diagnostics.ts";
import { displayName, similarFile } from "./load/files/file-name.ts";

const defaultFiles = ["specwright.config.ts", "specwright.config.mts", "specwright.config.js", "specwright.config.mjs"];

/** The configuration file to use where none is named: one of the default names in `cwd`. */
export function findConfigFile(cwd: string): string | undefined {
  return defaultFiles.map((name) => join(cwd, name)).find((path) => existsSync(path));
}

/** How long a configuration file may take, in milliseconds: it may well ask something of the network. */
const patience = 30_000;

/**
 * Reads a configuration file: a module whose default export is the configuration.
 * @param path Absolute.
 * @param cwd Its path is shown from there.
 * @param limit How long it may take, in milliseconds.
 * @throws {ConfigurationError} With the place in the file where it ended, if one is known.
 */
export async function readConfigFile(path: string, cwd: string, limit: number = patience): Promise<unknown> {
  const name = displayName(path, cwd);
  if (!existsSync(path)) {
    const near = await similarFile(path);
    const help = {
      help: near === undefined ? "Give the path of one that is there." : `Is ${near} meant, in the same folder?`,
    };
    throw new ConfigurationError([{ message: `no configuration file stands at ${name}`, ...help }]);
  }
  if (statSync(path).isDirectory()) throw new ConfigurationError([`${name} is a folder, and no configuration file`]);
  if (!/\.[cm]?[jt]s$/.test(path)) {
    const message = `${name} is no configuration file: it is a module, which ends in .ts, .mts, .js or .mjs`;
    throw new ConfigurationError([message], moduleHelp);
  }
  let configuration: unknown;
  try {
    const module: { readonly default?: unknown } = await inTime(importAsModule(pathToFileURL(path).href), limit);
    configuration = await inTime(Promise.resolve(module.default), limit);
    // What is computed when it is read fails here, where it is known whose fault that is.
    if (isPlainObject(configuration)) return { ...configuration };
  } catch (error) {
    throw new ConfigurationError([failureOf(error, path, name)]);
  }
  if (Array.isArray(configuration)) {
    const help = "Write a file for each, and give it by --config.";
    throw new ConfigurationError([`${name} has a list, and a file is the configuration of one run`], help);
  }
  if (configuration === undefined) throw new ConfigurationError([`${name} has no default export`], moduleHelp);
  return configuration;
}

const moduleHelp = "Write `export default defineConfig({ … })`, with the settings in it.";

/** A module that awaits at its top what never comes has no end, and the engine does not say so. */
async function inTime<T>(work: Promise<T>, limit: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `it has not ended after ${limit / 1000} s: something that it awaits never comes`;
    timer = setTimeout(() => reject(new Error(message)), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Why a module could not be run, in the engine's words, and where. */
function failureOf(error: unknown, path: string, name: string): Problem {
  const message = error instanceof Error ? error.message : String(error);
  const location = error instanceof Error ? placeIn(error.stack ?? "", path, name) : undefined;
  const isCommonJs = /^(?:module|require|exports|__dirname|__filename) is not defined/.test(message);
  return {
    message: `${name} cannot be loaded: ${message.split("\n")[0] ?? message}`,
    ...(location && { location }),
    help: isCommonJs
      ? "A configuration file is an ES module, with `import` and `export default`."
      : `Correct the file; node ${name} shows the whole error.`,
  };
}

/** The first place in a file that a stack names: where it threw, or where its syntax is wrong. */
function placeIn(stack: string, path: string, name: string): Location | undefined {
  const found = [pathToFileURL(path).href, path]
    .map((spelling) => stack.split(`${spelling}:`)[1])
    .find((rest) => rest !== undefined);
  const [, row, at = "1"] = /^(\d+)(?::(\d+))?/.exec(found ?? "") ?? [];
  if (row === undefined) return undefined;
  const text = readFileSync(path, "utf8");
  const line = Number(row);
  const column = Number(at);
  return { file: name, line, column, end: { line, column: column + 1 }, text, pointer: "" };
}

/** Imports a file as an ES module, also where the `type` of the package around it says otherwise. */
async function importAsModule(url: string): Promise<{ readonly default?: unknown }> {
  const format = /\.[cm]?ts$/.test(url) ? "module-typescript" : "module";
  const hooks = registerHooks({
    load: (address, context, next) => next(address, address === url ? { ...context, format } : context),
  });
  try {
    return await import(url);
  } finally {
    hooks.deregister();
  }
}
