/** One thing that the client does, what has to come of it, and where something else has to and why. */
import type Probe from "probe-client";
import type Telnyx from "telnyx-oauth-client";
import type { Settings, Surrounding } from "./messages.ts";

/** What a check works with. */
export interface World {
  readonly settings: Settings;
  readonly telnyx: Telnyx;
  readonly probe: Probe;
  /** A name that no other check of any runtime has. */
  readonly run: string;
}

/** What is observed and expected is compared as JSON. */
export interface Check {
  readonly name: string;
  readonly observe: (world: World) => Promise<unknown>;
  readonly expected: unknown;
  /** The first of the surroundings that the runtime has counts. */
  readonly unless?: Readonly<Partial<Record<Surrounding, Difference>>>;
}

export interface Difference {
  readonly expected: unknown;
  readonly because: string;
}
