/**
 * Which keywords count in a schema: its `$schema`, or the document's `jsonSchemaDialect`, names a meta-schema, and that
 * says with `$vocabulary` what it is made of (JSON Schema 2020-12 Core, section 8.1; OpenAPI 3.1 section 4.8.24.5).
 */
import { type Draft, precedes } from "../../load/document/drafts.ts";
import { isReferenceAlone, namesItself } from "../../load/document/lone-reference.ts";
import type { SpecNode, StatedDialect } from "../../load/document/spec-node.ts";
import { isExtension, report } from "../fields/members.ts";
import type { SchemaGraph } from "./schema-graph.ts";

/** What the dialect of a schema makes of keywords. */
export interface Dialect {
  /** Why a keyword does not count: the end of a sentence for the ledger. Undefined if it does. */
  ignores(keyword: string): string | undefined;
  /** The URI of the draft, if it is one before 2020-12: it has keywords of its own, and lacks later ones. */
  readonly formerDraft?: string;
  /** Whether it has a vocabulary that has to be known, and is not known here: its keywords may ask for anything. */
  readonly isPartlyUnknown?: boolean;
}

const everything: Dialect = { ignores: () => undefined };

/** The keywords of each vocabulary of draft 2020-12, without those that always count. */
const vocabularies: Readonly<Record<string, ReadonlySet<string>>> = {
  applicator: words(`prefixItems items contains additionalProperties properties patternProperties dependentSchemas
    propertyNames if then else allOf anyOf oneOf not`),
  unevaluated: words("unevaluatedItems unevaluatedProperties"),
  validation: words(`type const enum multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength
    pattern maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired`),
  "meta-data": words("title description default deprecated readOnly writeOnly examples"),
  content: words("contentEncoding contentMediaType contentSchema"),
};

/** Vocabularies without keywords that could be turned off, and whether `format` asserts is a setting. */
const alwaysOn = new Set(["core", "format-annotation", "format-assertion"]);

const vocabularyUri = /^https:\/\/json-schema\.org\/draft\/2020-12\/vocab\/([a-z-]+)$/;

/** What came to JSON Schema with a draft. */
const newKeywords: readonly (readonly [draft: Draft, keywords: ReadonlySet<string>])[] = [
  ["draft-06", words("const contains propertyNames examples")],
  ["draft-07", words("if then else $comment readOnly writeOnly contentEncoding contentMediaType")],
  [
    "draft/2019-09",
    words(`$anchor $defs $vocabulary minContains maxContains dependentSchemas dependentRequired
      unevaluatedItems unevaluatedProperties deprecated contentSchema`),
  ],
  ["draft/2020-12", words("prefixItems $dynamicRef $dynamicAnchor")],
];

/** What a schema is read by where nothing is said: JSON Schema 2020-12, with OpenAPI's keywords or without. */
const presentDialect =
  /^https:\/\/(?:json-schema\.org\/draft\/2020-12\/schema#?|spec\.openapis\.org\/oas\/3\.\d\/dialect\/.*)$/;

/** What may stand beside a `$ref` that stands alone all the same: it is about the document and no value. */
const besideReference = words("$ref $schema $comment $defs definitions");

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

export class Dialects {
  readonly #known = new Map<string, Dialect>();

  /** The dialect of a schema. What is wrong with its meta-schema is reported. */
  of(node: SpecNode, graph: Pick<SchemaGraph, "diagnostics">): Dialect {
    const stated = node.dialect();
    if (!stated) return everything;
    const known = this.#known.get(stated.uri);
    if (known) return known;
    const dialect = earlierDraft(stated.uri) ?? this.#read(stated, graph);
    this.#known.set(stated.uri, dialect);
    return dialect;
  }

  /** The keywords that the dialect of a schema ignores beside its `$ref`. */
  ignoredBesideReference(node: SpecNode): readonly (readonly [keyword: string, value: SpecNode])[] {
    if (!isReferenceAlone(node.value, node.dialect()?.uri)) return [];
    const counts = (key: string) => besideReference.has(key) || (key === "$id" && namesItself(node.value));
    return node.entries().filter(([key]) => !counts(key) && !isExtension(key));
  }

  /** Whether a schema that is no resource of its own, so that its `$schema` does not count, is meant in another dialect. */
  isMeantOtherwise(node: SpecNode): boolean {
    const stated = node.string("$schema");
    if (stated === undefined) return false;
    const uri = node.dialect()?.uri;
    const isPresent = (dialect: string | undefined) => dialect === undefined || presentDialect.test(dialect);
    if (isPresent(uri) && isPresent(stated)) return false;
    return stated.replace(/#$/, "") !== uri?.replace(/#$/, "");
  }

  /** A meta-schema that the caller did not give, or that says nothing of vocabularies, leaves everything on. */
  #read({ uri, at }: StatedDialect, graph: Pick<SchemaGraph, "diagnostics">): Dialect {
    const listed = at.document(uri)?.get("$vocabulary");
    if (!listed) return everything;
    const on = new Set<string>();
    let isPartlyUnknown = false;
    for (const [vocabulary, { value }] of listed.entries()) {
      const name = vocabularyUri.exec(vocabulary)?.[1];
      if (name !== undefined && (Object.hasOwn(vocabularies, name) || alwaysOn.has(name))) on.add(name);
      else if (value === true) {
        isPartlyUnknown = true;
        report(
          graph,
          "unsupported-schema",
          `its meta-schema needs a vocabulary that is unknown here: ${vocabulary}`,
          at,
        );
      }
    }
    const off = Object.entries(vocabularies).filter(([name]) => !on.has(name));
    const isOff = (keyword: string) => off.some(([, keywords]) => keywords.has(keyword));
    return { ignores: (keyword) => (isOff(keyword) ? "turned off by $vocabulary" : undefined), isPartlyUnknown };
  }
}

function earlierDraft(uri: string): Dialect | undefined {
  const later = newKeywords.filter(([draft]) => precedes(uri, draft));
  if (later.length === 0) return undefined;
  const isLater = (keyword: string) => later.some(([, keywords]) => keywords.has(keyword));
  return { formerDraft: uri, ignores: (keyword) => (isLater(keyword) ? `no keyword of ${uri}` : undefined) };
}
