import type { Diagnostics } from "../../diagnostics.ts";
import { similar } from "../../similar.ts";
import type { DocumentNode } from "../document/document-node.ts";
import type { Edition } from "../document/version.ts";
import type { Field, ObjectType, ValueType } from "../objects/object-type.ts";
import type { JsonObject, JsonValue } from "../text/json.ts";
import { maySayMore, meantValue } from "./meant-value.ts";
import { mismatch } from "./mismatch.ts";
import type { MisplacedSchema } from "./misplaced-schema.ts";
import { hasType, ifWrongOf, isSchema } from "./value-types.ts";

/** Reports what is wrong with one value or one object of a document, as `invalid-document`, in words for its author. */
export class StructureCheck {
  readonly #diagnostics: Diagnostics;
  /** The places of what was reported, as `file#pointer`. */
  readonly reported = new Set<string>();
  /** Members that are read as if they were not there. */
  readonly absent: DocumentNode[] = [];
  /** Those of them that were meant to say something. */
  readonly leftOut = new Set<DocumentNode>();
  /** Keywords of other versions of OpenAPI, with all their places. */
  readonly #foreign = new Map<string, ForeignKeyword>();

  constructor(diagnostics: Diagnostics) {
    this.#diagnostics = diagnostics;
  }

  /**
   * A value that is not of the type that its place asks for.
   * @param wrong What is done where nothing else can be meant, and what is left out then.
   * @returns The value that is read in its place; undefined if there is none.
   */
  mismatch(
    node: DocumentNode,
    type: ValueType,
    edition: Edition,
    { ifWrong = ifWrongOf(node, type, edition), whole = node }: Wrong = {},
  ): JsonValue | undefined {
    const { message, help } = mismatch(node, type, edition);
    const single = ifWrong === undefined || !maySayMore(node.value, type);
    const meant = single ? meantValue(node, type, edition) : undefined;
    if (meant === undefined && ifWrong !== undefined) this.#leaveOut(whole);
    const anySchema = meant === undefined && ifWrong === undefined && isSchema(type);
    const mend = meant === undefined ? ifWrong : `it is read as ${JSON.stringify(meant)}`;
    this.#report(node, message, { part: "value", help, mend: anySchema ? unknownSchema : mend });
    return anySchema ? {} : meant;
  }

  /**
   * A member that may be left out, and that is null or for people alone: what is wrong with it is a warning, and it is
   * read as if it were not there.
   * @returns Whether it is to be looked into.
   */
  passing(node: DocumentNode, type: ValueType, edition: Edition): boolean {
    if (hasType(node.value, type, edition)) return true;
    const { message, help } = mismatch(node, type, edition);
    this.reported.add(node.id);
    this.absent.push(node);
    this.#diagnostics.warning("invalid-document", message, {
      location: node.location(node.value === null ? "key" : "value"),
      help: `${help === undefined ? "" : `${help} `}It is read as if it were not there.`,
    });
    return false;
  }

  /**
   * A name that a map or a patterned object does not take.
   * @param mend What is done about it: `Diagnostic.mend`.
   */
  wrongKey(node: DocumentNode, expected: string, mend: string | undefined, help?: string): void {
    this.#report(node, `\`${node.key}\` is not ${expected}`, { part: "key", help, mend });
  }

  /** A schema that is read as what it stands in the place of. */
  misplaced(schema: MisplacedSchema | undefined): void {
    if (schema) this.#report(schema.at, schema.message, { part: "key", help: schema.help, mend: schema.mend });
  }

  /**
   * A `$ref` in an object that has none, and may be meant as one of OpenAPI 3: `ObjectType.refersAs`.
   * @returns Whether it counts; otherwise it is left out, and what stands beside it counts.
   */
  reference(node: DocumentNode, object: JsonObject, { title, fields }: ObjectType): boolean {
    const counts = !Object.keys(object).some((key) => Object.hasOwn(fields, key) && !fields[key]?.documentation);
    if (!counts) {
      this.#leaveOut(node);
      return false;
    }
    const help = "Swagger 2.0 has no references there: write what it leads to in its place.";
    const mend = "it counts as it does in OpenAPI 3.0";
    this.#report(node, `\`$ref\` is not a member of the ${title}`, { part: "key", help, mend });
    return true;
  }

  /** The members of one object: unknown ones, missing ones, and those that do not go together. */
  object(node: DocumentNode, value: JsonObject, type: ObjectType, edition: Edition): void {
    const meant = new Set<string>();
    if (type.open) this.#foreignKeywords(node, value, type, edition);
    else if (!type.patterned) {
      for (const key of Object.keys(value)) {
        if (isExtension(key, type) || existsIn(fieldOf(type, key), edition)) continue;
        const known = this.#unknown(node, key, type, edition, value);
        if (known !== undefined) meant.add(known);
      }
    }
    for (const [key, { ifMissing }] of requiredFields(type, edition)) {
      if (Object.hasOwn(value, key) || meant.has(key)) continue;
      const mend = ifMissing ?? (type.documentation && "nothing is generated from it but comments");
      this.#report(node, `\`${key}\` is missing from this ${type.title}`, { mend });
    }
    for (const rule of type.rules ?? []) {
      const violation = rule(value, edition);
      if (!violation) continue;
      const at = violation.member === undefined ? node : (node.get(violation.member) ?? node);
      this.#report(at, violation.message, violation);
      if (violation.leaveOut) this.#leaveOut(at);
    }
  }

  /** Keywords that another version of OpenAPI has, which people write and mean: they count, with a warning. */
  #foreignKeywords(node: DocumentNode, value: JsonObject, type: ObjectType, edition: Edition): void {
    for (const key of Object.keys(value)) {
      const field = fieldOf(type, key);
      if (!field?.editions?.[0] || field.documentation || existsIn(field, edition)) continue;
      const at = node.get(key) ?? node;
      // A former keyword that is no flag is one that nobody knows.
      if (field.editions[0] < edition && typeof at.value !== "boolean") continue;
      this.reported.add(at.id);
      const [other] = field.editions;
      const known = this.#foreign.get(`${edition} ${key}`) ?? { key, edition, other, nodes: [] };
      this.#foreign.set(`${edition} ${key}`, known);
      known.nodes.push(at);
    }
  }

  /** What is said once for all places, when all have been seen. */
  end(): void {
    for (const { key, edition, other, nodes } of this.#foreign.values()) {
      const [first, ...others] = nodes;
      const isFormer = other < edition;
      const more = others.length > 0 ? ` (and ${others.length} more)` : "";
      const help = isFormer
        ? `It counts here as it does there.${helpForFormer.get(key) ?? ""}`
        : `It counts here as it does in OpenAPI ${other}.`;
      const message = `\`${key}\` is a keyword ${isFormer ? "of" : "since"} OpenAPI ${other}${more}`;
      this.#diagnostics.warning("invalid-document", message, {
        ...(first && { location: first.location("key") }),
        help,
      });
    }
  }

  /** @returns The member that was probably meant. */
  #unknown(node: DocumentNode, key: string, type: ObjectType, edition: Edition, value: JsonObject): string | undefined {
    const field = fieldOf(type, key);
    if (field?.editions) {
      const [first] = field.editions;
      const when = first !== undefined && first > edition ? `exists since OpenAPI ${first}` : "exists no longer";
      const counts = first !== undefined && first > edition;
      const mend = counts ? `it counts as it does in OpenAPI ${first}` : "it is left out";
      this.#report(node.get(key) ?? node, `\`${key}\` ${when}`, { part: "key", mend });
      return undefined;
    }
    const candidates = Object.entries(type.fields).filter(([, candidate]) => existsIn(candidate, edition));
    const known = similar(
      key,
      candidates.map(([name]) => name).filter((name) => !Object.hasOwn(value, name)),
    );
    const names = candidates.map(([name]) => name).join(", ");
    const says =
      type.inSchema?.includes(key) === true && !["schema", "content"].some((name) => Object.hasOwn(value, name));
    const present = candidates.find(([name]) => name !== key && name.toLowerCase() === key.toLowerCase());
    const meant = known ?? present?.[0];
    const refers = key === "$ref" && type.documentation === undefined && type.refersAs === undefined;
    const protects = meant === undefined && asksForCredentials.test(key);
    const help = refers
      ? helpForReference
      : protects
        ? helpForCredentials
        : says
          ? "Write it into a `schema`."
          : meant
            ? `Is \`${meant}\` meant?`
            : `Its members are ${names}.`;
    // Without a member that says something, and is misspelt or misplaced, the object would say something else.
    const harmless =
      type.documentation !== undefined ||
      (meant === undefined && !says && !refers && !protects) ||
      (meant !== undefined && fieldOf(type, meant)?.documentation === true);
    const mend = harmless ? "it is left out: it says nothing here" : undefined;
    this.#report(node.get(key) ?? node, `\`${key}\` is not a member of the ${type.title}`, { part: "key", help, mend });
    return known;
  }

  #leaveOut(node: DocumentNode): void {
    if (this.leftOut.has(node)) return;
    this.absent.push(node);
    this.leftOut.add(node);
  }

  #report(node: DocumentNode, message: string, { part, help, mend }: Saying = {}): void {
    this.reported.add(node.id);
    const details = { location: node.location(part), ...(help !== undefined && { help }) };
    if (mend === undefined) this.#diagnostics.error("invalid-document", message, details);
    else this.#diagnostics.mended("invalid-document", message, mend, details);
  }
}

/** What is done about a value of the wrong type. */
export interface Wrong {
  /** `Field.ifWrong`, and the value is left out. */
  readonly ifWrong?: string | undefined;
  /** What is left out in place of the value: the list, for one of its items. */
  readonly whole?: DocumentNode;
}

/** What there is in the place of keywords of former versions. */
const helpForFormer: ReadonlyMap<string, string> = new Map([["nullable", ' Add "null" to `type` in its place.']]);

interface ForeignKeyword {
  readonly key: string;
  readonly edition: Edition;
  /** One that has it. */
  readonly other: Edition;
  readonly nodes: DocumentNode[];
}

/** What is said beside a message: what to underline, what to do, and what is done. */
interface Saying {
  readonly part?: "key" | "value" | undefined;
  readonly help?: string | undefined;
  readonly mend?: string | undefined;
}

/** What to do about a `$ref` that has other members beside it, or does not say where it leads. */
const helpForReference = "Write what it leads to in its place, together with what stands beside it.";

const helpForCredentials =
  "Write it as `security` into the operations that ask for credentials, or at the root of the document.";

/** Members that somebody may have written to protect operations, wherever they stand. */
const asksForCredentials = /^(?:security|auth(?:entication|orization)?$)/i;

/** What is done about something in the place of a schema that is none. */
const unknownSchema = "every value is let through here, and its type is `unknown`";

/** The field of an object type; members that JavaScript's objects inherit are none. */
export function fieldOf(type: ObjectType, key: string): Field | undefined {
  return Object.hasOwn(type.fields, key) ? type.fields[key] : undefined;
}

/** `x-…`: OpenAPI 3.1 section 4.9, Specification Extensions. */
export function isExtension(key: string, type: ObjectType): boolean {
  return key.startsWith("x-") && type.extensions !== false;
}

function existsIn(field: Field | undefined, edition: Edition): boolean {
  return field !== undefined && (field.editions?.includes(edition) ?? true);
}

/** The fields that an object cannot do without: few of many, and asked for with every object of a document. */
function requiredFields(type: ObjectType, edition: Edition): readonly (readonly [string, Field])[] {
  const known = required[edition].get(type);
  if (known) return known;
  const found = Object.entries(type.fields).filter(([, field]) => isRequired(field, edition));
  required[edition].set(type, found);
  return found;
}

const required: Readonly<Record<Edition, WeakMap<ObjectType, readonly (readonly [string, Field])[]>>> = {
  "2.0": new WeakMap(),
  "3.0": new WeakMap(),
  "3.1": new WeakMap(),
  "3.2": new WeakMap(),
};

export function isRequired(field: Field, edition: Edition): boolean {
  return field.required === true || (field.required?.includes(edition) ?? false);
}
