/** What the package `specwright` offers to configuration files and to programs. */

export type { DiagnosticCode, RefusalCode } from "./catalogue.ts";
export { type Config, ConfigurationError, defineConfig, type ResolvedConfig, resolveConfig } from "./config.ts";
export { type Diagnostic, GenerationFailed, type Location, type Severity } from "./diagnostics.ts";
export { type GenerateReport, generate } from "./generate.ts";
