import type { Diagnostics, RefusalCode } from "../diagnostics.ts";
import type { SpecNode } from "../load/spec-node.ts";

/**
 * How a keyword or feature of the document was treated. There is no fifth case: what the model does not know is
 * reported.
 */
export type Treatment = "enforced" | "typed" | "documentation" | "refused";

export interface LedgerEntry {
  /** A schema keyword (`multipleOf`) or a feature (`parameter style deepObject`, `webhooks`). */
  readonly subject: string;
  readonly treatment: Treatment;
  /** How often it was met. */
  readonly count: number;
}

/**
 * What is done with a subject. The model holds most of what is refused, and the emitter that cannot write it reports
 * it: that is plain "refused". What no emitter ever looks at is reported by the model, with this code.
 */
export type Policy = Treatment | { readonly refused: RefusalCode };

/**
 * What is done with the features of a document that are no schema keywords (those: `schema-keywords.ts`). An emitter
 * that learns a feature changes its line here, and the report says so.
 */
export const features = {
  "additional operations": "enforced",
  callbacks: "enforced",
  encoding: "enforced",
  "encoding of multipart": "enforced",
  "encoding without effect": "documentation",
  "example objects": "documentation",
  "external documentation": "documentation",
  "header parameter Accept": "documentation",
  "header parameter Authorization": "documentation",
  "header parameter Content-Type": "documentation",
  "item schema": "enforced",
  "item schema of no sequence": "refused",
  links: "documentation",
  "method CONNECT": "refused",
  "method TRACE": "refused",
  "method TRACK": "refused",
  "nested encoding": "refused",
  "parameter content": "enforced",
  "parameter in querystring": "refused",
  "parameter style cookie": "enforced",
  "parameter style deepObject": "enforced",
  "parameter style form": "enforced",
  "parameter style label": "enforced",
  "parameter style matrix": "enforced",
  "parameter style pipeDelimited": "enforced",
  "parameter style simple": "enforced",
  "parameter style spaceDelimited": "enforced",
  "request body binary": "enforced",
  "request body form": "enforced",
  "request body json": "enforced",
  "request body multipart": "enforced",
  "request body range": "enforced",
  "request body sequential": "enforced",
  "request body text": "enforced",
  "response body binary": "enforced",
  "response body form": "refused",
  "response body json": "enforced",
  "response body multipart": "refused",
  "response body range": "enforced",
  "response body sequential": "enforced",
  "response body text": "enforced",
  "response header Content-Type": "documentation",
  "response headers": "enforced",
  "security apiKey": "enforced",
  "security http basic": "enforced",
  "security http bearer": "enforced",
  "security http other": "refused",
  "security mutualTLS": "refused",
  "security oauth2": "enforced",
  "security openIdConnect": "enforced",
  "security scheme without use": "documentation",
  "server variables": "enforced",
  webhooks: "enforced",
} as const satisfies Record<string, Policy>;

export type Feature = keyof typeof features;

/** Counts what is met, and reports what is refused where it stands. */
export class Ledger {
  readonly #diagnostics: Diagnostics;
  readonly #formats: ReadonlySet<string>;
  readonly #entries = new Map<string, { treatment: Treatment; count: number }>();

  /** @param formats Those that validators check. */
  constructor(diagnostics: Diagnostics, formats: ReadonlySet<string>) {
    this.#diagnostics = diagnostics;
    this.#formats = formats;
  }

  /** Enters a feature that stands at a node. */
  feature(feature: Feature, node: SpecNode): void {
    this.enter(feature, features[feature], node);
  }

  /** Enters a `format`: one that no validator checks by its own name, since it says nothing of values. */
  format(name: string, node: SpecNode): void {
    if (this.#formats.has(name)) this.enter("format", "enforced", node);
    else this.enter(`format ${name}`, "documentation", node);
  }

  enter(subject: string, policy: Policy, node: SpecNode): void {
    const entry = this.#entries.get(subject);
    const treatment = typeof policy === "string" ? policy : "refused";
    if (entry) entry.count++;
    else this.#entries.set(subject, { treatment, count: 1 });
    if (typeof policy === "string") return;
    const message = `nothing is generated for \`${subject}\` yet`;
    this.#diagnostics.error(policy.refused, message, { location: node.location("key") });
  }

  /** The entries by subject, so that their order does not depend on the document's. */
  get entries(): readonly LedgerEntry[] {
    const entries = [...this.#entries].map(([subject, { treatment, count }]) => ({ subject, treatment, count }));
    return entries.sort((a, b) => (a.subject < b.subject ? -1 : 1));
  }
}
