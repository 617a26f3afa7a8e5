import { catalogue, type RefusalCode } from "../../catalogue.ts";
import type { Diagnostic, Diagnostics, Location } from "../../diagnostics.ts";
import type { SpecNode } from "../../load/document/spec-node.ts";

/**
 * How a keyword or feature of the document was treated. There is no fifth case: what the model does not know is
 * reported. `typed` decides on types and on how a value is carried, and values are not checked by it: `format: binary`
 * of a file.
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
  "parameter in querystring": "enforced",
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
  "response body beside a status without one": "documentation",
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
  "security http other": "enforced",
  "security mutualTLS": "enforced",
  "security oauth2": "enforced",
  "security openIdConnect": "enforced",
  "security scheme without use": "documentation",
  "server variables": "enforced",
  webhooks: "enforced",
} as const satisfies Record<string, Policy>;

export type Feature = keyof typeof features;

/** A feature at one of its places. */
export interface FeaturePlace {
  readonly feature: Feature;
  readonly node: SpecNode;
}

/** Counts what is met, and reports what is refused where it stands. */
export class Ledger {
  readonly #diagnostics: Diagnostics;
  readonly #formats: ReadonlySet<string>;
  /** By subject and treatment: one subject may be treated in several ways, by its place. */
  readonly #entries = new Map<string, { subject: string; treatment: Treatment; count: number }>();
  readonly #features: FeaturePlace[] = [];
  readonly #leftOut = new Set<string>();

  /** @param formats Those that validators check. */
  constructor(diagnostics: Diagnostics, formats: ReadonlySet<string>) {
    this.#diagnostics = diagnostics;
    this.#formats = formats;
  }

  /** Enters a feature that stands at a node. */
  feature(feature: Feature, node: SpecNode): void {
    this.#features.push({ feature, node });
    this.enter(feature, features[feature], node);
  }

  /**
   * Enters a `format`: one that no validator checks by its own name, since it says nothing of values.
   * @returns Whether it is the first of that name.
   */
  format(name: string, node: SpecNode): boolean {
    const subject = this.#formats.has(name) ? "format" : `format ${name}`;
    this.enter(subject, subject === "format" ? "enforced" : "documentation", node);
    return this.#entries.get(`documentation ${subject}`)?.count === 1;
  }

  enter(subject: string, policy: Policy, node: SpecNode): void {
    const treatment = typeof policy === "string" ? policy : "refused";
    const key = `${treatment} ${subject}`;
    const entry = this.#entries.get(key);
    if (entry) entry.count++;
    else this.#entries.set(key, { subject, treatment, count: 1 });
    if (typeof policy === "string") return;
    const message = `nothing is generated for \`${subject}\` yet`;
    this.#diagnostics.error(policy.refused, message, { location: node.location("key") });
  }

  /** Moves what was entered for a node before: it is wrong there, and does not count. Each node is moved once. */
  leaveOut(subject: string, reason: string, node: SpecNode, treatment: Treatment = "documentation"): void {
    const key = `${subject} ${node.id}`;
    if (this.#leftOut.has(key)) return;
    this.#leftOut.add(key);
    const before = `enforced ${subject}`;
    const entry = this.#entries.get(before);
    if (entry) entry.count--;
    if (entry?.count === 0) this.#entries.delete(before);
    this.enter(`${subject} (${reason})`, treatment, node);
  }

  /** Every feature that was met. */
  get features(): readonly FeaturePlace[] {
    return this.#features;
  }

  /** The entries by subject, so that their order does not depend on the document's. */
  get entries(): readonly LedgerEntry[] {
    const entries = [...this.#entries.values()].map((entry) => ({ ...entry }));
    const key = ({ subject, treatment }: LedgerEntry) => `${subject}\n${treatment}`;
    return entries.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }
}

/** The ledger after the emitters: of what they know, they refuse or leave out what they cannot write as it stands in some place. */
export function ledgerAfter(
  { ledger, features: met }: { readonly ledger: readonly LedgerEntry[]; readonly features: readonly FeaturePlace[] },
  diagnostics: readonly Diagnostic[],
): readonly LedgerEntry[] {
  const places = diagnostics.flatMap(({ code, location }) =>
    location && ("refusal" in catalogue[code] || code === "omitted-media-type")
      ? [`${location.file}#${location.pointer}`]
      : [],
  );
  if (places.length === 0) return ledger;
  const refused = new Set(places);
  const counts = new Map<string, number>();
  for (const { feature, node } of met) {
    if (features[feature] !== "enforced" || !isWithin(node.location(), refused)) continue;
    counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  return ledger.flatMap((entry): LedgerEntry[] => {
    const { subject, count } = entry;
    const less = counts.get(subject) ?? 0;
    const kept = count > less ? [{ ...entry, count: count - less }] : [];
    return less === 0 ? kept : [...kept, { subject, treatment: "refused", count: less }];
  });
}

/** The ledger where nothing is written but types: what they do not say is words. */
export function ledgerOfTypes(ledger: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const entries = new Map<string, LedgerEntry>();
  for (const { subject, treatment: before, count } of ledger) {
    const treatment = before !== "enforced" ? before : inTypes.has(subject) ? "typed" : "documentation";
    const key = `${subject} ${treatment}`;
    entries.set(key, { subject, treatment, count: count + (entries.get(key)?.count ?? 0) });
  }
  return [...entries.values()];
}

/** The keywords that types are made of. */
const inTypes: ReadonlySet<string> = new Set([
  ...["$ref", "$dynamicRef", "$defs", "definitions", "type", "enum", "const", "default", "readOnly", "writeOnly"],
  ...["properties", "required", "additionalProperties", "patternProperties", "propertyNames", "prefixItems", "items"],
  "additionalItems",
  ...["allOf", "anyOf", "oneOf", "discriminator", "if", "then", "else"],
]);

/** Whether a place is one of some others, or inside of one. */
function isWithin({ file, pointer }: Location, places: ReadonlySet<string>): boolean {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    if (places.has(`${file}#${pointer.slice(0, end)}`)) return true;
  }
  return false;
}
