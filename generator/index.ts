/** What the package `specwright` offers to configuration files and to programs. */
export { type Config, ConfigurationError, defineConfig, type ResolvedConfig, resolveConfig } from "./config.ts";
export {
  type Diagnostic,
  type DiagnosticCode,
  GenerationFailed,
  type Location,
  type RefusalCode,
  type Severity,
} from "./diagnostics.ts";
export { type GenerateReport, generate } from "./generate.ts";
