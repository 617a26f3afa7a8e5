import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Command, CommanderError, Option } from "commander";
import {
  ConfigurationError,
  emptyHelp,
  findConfigFile,
  isAddress,
  type ResolvedConfig,
  readConfigFile,
  resolveConfig,
} from "./config.ts";
import { catalogue, type Diagnostic, GenerationFailed } from "./diagnostics.ts";
import { GenerationRefused, generate } from "./generate.ts";
import { packageRoot } from "./package-root.ts";
import { countDiagnostics, diagnosticsToJson, githubAnnotations, printDiagnostics } from "./print-diagnostics.ts";
import { printLedger, printReport, reportToJson } from "./print-report.ts";

interface GenerateFlags {
  readonly out?: string;
  readonly name?: string;
  readonly overlay?: readonly string[];
  readonly document?: readonly string[];
  readonly layout?: string;
  readonly conformance?: true;
  readonly config?: string;
  readonly allow?: readonly string[];
  readonly check?: true;
  readonly ledger?: true;
  readonly json?: true;
  readonly quiet?: true;
}

/**
 * The command line.
 * @param argv As `process.argv` has it.
 * @returns The exit code: 0 done, 1 the document or configuration has errors, or `--check` found differences.
 */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command("specwright")
    .description("Reads an OpenAPI document and writes the TypeScript for both ends of the API.")
    .version(version())
    .exitOverride()
    .showHelpAfterError("(specwright --help says what there is)");
  program
    .command("generate")
    .description("Write types, validators, server and client of an OpenAPI document.")
    .argument("[spec]", "the OpenAPI document, YAML or JSON; without it, specwright.config.ts says what to do")
    .option("-o, --out <folder>", "the folder to write into")
    .option(
      "-n, --name <prefix>",
      "the beginning of the packages' names: petstore gives petstore-model, -server, -client",
    )
    .option("--overlay <file>", "an OpenAPI Overlay to apply; may be repeated", collect)
    .option("--document <uri=file>", "the file of a document that references name by a URI; may be repeated", collect)
    .addOption(
      new Option("--layout <layout>", "npm packages, or a folder of an application").choices(["packages", "folder"]),
    )
    .option("--conformance", "write the conformance test of a server's handlers, too")
    .option("-c, --config <file>", "a configuration file")
    .option("--allow <code>", "accept a refusal by its code; may be repeated", collect)
    .option("--check", "write nothing; exit 1 if the output is not up to date")
    .option("--ledger", "print how every keyword and feature of the document was treated")
    .option("--json", "print the report as JSON")
    .option("-q, --quiet", "print problems only")
    .action(async (spec: string | undefined, flags: GenerateFlags) => {
      exitCode = await runGenerate(spec, flags);
    });
  program
    .command("explain")
    .description("Say what a diagnostic's code means and what to do about it.")
    .argument("[code]", "the code, as in error[unresolved-reference]; without it, all codes are listed")
    .action((code: string | undefined) => {
      exitCode = explain(code);
    });
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
  return exitCode;
}

async function runGenerate(spec: string | undefined, flags: GenerateFlags): Promise<number> {
  const color = process.stderr.isTTY === true && !process.env.NO_COLOR;
  try {
    const report = await generate(await readConfig(spec, flags), { check: flags.check ?? false });
    if (flags.json) console.log(JSON.stringify(reportToJson(report), undefined, 2));
    else {
      printProblems(report.diagnostics, color, "");
      if (!flags.quiet) console.log(printReport(report, flags.check ?? false));
      else if (flags.check && !report.upToDate) console.error(printReport(report, true));
      if (flags.ledger) console.log(printLedger(report.ledger));
    }
    return flags.check && !report.upToDate ? 1 : 0;
  } catch (error) {
    const diagnostics =
      error instanceof GenerationFailed || error instanceof ConfigurationError ? error.diagnostics : undefined;
    if (diagnostics) {
      const ledger = error instanceof GenerationRefused ? error.ledger : undefined;
      if (flags.json) {
        const report = { upToDate: false, ...(ledger && { ledger }), diagnostics: diagnosticsToJson(diagnostics) };
        console.log(JSON.stringify(report, undefined, 2));
      } else {
        printProblems(diagnostics, color, outcomeOf(error));
        if (flags.ledger && ledger) console.log(printLedger(ledger));
      }
      return 1;
    }
    return reportFault(error);
  }
}

function outcomeOf(error: unknown): string {
  return error instanceof GenerationFailed && error.written > 0
    ? `the output is incomplete: files written or removed before: ${error.written}`
    : "nothing written";
}

function printProblems(diagnostics: readonly Diagnostic[], color: boolean, outcome: string): void {
  if (diagnostics.length === 0) return;
  console.error(printDiagnostics(diagnostics, { color }));
  console.error([countDiagnostics(diagnostics), ...(outcome ? [outcome] : [])].join(", "));
  if (process.env.GITHUB_ACTIONS) console.log(githubAnnotations(diagnostics).join("\n"));
}

/** The command line wins over the configuration file. With a document on the command line, only a file named by `--config` is read. */
async function readConfig(spec: string | undefined, flags: GenerateFlags): Promise<ResolvedConfig> {
  const cwd = process.cwd();
  if (flags.config === "") throw new ConfigurationError(["--config is empty"], emptyHelp);
  const file =
    flags.config !== undefined ? resolve(cwd, flags.config) : spec === undefined ? findConfigFile(cwd) : undefined;
  if (file === undefined && spec === undefined) {
    throw new ConfigurationError(
      ["no document is named, and no specwright.config.ts stands in this folder"],
      "Give the document: specwright generate petstore.yml --out petstore --name petstore",
    );
  }
  const fromFile: unknown = file === undefined ? {} : await readConfigFile(file);
  const folder = file === undefined ? cwd : dirname(file);
  // What is no path is left for the check of the settings to find.
  const path = (value: string) => (value === "" || isAddress(value) ? value : resolve(cwd, value));
  const fromFlags = {
    spec: spec === undefined ? undefined : path(spec),
    out: flags.out === undefined ? undefined : path(flags.out),
    name: flags.name,
    layout: flags.layout,
    conformance: flags.conformance,
    overlays: flags.overlay?.map(path),
    documents: flags.document && Object.fromEntries(flags.document.map((text) => documentOf(text, cwd))),
    allow: flags.allow,
  };
  const given = Object.fromEntries(Object.entries(fromFlags).filter(([, value]) => value !== undefined));
  const merged: unknown = typeof fromFile === "object" && fromFile !== null ? { ...fromFile, ...given } : fromFile;
  return resolveConfig(merged, folder);
}

/** `https://example.com/schemas.json=schemas.json`: a URI may hold an equals sign too, and then a path follows the last one. */
function documentOf(text: string, cwd: string): readonly [uri: string, path: string] {
  const end = text.lastIndexOf("=");
  if (end < 1 || end === text.length - 1) {
    throw new ConfigurationError([`--document ${text} is not of the form uri=file`]);
  }
  return [text.slice(0, end), resolve(cwd, text.slice(end + 1))];
}

function explain(code: string | undefined): number {
  const entries = Object.entries(catalogue);
  if (code === undefined) {
    const width = Math.max(...entries.map(([name]) => name.length));
    for (const [name, { title }] of entries) console.log(`${name.padEnd(width)}  ${title}`);
    return 0;
  }
  const entry = entries.find(([name]) => name === code)?.[1];
  if (!entry) {
    console.error(`There is no code ${JSON.stringify(code)}. specwright explain lists all of them.`);
    return 1;
  }
  console.log(`${code}: ${entry.title}\n\nCause  ${entry.cause}\nFix    ${entry.fix}`);
  if ("refusal" in entry)
    console.log(`\nThis is a refusal: --allow ${code}, or allow: ["${code}"] in the configuration, accepts it.`);
  return 0;
}

/** A fault of the generator itself, or of the machine. The stack is for whoever asks for it. */
function reportFault(error: unknown): number {
  const message = error instanceof Error ? error.message : String(error);
  const system = error instanceof Error && "syscall" in error;
  console.error(
    system
      ? `specwright: ${message}`
      : `specwright: internal error: ${message}\nThis is a fault of specwright. SPECWRIGHT_DEBUG=1 prints where it happened.`,
  );
  if (process.env.SPECWRIGHT_DEBUG && error instanceof Error) console.error(error.stack);
  return 1;
}

function collect(value: string, list: readonly string[] = []): readonly string[] {
  return [...list, value];
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) return String(manifest.version);
  return "unknown";
}
