/**
 * What rests on schemas that say less than the document means: some of their keywords could not be read and are left out in
 * a lenient run, or are not generated yet and their refusal is allowed. Such a schema lets more through, and so may whatever is composed of it; but keywords that rest on it would
 * refuse values for it. A value may then fit more alternatives of `oneOf`, or the schema of `not`, and a member that nothing
 * describes any longer would be one too many. These keywords are left out as well, and what rests on them in turn.
 */

import type { Schema } from "../api/schema.ts";
import type { Ledger } from "../fields/ledger.ts";
import { readAsAnyOf } from "../keywords/read-as-any-of.ts";
import { sameValue } from "../schema/keyword-kinds.ts";
import { sameValueParts, subschemasOf } from "../schema/map-subschemas.ts";
import { reversed } from "../schema/reach.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";

/** Lets values through that only the missing keywords would have kept from being refused. */
export function loosen(
  schemas: readonly SchemaDraft[],
  leftOut: ReadonlyMap<Schema, ReadonlySet<string>>,
  ledger: Ledger,
): void {
  if (leftOut.size > 0) new Loosening(schemas, ledger).run(leftOut);
}

/** What is known of a schema in the end: it lets more through, or it may have described more members or items. */
type Finding = "looser" | Closing;
type Closing = "unevaluatedProperties" | "unevaluatedItems";

/** The keywords whose schemas a value may fit without fitting the schema, or the other way round. */
const withoutEffect: ReadonlySet<string> = new Set(["not", "if", "contentSchema"]);

const inPlace = [...sameValue, "$ref", "$dynamicRef", "$recursiveRef", "dependencies"].filter(
  (keyword) => keyword !== "not",
);

/** The keywords that describe members or items, by what refuses those that none describes (Core, section 11). */
const describing: Readonly<Record<Closing, ReadonlySet<string>>> = {
  unevaluatedProperties: new Set([
    ...inPlace,
    ...["properties", "patternProperties", "additionalProperties", "unevaluatedProperties"],
  ]),
  unevaluatedItems: new Set([...inPlace, "prefixItems", "items", "additionalItems", "contains", "unevaluatedItems"]),
};

const closings = ["unevaluatedProperties", "unevaluatedItems"] as const;

/** The keywords that are for what others of the same schema leave (Core, section 10.3). */
const leftFor: ReadonlyMap<string, "additionalProperties" | "items"> = new Map([
  ["properties", "additionalProperties"],
  ["patternProperties", "additionalProperties"],
  ["prefixItems", "items"],
]);

/** The keywords without which it may be open of what type a value is. */
const typing: ReadonlySet<string> = new Set([
  ...["type", "enum", "const", "$ref", "$dynamicRef", "$recursiveRef", "allOf", "anyOf", "oneOf"],
  ...["properties", "additionalProperties", "items", "prefixItems", "additionalItems"],
]);

type Forgettable = "not" | "if" | "then" | "else" | "maxContains" | "additionalProperties" | "items" | Closing;

class Loosening {
  readonly #ledger: Ledger;
  readonly #drafts: ReadonlyMap<Schema, SchemaDraft>;
  /** What a schema that is looser makes looser, and what asks whether a value fits it. */
  readonly #loosened: ReadonlyMap<Schema, readonly Schema[]>;
  readonly #asking: ReadonlyMap<Schema, readonly Schema[]>;
  /** The schemas that describe by it what it describes. */
  readonly #composed: ReadonlyMap<Schema, readonly Schema[]>;
  readonly #found: Readonly<Record<Finding, Set<Schema>>> = {
    looser: new Set(),
    unevaluatedProperties: new Set(),
    unevaluatedItems: new Set(),
  };
  readonly #queue: { readonly schema: Schema; readonly finding: Finding }[] = [];

  constructor(schemas: readonly SchemaDraft[], ledger: Ledger) {
    this.#ledger = ledger;
    this.#drafts = new Map(schemas.map((schema) => [schema, schema]));
    const anchored = Map.groupBy(schemas, ({ dynamicAnchor }) => dynamicAnchor);
    // Where a `$dynamicRef` may lead: its scope is not known yet.
    const targets = ({ dynamicRef }: Schema): readonly Schema[] =>
      dynamicRef ? [dynamicRef.initial, ...((dynamicRef.anchor && anchored.get(dynamicRef.anchor)) || [])] : [];
    this.#loosened = reversed(schemas, (schema) => [...subschemasOf(schema, withoutEffect), ...targets(schema)]);
    this.#asking = reversed(schemas, ({ not, if: condition, contains, oneOf = [] }) =>
      [not, condition, contains, ...oneOf].filter((part) => part !== undefined),
    );
    this.#composed = reversed(schemas, (schema) => [
      ...sameValueParts(schema).filter((part) => part !== schema.not),
      ...targets(schema),
    ]);
  }

  run(leftOut: ReadonlyMap<Schema, ReadonlySet<string>>): void {
    for (const [schema, keywords] of leftOut) for (const keyword of keywords) this.#miss(schema, keyword);
    // A list is walked in the order of insertion, what is added on the way included.
    for (const { schema, finding } of this.#queue) {
      if (finding === "looser") {
        for (const user of this.#asking.get(schema) ?? []) this.#askNoLonger(user, schema);
        for (const user of this.#loosened.get(schema) ?? []) this.#find(user, finding);
      } else {
        this.#open(schema, finding);
        for (const user of this.#composed.get(schema) ?? []) this.#find(user, finding);
      }
    }
  }

  #find(schema: Schema, finding: Finding): void {
    if (this.#found[finding].has(schema)) return;
    this.#found[finding].add(schema);
    this.#queue.push({ schema, finding });
  }

  /** @param keyword As it is in the document. */
  #miss(schema: Schema, keyword: string): void {
    this.#find(schema, "looser");
    for (const closing of closings) if (describing[closing].has(keyword)) this.#find(schema, closing);
    const other = leftFor.get(keyword);
    if (other !== undefined) this.#open(schema, other);
    // Without the keyword it is 1.
    const draft = this.#drafts.get(schema);
    if (draft && keyword === "minContains") draft.minContains = 0;
    if (draft && typing.has(keyword)) draft.leftOpen = true;
  }

  /** A keyword whose outcome may be another one with a schema that lets more through. */
  #askNoLonger(user: Schema, schema: Schema): void {
    const draft = this.#drafts.get(user);
    if (!draft) return;
    if (!draft.discriminator && draft.oneOf?.includes(schema)) {
      const described = draft.anyOf !== undefined;
      readAsAnyOf(draft, this.#ledger);
      if (described) this.#miss(draft, "oneOf");
    }
    if (draft.not === schema) this.#forget(draft, "not");
    if (draft.if === schema) for (const keyword of ["if", "then", "else"] as const) this.#forget(draft, keyword);
    if (draft.contains === schema) this.#forget(draft, "maxContains");
  }

  /** A keyword for the members or items that are not described by others. */
  #open(schema: Schema, keyword: "additionalProperties" | "items" | Closing): void {
    const draft = this.#drafts.get(schema);
    if (draft && draft[keyword]?.always !== true) this.#forget(draft, keyword);
  }

  #forget(draft: SchemaDraft, keyword: Forgettable): void {
    if (draft[keyword] === undefined) return;
    this.#ledger.leaveOut(keyword, "rests on what is left out", draft.node.get(keyword) ?? draft.node);
    draft[keyword] = undefined;
    this.#miss(draft, keyword);
  }
}
