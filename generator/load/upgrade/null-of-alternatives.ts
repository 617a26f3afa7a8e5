import type { Visit } from "../crawl/crawl-result.ts";
import { DocumentNode } from "../document/document-node.ts";
import type { DocumentSet } from "../document/document-set.ts";
import type { Place } from "../document/origins.ts";
import { isJsonArray, isJsonObject, type JsonValue, member } from "../text/json.ts";
import { mutable, type Rewriting } from "./rewriting.ts";
import { isNullAlone, nullFlag, saysNothing } from "./upgrade-schema.ts";

interface Known {
  /** The schemas with `nullable: true`, where it counts. */
  readonly nullable: ReadonlySet<JsonValue>;
  /** What references lead to, and keeps its null for them. */
  readonly referred: ReadonlySet<JsonValue>;
  readonly documents: DocumentSet;
}

/**
 * Null has to fit one alternative of a `oneOf` alone (JSON Schema 2020-12 Core, section 10.2.1.3): to the letter it fits
 * none where several may be null, though `nullable: true` (OpenAPI 3.0 section 4.7.24) means the opposite. It is taken out
 * of the alternatives that are written in place, and passes once: by the only one that is left to take it, or beside the
 * `oneOf`, where the answer says so: the schemas that have it, each with the place where null is said first.
 * @param visits All objects, none of which has been rewritten yet.
 */
export function gatherNull(
  visits: readonly Visit[],
  { nullable, referred, documents }: Known,
  rewriting: Rewriting,
): ReadonlyMap<JsonValue, Place> {
  if (nullable.size === 0) return new Map();
  const reading = new NullReading(nullable, documents);
  const found = visits.flatMap(({ node, name }) => {
    if (name !== "schema" || !isJsonArray(member(node.value, "oneOf")) || !reading.isSaidOften(node)) return [];
    const list = node.get("oneOf");
    const alternatives = list?.items() ?? [];
    const own = alternatives.filter(
      (one) => nullable.has(one.value) && !saysNothing(one) && !listsNullAlone(one) && !referred.has(one.value),
    );
    const left = alternatives.filter((one) => reading.letsThrough(one, own.includes(one)));
    const [first] = own;
    const place = ((first && nullFlag(first)) ?? list ?? node).place();
    return [{ node, union: node.value, own, place, isBeside: left.length !== 1 }];
  });
  for (const { node, own } of found) for (const alternative of own) takeNullOut(alternative, node, rewriting);
  return new Map(found.flatMap(({ union, place, isBeside }) => (isBeside ? [[union, place]] : [])));
}

/** Takes null out of an alternative, and of all that says so there. A default that is null is that of the union. */
function takeNullOut(alternative: DocumentNode, union: DocumentNode, rewriting: Rewriting): void {
  const schema = mutable(alternative);
  const flag = nullFlag(alternative);
  if (!schema || !flag) return;
  rewriting.replaceKeyword(schema, flag.key);
  rewriting.remove(schema, "x-nullable");
  for (const keyword of ["enum", "examples"]) {
    const list = alternative.get(keyword);
    if (!isJsonArray(list?.value) || !list.value.includes(null)) continue;
    const others = list.items().filter(({ value }) => value !== null);
    const items = others.map((item) => ({ value: item.value, place: item.place() }));
    rewriting.put(schema, keyword, rewriting.list(...items), list.place());
  }
  if (alternative.get("example")?.value === null) rewriting.remove(schema, "example");
  const given = alternative.get("default");
  if (given?.value !== null) return;
  rewriting.remove(schema, "default");
  const whole = mutable(union);
  if (whole && !union.get("default")) rewriting.put(whole, "default", null, given.place());
}

function listsNullAlone(alternative: DocumentNode): boolean {
  const listed = alternative.get("enum")?.items() ?? [];
  return listed.length > 0 && listed.every(({ value }) => value === null);
}

/**
 * What a schema says of null: it refuses it, lets it through, or does so by `nullable: true`. Where that takes more than one
 * look, as of `not`, it counts as refused.
 */
const answers = ["refused", "open", "nullable"] as const;
type Answer = (typeof answers)[number];

/** How many schemas deep null is looked for. Few documents go on for ten; what goes on for more is too much for validators. */
const deepest = 500;

class NullReading {
  readonly #nullable: ReadonlySet<JsonValue>;
  readonly #documents: DocumentSet;
  /** A schema that is being asked lets nothing through by itself. */
  readonly #answers = new Map<JsonValue, Answer>();
  #depth = 0;

  constructor(nullable: ReadonlySet<JsonValue>, documents: DocumentSet) {
    this.#nullable = nullable;
    this.#documents = documents;
  }

  /** Whether null is refused only because several alternatives of a schema's `oneOf` let it through. */
  isSaidOften(union: DocumentNode): boolean {
    if (this.#isNullable(union) || this.#of(union) === "refused") return false;
    return isSaidOften(this.#each(union.get("oneOf")));
  }

  /** @param isWithoutFlag Whether its own `nullable: true` is left out. */
  letsThrough(node: DocumentNode, isWithoutFlag: boolean): boolean {
    return (isWithoutFlag ? this.#byKeywords(node) : this.#of(node)) !== "refused";
  }

  #of(node: DocumentNode): Answer {
    const { value } = node;
    if (!isJsonObject(value)) return value === false ? "refused" : "open";
    const known = this.#answers.get(value);
    if (known || this.#depth >= deepest) return known ?? "refused";
    this.#answers.set(value, "refused");
    this.#depth++;
    const answer = this.#isNullable(node) ? "nullable" : this.#byKeywords(node);
    this.#depth--;
    this.#answers.set(value, answer);
    return answer;
  }

  #isNullable(node: DocumentNode): boolean {
    if (this.#nullable.has(node.value)) return !saysNothing(node) || isNullAlone(node);
    // Among parts it is said of the whole.
    return (
      node
        .get("allOf")
        ?.items()
        .some((part) => this.#nullable.has(part.value) && isNullAlone(part)) === true
    );
  }

  #byKeywords(node: DocumentNode): Answer {
    return together(node.entries().map(([key, part]) => this.#byKeyword(key, part, node)));
  }

  #byKeyword(key: string, part: DocumentNode, node: DocumentNode): Answer {
    switch (key) {
      case "type":
      case "const":
        return [part.value].flat().includes(key === "type" ? "null" : null) ? "open" : "refused";
      case "enum":
        return isJsonArray(part.value) && part.value.includes(null) ? "open" : "refused";
      case "$ref": {
        const target = this.#documents.follow(node, String(part.value));
        return target instanceof DocumentNode ? this.#of(target) : "open";
      }
      case "allOf":
        return together(this.#each(part));
      case "anyOf":
        return most(this.#each(part));
      case "oneOf":
        return alone(this.#each(part));
      case "not":
      case "if":
      case "$dynamicRef":
        return "refused";
      default:
        return "open";
    }
  }

  #each(list: DocumentNode | undefined): readonly Answer[] {
    return list?.items().map((item) => this.#of(item)) ?? [];
  }
}

function isSaidOften(found: readonly Answer[]): boolean {
  return found.includes("nullable") && found.filter((one) => one !== "refused").length > 1;
}

function together(found: readonly Answer[]): Answer {
  return found.includes("refused") ? "refused" : most(["open", ...found]);
}

function most(found: readonly Answer[]): Answer {
  return answers.findLast((answer) => found.includes(answer)) ?? "refused";
}

function alone(found: readonly Answer[]): Answer {
  return found.filter((one) => one !== "refused").length < 2 || isSaidOften(found) ? most(found) : "refused";
}
