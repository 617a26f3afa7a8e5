import { escapeInvisible } from "../../../invisible-text.ts";
import { exactly } from "../../../load/text/decimal.ts";
import type { Schema } from "../../../model/api/schema.ts";
import { defaultsOfMembers } from "../../../model/schema/member-defaults.ts";
import type { DocComment } from "../../core/printable.ts";
import { describedValues } from "../enumeration.ts";
import { typesOf } from "../outcomes.ts";
import { describesItems, describesMembers } from "../schema-parts.ts";
import { alternativeTags, soleAlternative } from "./alternative-words.ts";
import { limitTags, scalarLimits } from "./limit-words.ts";

/**
 * The comment of a member: what the document says of it, and the limits of its values.
 * @param called What is behind the comment, if it has one name: a title that repeats it says nothing.
 */
export function memberDoc(schema: Schema, called = ""): DocComment {
  const { title, description, name } = schema;
  const isTold = title !== undefined && !isSpelling(title, called) && !isSpelling(title, name?.typescript ?? "");
  const paragraphs = [description ?? (isTold ? title : "")];
  // What has a name says it there.
  const values = name ? undefined : describedValues(schema);
  return { paragraphs: values === undefined ? paragraphs : [...paragraphs, values], tags: tags(schema) };
}

/**
 * The comment of a member of a schema, with the default that validation puts in: where several parts of a schema say one,
 * that need not be the member's own.
 * @param schemas What describes the same object, the outermost first.
 */
export function memberDocIn(schemas: readonly Schema[], member: Schema, name: string): DocComment {
  const doc = memberDoc(member, name);
  if (!doc.tags.some(isDefault)) return doc;
  const [holder] = schemas.flatMap((schema) => defaultsOfMembers(schema).get(name) ?? []);
  return withDefault(doc, holder);
}

/** A comment that tells the default of a schema, if it has one. */
export function withDefault({ paragraphs, tags }: DocComment, holder: Schema | undefined): DocComment {
  const given = holder?.default;
  if (!given) return { paragraphs, tags };
  const told = defaultTag(given);
  const index = tags.findIndex(isDefault);
  return { paragraphs, tags: index < 0 ? [told, ...tags] : tags.with(index, told) };
}

/** Whether two schemas say the same default, or both none. */
export function saysSameDefault(one: Schema | undefined, other: Schema | undefined): boolean {
  return JSON.stringify(one?.default) === JSON.stringify(other?.default);
}

export const noDoc: DocComment = { paragraphs: [], tags: [] };

export function isDefault({ tag }: { readonly tag: string }): boolean {
  return tag === "default";
}

function defaultTag({ value }: NonNullable<Schema["default"]>): DocComment["tags"][number] {
  return { tag: "default", text: escapeInvisible(JSON.stringify(value)) };
}

/** Whether a title is a name in another spelling: `File Ids` for `file_ids`. */
function isSpelling(title: string, name: string): boolean {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  return letters(title) === letters(name);
}

/** Whether a comment has anything in it. */
export function saysSomething(doc: DocComment | undefined): boolean {
  return doc !== undefined && (doc.tags.length > 0 || doc.paragraphs.some((text) => text !== ""));
}

/** The comment of a declared type: as that of a member, for a component where it stands, and what its form and values are. */
export function schemaDoc(schema: Schema): DocComment {
  const { paragraphs, tags } = memberDoc(schema);
  const place = schema.component ? [`\`${schema.node.reference}\``] : [];
  const further = [describedValues(schema), formSentence(schema), untypedSentence(schema)];
  return { paragraphs: [...paragraphs, ...place, ...further.filter((text) => text !== undefined)], tags };
}

/** The comment of the type of what goes into validation, by that of the type of what comes out. */
export function inputDoc({ paragraphs, tags }: DocComment, output: string): DocComment {
  const sentence = `${output} as it is sent and as it arrives, before defaults: members that have one may be missing.`;
  return { paragraphs: [...paragraphs, sentence], tags };
}

/** The comment of the type of a schema's objects. */
export function objectsDoc(schema: Schema): DocComment {
  const { tags } = memberDoc(schema);
  return { paragraphs: [`What ${schema.name?.typescript ?? ""} is as an object.`], tags };
}

function formSentence({ variant }: Schema): string | undefined {
  const name = variant?.of.name?.typescript;
  if (name === undefined) return undefined;
  switch (variant?.kind) {
    case "writable":
      return `What a request holds of ${name}: members that are only read are absent.`;
    case "readable":
      return `What a response holds of ${name}: members that are only written are absent.`;
    case "base":
      return `What every ${name} has.`;
    case "notNull":
      return `What ${name} is beside null.`;
    case "part":
      return `${name} within a schema that leaves out members of it.`;
    default:
      return undefined;
  }
}

/** Why the type of a schema that describes objects or arrays is a union of all types. */
function untypedSentence(schema: Schema): string | undefined {
  const described = [...(describesMembers(schema) ? ["objects"] : []), ...(describesItems(schema) ? ["arrays"] : [])];
  if (described.length === 0 || typesOf(schema)) return undefined;
  return `The schema asks nothing of values that are no ${described.join(" or ")}: it has no \`type\`.`;
}

function shownLimit(value: string | number): string {
  return typeof value === "number" ? exactly(value) : value;
}

function tags(schema: Schema): DocComment["tags"] {
  const list: { tag: string; text: string }[] = [];
  if (schema.deprecated) list.push({ tag: "deprecated", text: "" });
  if (schema.readOnly) list.push({ tag: "readonly", text: "" });
  if (schema.default) list.push(defaultTag(schema.default));
  return [...list, ...limitsOf(schema, new Set())];
}

/** @param open The schemas of which this one is an alternative: one without a name may be its own. */
function limitsOf(schema: Schema, open: ReadonlySet<Schema>): DocComment["tags"] {
  const list: { tag: string; text: string }[] = [];
  for (const keyword of scalarLimits) {
    const value = schema[keyword];
    if (value !== undefined && value !== false)
      list.push({ tag: keyword, text: value === true ? "" : escapeInvisible(shownLimit(value)) });
  }
  const sole = soleAlternative(schema);
  const ofSole = sole && sole !== schema && !open.has(sole) ? limitsOf(sole, new Set([...open, schema])) : [];
  return [...list, ...limitTags(schema), ...alternativeTags(schema), ...ofSole];
}
