import type { DiagnosticCode } from "../../catalogue.ts";
import type { Diagnostics } from "../../diagnostics.ts";
import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Operation } from "../../model/api/operation.ts";
import type { EmitContext } from "../core/context.ts";

/** The two programs that are generated of one document: what one of them writes, the other one reads. */
export type End = "server" | "client";

/** What each end would have to do: `read`, which the client `reads`. */
export type Verbs = Readonly<Record<End, string>>;

/** In a request the client writes. */
export const requestVerbs: Verbs = { server: "read", client: "send" };

/** In a response the server writes. */
export const responseVerbs: Verbs = { server: "write", client: "read" };

/** Who asks whether something can be done, and where it is reported if it cannot. */
export interface Asking {
  readonly end: End;
  /** The ends that are written: what only another one cannot do is nobody's concern. */
  readonly written: readonly End[];
  readonly diagnostics: Diagnostics;
  /** The operation that is asked about. */
  readonly operation?: string;
}

/**
 * An end that is being written asks. The other one is written too, unless its package is left out: then it can only be that
 * of webhooks and callbacks, which asks for itself.
 */
export function askedBy(
  end: End,
  operation: Operation,
  { roles = ["server", "client"], diagnostics }: EmitContext,
): Asking {
  const ends: readonly End[] = ["server", "client"];
  return {
    end,
    operation: operation.name.typescript,
    written: ends.filter((one) => one === end || roles.includes(one)),
    diagnostics,
  };
}

/** What is reported where, and to whom. */
interface Refusal {
  readonly code: DiagnosticCode;
  readonly node: SpecNode;
  readonly part?: "key";
  /** What to write, in the place of what the code says. */
  readonly help?: string;
  readonly asking: Asking;
}

/**
 * Refuses what one end or both cannot do.
 * @param unable The ends that cannot, the server first. None: nothing is reported.
 * @param what What they cannot read or write: "multipart/form-data".
 */
export function refuse(
  unable: readonly End[],
  verbs: Verbs,
  what: string,
  { code, node, part, help, asking }: Refusal,
): void {
  const message = inability(unable, verbs, what, asking);
  if (message === undefined) return;
  asking.diagnostics.error(code, message, { location: node.location(part), ...(help !== undefined && { help }) });
}

/**
 * What one end or both cannot do, as a sentence; undefined where it concerns no end that is written. It is the same whichever end
 * comes upon it, so that one place of a document is reported once.
 */
export function inability(
  unable: readonly End[],
  verbs: Verbs,
  what: string,
  { written }: Pick<Asking, "written">,
): string | undefined {
  const [first, second] = unable.filter((end) => written.includes(end));
  if (first === undefined) return undefined;
  const who =
    second === undefined
      ? `the ${first} does not ${verbs[first]}`
      : `neither the ${first} ${verbs[first]}s nor the ${second} ${verbs[second]}s`;
  return `${who} ${what}`;
}
