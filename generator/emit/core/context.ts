import type { Diagnostics } from "../../diagnostics.ts";
import type { SelectionPatterns } from "../../model/operations/selection.ts";
import type { PackageRole } from "./module.ts";

/** What an emitter is given beside the `Api`. */
export interface EmitContext {
  readonly settings: EmitSettings;
  readonly diagnostics: Diagnostics;
  /** The packages that are written. Default: all. */
  readonly roles?: readonly PackageRole[] | undefined;
}

/** The settings that decide what is written. Their defaults and meaning are documented in `config.ts`. */
export interface EmitSettings {
  /** The prefix of the packages' names: `telnyx-oauth` gives `telnyx-oauth-model`. */
  readonly name: string;
  /** The version of the packages; left out: what the document's own comes to. */
  readonly version?: string;
  readonly layout: "packages" | "folder";
  /** How relative imports end: `.ts` runs as it is on Node, `.js` is what compilers take, nothing is what bundlers look for. */
  readonly importExtension: ".ts" | ".js" | "";
  /** True where the packages find each other in their workspace alone. */
  readonly workspaceProtocol?: true;
  readonly formats: "assert" | "annotate";
  /** False where the model is types alone. */
  readonly validators?: false;
  readonly client: {
    /** The class of the client: `Telnyx`. */
    readonly className: string;
    /** What the client's environment variables begin with: `TELNYX` gives `TELNYX_BASE_URL`. */
    readonly environmentPrefix: string;
  };
  /** Where the conformance test finds what it is drawn from; undefined where none is written. */
  readonly conformance?: ConformanceSources | undefined;
}

/** Files as relative URLs from the folder of the conformance test. */
export interface ConformanceSources {
  readonly spec: string;
  readonly overlays: readonly string[];
  /** By the URI that references have for them. */
  readonly documents: Readonly<Record<string, string>>;
  /** The hosts from which others are loaded; undefined where none are. */
  readonly remote?: readonly string[];
  /** The folders that references lead into, besides that of the document; undefined where there are none. */
  readonly roots?: readonly string[];
  readonly lock: string;
  /** Whether faults of the document are mended. */
  readonly lenient?: boolean;
  /** What of the document is generated; undefined where all is. */
  readonly selection?: SelectionPatterns;
}
