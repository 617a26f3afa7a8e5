import type { Api } from "../model/api/api.ts";
import { isSemanticVersion } from "../semantic-version.ts";
import type { EmitContext } from "./core/context.ts";

/**
 * The version of the packages: that of the settings, or what the document's own comes to. A document may call its
 * version whatever it likes (OpenAPI 3.1 section 4.8.2.1), npm wants semver.org 2.0.0.
 */
export function packageVersion(api: Api, { settings, diagnostics }: EmitContext): string {
  const version = settings.version ?? nearestVersion(api.version);
  if (version !== undefined) return version;
  const info = api.node.get("info");
  const said = info?.get("version");
  const reason = said ? `npm has none like ${JSON.stringify(api.version)}` : "the document does not say its own";
  diagnostics.warning("unclear-version", `the packages are of version 0.0.0, since ${reason}`, {
    location: said ? said.location("value") : (info ?? api.node).location("key"),
    help: 'Say it in the configuration: version: "1.0.0".',
  });
  return "0.0.0";
}

/** Up to three numbers, and something after them: `v1`, `1.0-beta`, `1.2.3-rc.1+build`, `2024-01-01-preview`. */
const written =
  /^v?(\d+)(?:\.(\d+)(?:\.(\d+))?|-(\d\d)-(\d\d)(?!\d))?(?:-?([A-Za-z][\w.-]*|(?<=-)[\w.-]+))?(\+[\w.-]+)?$/i;

/** The semantic version that a text stands for, undefined where that is not clear. */
export function nearestVersion(text: string): string | undefined {
  const found = written.exec(text.trim());
  if (!found) return undefined;
  const [, major = "0", minor, patch, month, day, label, build = ""] = found;
  const numbers = [major, minor ?? month ?? "0", patch ?? day ?? "0"].map(Number);
  const identifiers = label === undefined ? [] : label.split(".").map(withoutLeadingZeros);
  const version = `${numbers.join(".")}${label === undefined ? "" : `-${identifiers.join(".")}`}${build}`;
  return numbers.every(Number.isSafeInteger) && isSemanticVersion(version) ? version : undefined;
}

/** Numbers among the identifiers of a prerelease have none (item 9). */
function withoutLeadingZeros(text: string): string {
  return /^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, "") : text;
}
