import { reportBroken } from "../document/broken-reference.ts";
import { DocumentNode } from "../document/document-node.ts";
import type { DocumentSet } from "../document/document-set.ts";
import { removeMember } from "../document/remove-member.ts";
import { type Edition, statedEdition } from "../document/version.ts";
import {
  commentsAlone,
  type Field,
  type ObjectName,
  type ObjectType,
  object as objectOf,
  type Patterned,
  type ValueType,
} from "../objects/object-type.ts";
import { objectTypes } from "../objects/object-types.ts";
import { listedItems, typeAt } from "../structure/former-items.ts";
import { moveMisplacedSchema } from "../structure/misplaced-schema.ts";
import { isAbsent } from "../structure/null-member.ts";
import { fieldOf, isExtension, isRequired, StructureCheck, type Wrong } from "../structure/structure-check.ts";
import { hasType, isSchema, isToldAlone } from "../structure/value-types.ts";
import {
  isJsonObject,
  isMutableArray,
  isMutableObject,
  type JsonObject,
  type JsonValue,
  renameMember,
  setMember,
} from "../text/json.ts";
import type { CrawlResult, FileReference, FoundReference, Visit } from "./crawl-result.ts";
import { expandMap, type MapReference, membersReferredTo } from "./map-references.ts";
import { type ObjectReference, refersAsObject, standIn } from "./object-references.ts";
import { checkChains } from "./reference-chains.ts";
import { isTakenFor, mendOf, reportWrongTarget, takesSchema } from "./reference-mends.ts";
import type { ReferencedFiles } from "./referenced-files.ts";
import { referencesWithin } from "./references-within.ts";

/**
 * Walks over a document from its root by what the specification says stands where, and on through every `$ref`, into
 * other files too, which are read on the way. What stands in examples, defaults, enums and extensions is data and not
 * looked into. The structure is checked, and references that lead nowhere or in a circle are reported.
 */
export async function crawl(documents: DocumentSet, edition: Edition, files: ReferencedFiles): Promise<CrawlResult> {
  const walk = new Crawl(documents, files);
  await walk.run(edition);
  return walk;
}

class Crawl implements CrawlResult {
  readonly visits: Visit[] = [];
  readonly references: FoundReference[] = [];
  readonly #documents: DocumentSet;
  readonly #files: ReferencedFiles;
  readonly #check: StructureCheck;
  /** The parts that each object was visited as. An object is in one place of one tree, so it stands for its id. */
  readonly #seen = new WeakMap<JsonObject, Set<ObjectName>>();
  #followed = false;
  #pending: FoundReference[] = [];
  /** References that stand for whole maps. */
  readonly #maps: MapReference[] = [];
  /** References in places that have none. */
  readonly #objects: ObjectReference[] = [];
  /** What the schemas say of their meta-schemas. */
  readonly #dialects: FileReference[] = [];

  constructor(documents: DocumentSet, files: ReferencedFiles) {
    this.#documents = documents;
    this.#files = files;
    this.#check = new StructureCheck(documents.diagnostics);
  }

  get reported(): ReadonlySet<string> {
    return this.#check.reported;
  }

  async run(edition: Edition): Promise<void> {
    const root = this.#documents.root(this.#documents.entry);
    this.#documents.resources.enterSelf(root);
    this.#visit(root, objectOf(edition === "2.0" ? "swagger" : "openapi"), edition);
    this.#followed = true;
    while (this.#pending.length + this.#maps.length + this.#objects.length + this.#dialects.length > 0) {
      for (const reference of this.#objects.splice(0)) await this.#standIn(reference);
      for (const map of this.#maps.splice(0)) await this.#expand(map);
      const round = this.#pending;
      this.#pending = [];
      for (const dialect of this.#dialects.splice(0)) await this.#readDialect(dialect);
      for (const reference of round) await this.#files.read(reference);
      for (const reference of round) this.#follow(reference);
    }
    checkChains(this.references, this.#documents);
    this.#misleadToAbsent();
    const { absent, leftOut } = this.#check;
    for (const node of absent) removeMember(node, leftOut.has(node), this.#documents.origins);
    this.#check.end();
  }

  /** What is left out was reported where it stands, not once more where something refers to it. */
  #misleadToAbsent(): void {
    const absent = new Set(this.#check.absent.map(({ id }) => id));
    if (absent.size === 0) return;
    for (const { node, text } of this.references) {
      const target = this.#documents.follow(node, text);
      if (target instanceof DocumentNode && absent.has(target.id)) this.#documents.mislead(node, text);
    }
  }

  /** A map is visited once it has its members. */
  async #expand(map: MapReference): Promise<void> {
    const { node, type, edition } = map;
    if (node.ref !== undefined) await this.#files.read({ node, text: node.ref, edition, at: node.get("$ref") ?? node });
    expandMap(map, this.#documents);
    this.#visit(node, type, edition);
  }

  /** What a reference stands for is visited once it stands in its place. */
  async #standIn(reference: ObjectReference): Promise<void> {
    const { node, type, edition } = reference;
    const target = await standIn(reference, this.#documents, this.#files.standing, (file) => this.#files.read(file));
    if (target === undefined) this.#check.reported.add(node.id);
    else if (target === "one") this.#mismatch(node, type, edition);
    else this.#visit(target, type, this.#editionOf(target, node, edition));
  }

  /** Whether a `$ref` stands where the specification has none, and is followed before anything else is read there. */
  #isForAnother(node: DocumentNode, type: ValueType, edition: Edition): boolean {
    const of = membersReferredTo(node, type, edition);
    if (of) this.#maps.push({ node, type, of, edition });
    else if (refersAsObject(node, type, edition)) this.#objects.push({ node, type, edition });
    else return false;
    return true;
  }

  /** What stands in the place of something else is read as what was meant. */
  #mismatch(node: DocumentNode, type: ValueType, edition: Edition, wrong?: Wrong): void {
    const meant = this.#check.mismatch(node, type, edition, wrong);
    if (meant === undefined) return;
    if (isJsonObject(meant) && isSchema(type) && Object.keys(meant).length === 0)
      this.#documents.origins.recordFormer(meant, { keyword: "type", reason: "left out", missing: "schema" });
    this.#visit(this.#replaced(node, meant), type, edition);
  }

  #visit(node: DocumentNode, type: ValueType, edition: Edition, wrong?: Wrong): void {
    const { value } = node;
    if (isToldAlone(type, edition) && !this.#check.passing(node, type, edition)) return;
    if (node.ref !== undefined && this.#isForAnother(node, type, edition)) return;
    if (!hasType(value, type, edition)) {
      this.#mismatch(node, type, edition, wrong);
      return;
    }
    if (type.kind === "either") {
      const alternative = type.of.find((candidate) => hasType(value, candidate, edition));
      if (alternative) this.#visit(node, alternative, edition, wrong);
      return;
    }
    if (type.kind === "list") {
      // A list of names with one of them left out would say something else; schemas are mended one by one.
      const own = type.of.kind === "string" && wrong?.ifWrong !== undefined ? { ...wrong, whole: node } : undefined;
      for (const item of node.items()) this.#visit(item, type.of, edition, own);
    } else if (type.kind === "map") {
      for (const [key, item] of node.entries()) {
        if (type.keys && !type.keys.test(key))
          this.#check.wrongKey(item, type.expected ?? "a name that is allowed here", "it counts as it is");
        this.#visit(item, type.of, edition);
      }
    } else if (type.kind === "object" && isJsonObject(value)) {
      this.#visitObject(node, value, type, edition);
    }
  }

  #visitObject(
    node: DocumentNode,
    value: JsonObject,
    type: Extract<ValueType, { readonly kind: "object" }>,
    edition: Edition,
  ): void {
    const name = type.of;
    const patterned = objectTypes(edition)[name]?.patterned;
    const mayRefer = type.reference === true || name === "schema" || name === "pathItem";
    const seen = this.#seen.get(value);
    if (seen?.has(name)) return;
    if (seen) seen.add(name);
    else this.#seen.set(value, new Set([name]));
    if (!this.#followed) this.#files.standing.set(value, name);
    if (name === "schema") this.#documents.resources.enter(node);
    const dialect = node.get(name === "openapi" ? "jsonSchemaDialect" : "$schema");
    if (typeof dialect?.value === "string") this.#dialects.push({ node, text: dialect.value, edition, at: dialect });

    if (mayRefer && node.ref !== undefined) {
      this.#refer(node, node.ref, name, edition, node.get("$ref") ?? node);
      // Beside the `$ref` of a schema, other keywords count since OpenAPI 3.1; a path item could always have members.
      const alone = name === "schema" ? edition === "2.0" || edition === "3.0" : name !== "pathItem";
      if (alone) return;
    }
    const objectType = typeAt(node, name, edition, this.#documents.resources);
    if (!objectType) return;
    const { refersAs } = objectType;
    const reference = mayRefer || refersAs === undefined || node.ref === undefined ? undefined : node.get("$ref");
    if (refersAs && reference && this.#check.reference(reference, value, objectType)) {
      this.#refer(node, String(reference.value), refersAs, edition, reference);
      return;
    }
    this.#check.misplaced(listedItems(node, name, edition, this.#documents.resources));
    this.#check.misplaced(moveMisplacedSchema(node, name, edition, this.#documents.origins));
    this.#check.object(node, value, objectType, edition);
    for (const [key, item] of node.entries()) {
      const field = fieldOf(objectType, key);
      if (field) this.#visitField(item, field, objectType, edition);
      else if (patterned && !isExtension(key, objectType)) {
        const { keys, type: itemType } = patterned;
        const found = keys && !keys.test(key) ? this.#meantMember(node, item, patterned) : item;
        if (found) this.#visit(found, itemType, edition);
      }
    }
    const entry = this.#documents.root(this.#documents.entry);
    for (const { at, text, leadsTo, from } of referencesWithin(node, name, edition, entry))
      this.#refer(from, text, leadsTo, edition, at);
    this.visits.push({ node, name, edition });
  }

  #visitField(node: DocumentNode, field: Field, { documentation }: ObjectType, edition: Edition): void {
    const optional = !isRequired(field, edition) && field.type.kind !== "any";
    const isNothing = () =>
      node.value === null && isAbsent(node, field.type, this.#documents.root(this.#documents.entry));
    if ((optional && (documentation === "told" || isNothing())) || field.documentation) {
      if (!this.#check.passing(node, field.type, edition)) return;
    }
    this.#visit(node, field.type, edition, { ifWrong: field.ifWrong ?? (documentation && commentsAlone) });
  }

  /** A node whose value takes the place of another one in the tree. */
  #replaced(node: DocumentNode, value: JsonValue): DocumentNode {
    if (isMutableObject(node.holder)) setMember(node.holder, node.key, value);
    else if (isMutableArray(node.holder)) node.holder[Number(node.key)] = value;
    return node.withValue(value);
  }

  /** The member by the key that was meant; it stands where it stood. Undefined: it is left out, or nothing is known of it. */
  #meantMember(node: DocumentNode, item: DocumentNode, patterned: Patterned): DocumentNode | undefined {
    const { expected = "a name that is allowed here", meant, ifWrong } = patterned;
    const key = meant?.(item.key, item.value, this.#documents.entry.value);
    const holder = node.value;
    if (key === item.key) {
      this.#check.wrongKey(item, expected, "it counts as it does in OpenAPI 3.0");
      return item;
    }
    if (key === undefined || !isMutableObject(holder) || Object.hasOwn(holder, key)) {
      const help = key && `Is \`${key}\` meant? That stands there too: put what both have into one.`;
      this.#check.wrongKey(item, expected, ifWrong, help);
      return undefined;
    }
    this.#check.wrongKey(item, expected, `it is read as \`${key}\``);
    this.#documents.origins.record(holder, key, item.place());
    renameMember(holder, item.key, key);
    return node.get(key);
  }

  #refer(node: DocumentNode, text: string, name: ObjectName, edition: Edition, at: DocumentNode): void {
    const reference = { node, text, name, edition, at, holder: at.holder, key: at.key };
    this.#pending.push(reference);
    this.references.push(reference);
  }

  /** A meta-schema is read where the caller has it, for what it says of vocabularies; its own schemas are not used. */
  async #readDialect(dialect: FileReference): Promise<void> {
    const unread = this.#documents.unread(dialect.node, dialect.text);
    if (unread && "path" in unread && unread.uri !== undefined) await this.#files.read(dialect);
  }

  #follow({ node, text, name, edition, at }: FoundReference): void {
    const target = this.#documents.follow(node, text);
    if (target instanceof DocumentNode) {
      const found = this.#files.standing.kindOf(target, name, edition);
      if (found !== undefined && !isTakenFor(found, name)) {
        reportWrongTarget({ target, found, at, name }, edition, this.#documents.diagnostics);
        this.#check.reported.add(at.id);
        if (found !== "schema" || !takesSchema(name)) this.#documents.mislead(node, text);
        // A header has a `schema` since OpenAPI 3.0.
        else
          this.#visit(
            this.#replaced(node, { schema: { $ref: text } }),
            objectOf(name),
            edition === "2.0" ? "3.0" : edition,
          );
        return;
      }
      this.#visit(target, { kind: "object", of: name, reference: true }, this.#editionOf(target, node, edition));
      return;
    }
    reportBroken(target, at, mendOf(name, at), this.#documents.diagnostics);
  }

  /** The edition of what is referred to: another document may say its own. */
  #editionOf(target: DocumentNode, { source }: DocumentNode, edition: Edition): Edition {
    return (target.source === source ? undefined : statedEdition(target.source.value)) ?? edition;
  }
}
