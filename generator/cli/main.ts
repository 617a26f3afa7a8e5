import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError, Option } from "commander";
import { packageRoot } from "../package-root.ts";
import { visible } from "../visible-text.ts";
import { explain } from "./explain.ts";
import type { GenerateFlags } from "./generate-flags.ts";
import { runGenerate } from "./run-generate.ts";
import { processTerminal, type Terminal } from "./terminal.ts";

/**
 * The command line.
 * @param argv As `process.argv` has it.
 * @returns The exit code: 0 done, 1 the document or configuration has errors, or `--check` found differences.
 */
export async function main(argv: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  let exitCode = 0;
  const program = new Command("specwright")
    .description("Reads an OpenAPI document and writes the TypeScript for both ends of the API.")
    .version(version())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.warn(text.trimEnd()),
    })
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
    .option("--remote <host>", "a host to load documents from that references name; may be repeated", collect)
    .option(
      "--root <folder>",
      "a folder that references may lead into, besides the document's; may be repeated",
      collect,
    )
    .addOption(
      new Option("--layout <layout>", "npm packages, or a folder of an application").choices(["packages", "folder"]),
    )
    .addOption(
      new Option("--files <files>", "one file for each role, or for each tag and schema").choices(["role", "tag"]),
    )
    .option("--conformance", "write the conformance test of a server's handlers, too")
    .option("-c, --config <file>", "a configuration file")
    .option("--allow <code>", "accept a refusal by its code; may be repeated", collect)
    .option("--lenient", "mend faults of the document where that is safe, and say what was done")
    .option("--include <pattern>", "generate only this: tag:…, path:…, operation:…, schema:…; may be repeated", collect)
    .option("--exclude <pattern>", "leave this out: tag:…, path:…, operation:…; may be repeated", collect)
    .option("--no-cache", "remember nothing of this run, and ask for nothing that an earlier one remembered")
    .option("--check", "write nothing; exit 1 if the output is not up to date")
    .option("--ledger", "print how every keyword and feature of the document was treated")
    .option("--json", "print the report as JSON")
    .option("-q, --quiet", "print problems only")
    .action(async (spec: string | undefined, flags: GenerateFlags) => {
      exitCode = await runGenerate(spec, flags, terminal);
    });
  program
    .command("explain")
    .description("Say what a diagnostic's code means and what to do about it.")
    .argument("[code]", "the code, as in error[unresolved-reference]; without it, all codes are listed")
    .action((code: string | undefined) => {
      exitCode = explain(code, terminal);
    });
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const [, , first = ""] = argv;
    if (error.code === "commander.unknownCommand" && /\.(?:ya?ml|json)$/i.test(first)) {
      terminal.warn(`Is it the document? Then: specwright generate ${visible(first)}`);
    }
    return error.exitCode;
  }
  return exitCode;
}

function collect(value: string, list: readonly string[] = []): readonly string[] {
  return [...list, value];
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) return String(manifest.version);
  return "unknown";
}
