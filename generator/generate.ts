import { RunCache } from "./cache/run-cache.ts";
import type { ResolvedConfig } from "./config.ts";
import { ReadLog } from "./load/files/read-log.ts";
import type { GenerateOptions, GenerateReport } from "./report.ts";

export { type GenerateOptions, type GenerateReport, GenerationRefused } from "./report.ts";

/**
 * Runs the whole pipeline: load, model, emit, write; or none of it, where an earlier run that is remembered says that
 * nothing would change. What the pipeline needs is loaded only then: it takes longer to load than to find that out.
 * @throws {GenerationFailed} With every problem found; nothing is written then.
 */
export async function generate(config: ResolvedConfig, options: GenerateOptions = {}): Promise<GenerateReport> {
  const log = new ReadLog(config.remote);
  const cwd = options.cwd ?? process.cwd();
  const cache = options.cache === undefined ? undefined : await RunCache.open(options.cache, config, cwd, log);
  const recalled = await cache?.recall();
  if (recalled) {
    for (const stage of recalled.stages) options.progress?.ended?.(stage);
    return recalled;
  }
  const { runPipeline } = await import("./pipeline.ts");
  const { report, files } = await runPipeline(config, options, log);
  if (report.upToDate || !options.check) await cache?.remember(report, files);
  return report;
}
