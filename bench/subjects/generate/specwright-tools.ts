import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { catalogue } from "../../../generator/catalogue.ts";
import { readManifest } from "../../../test/support/manifest.ts";
import { buildPackage, repository } from "../../harness/built-package.ts";
import type { ProcessRun } from "../../harness/cold-process.ts";
import { lastLine, type Tool } from "./tool.ts";

const refusalCodes = Object.entries(catalogue).flatMap(([code, entry]) => ("refusal" in entry ? [code] : []));

/**
 * specwright several times: with all that it writes, also as a first run on a machine is, with the model package only, and with types alone, which is nearest to
 * what a generator of types writes: it has the types of parameters and operations too, ours those of all schemas and bodies. Every refusal is allowed and faults are mended, so that an imperfect document is still measured.
 * @param folder Where the built package and the configuration go.
 * @param source Whether to run the sources as they are, in place of the built package.
 * @throws BenchError where specwright does not build.
 */
export async function specwrightTools(folder: string, source: boolean): Promise<readonly Tool[]> {
  const root = source ? repository : await buildPackage(folder);
  const configured = async (file: string, text: string) => {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `export default ${text};\n`);
    return ["--config", path];
  };
  const model = await configured("specwright.config.mjs", '{ packages: ["model"] }');
  const types = await configured("types/specwright.config.mjs", '{ packages: ["model"], validators: false }');
  const version = readManifest(root)?.version ?? "unknown";
  const tool = (id: string, writes: string, extra: readonly string[]): Tool => ({
    id,
    version: source ? `${version} (run from its TypeScript sources)` : `${version} (built as it is published)`,
    writes,
    program: "bin/specwright.js",
    script: join(root, "bin/specwright.js"),
    args: (document, out) => [
      ...["generate", document, "--out", out, "--name", "bench", "--json", "--no-cache", "--lenient"],
      ...extra,
      ...refusalCodes.flatMap((code) => ["--allow", code]),
    ],
    ...(source ? { nodeOptions: ["--conditions=specwright-source"] } : {}),
    errors: (run) => {
      const errors = diagnosticsOf(run).filter(({ severity }) => severity === "error");
      return errors.length > 0 ? errors.map(({ code, message }) => `${code}: ${message}`) : lastLine(run);
    },
    refusals: (run) => diagnosticsOf(run).filter(({ code }) => refusalCodes.includes(code)).length,
  });
  const all = tool("specwright", "model (types and validators), server and client packages", []);
  return [
    all,
    {
      ...all,
      id: "specwright-first",
      writes: "the same, without the compiled code that an earlier run has left (NODE_DISABLE_COMPILE_CACHE=1)",
      variables: { NODE_DISABLE_COMPILE_CACHE: "1" },
    },
    tool("specwright-model", 'model package (types and validators), by `packages: ["model"]` in <config>', model),
    tool("specwright-types", 'types alone, by `packages: ["model"], validators: false` in <config>', types),
  ];
}

interface ReportedDiagnostic {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

/** The diagnostics of a run with `--json`; none where it ended before it could report. */
function diagnosticsOf({ stdout }: ProcessRun): readonly ReportedDiagnostic[] {
  let report: unknown;
  try {
    report = JSON.parse(stdout);
  } catch {
    return [];
  }
  if (typeof report !== "object" || report === null || !("diagnostics" in report)) return [];
  return Array.isArray(report.diagnostics) ? report.diagnostics.filter(isDiagnostic) : [];
}

function isDiagnostic(value: unknown): value is ReportedDiagnostic {
  if (typeof value !== "object" || value === null) return false;
  return (
    "code" in value &&
    typeof value.code === "string" &&
    "severity" in value &&
    typeof value.severity === "string" &&
    "message" in value &&
    typeof value.message === "string"
  );
}
