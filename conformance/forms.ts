/** What a form can be so that it arrives as what it was sent as (OpenAPI 3.1 section 4.8.14.3). */
import { allowNull } from "../generator/emit/wire/absent-part.ts";
import type { FormShape } from "../generator/emit/wire/form-shape.ts";
import type { WireLayout } from "../generator/emit/wire/parameter-layout.ts";
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from "../generator/load/text/json.ts";
import type { MediaType } from "../generator/model/api/media-type.ts";
import type { Schema } from "../generator/model/api/schema.ts";
import { mayMatch } from "../generator/model/pattern/may-match.ts";
import { canonicalText } from "./drawing/simpler.ts";
import { membersRead } from "./readings.ts";
import { carries, carriesText, type Site, takenBy } from "./wire.ts";

/** What a form is described by, in a body or as the whole query. */
export interface Form {
  readonly mediaType: MediaType;
  readonly schema: Schema | undefined;
  readonly form?: FormShape | undefined;
}

/** Whether a form arrives as itself: of what alternatives make of its texts, what fits first is what was sent. */
export function carriesForm(form: Form, value: JsonValue, fits: (read: JsonValue) => boolean): boolean {
  if (!isJsonObject(value)) return false;
  if (!Object.entries(value).every(([name, member]) => carriesMember(form, name, member))) return false;
  const first = readings(form, value).find(fits);
  return first === undefined || canonicalText(first) === canonicalText(value);
}

/** Whether the members of a form arrive by what some alternative says of them. What nothing is said of is text. */
export function carriesMember(form: Form, name: string, value: JsonValue): boolean {
  const allowReserved = form.mediaType.encoding.some((own) => own.property === name && own.allowReserved);
  const { members = [], others = [] } = form.form ?? {};
  const member = members.find((one) => one.name === name) ?? others.find((one) => isNamedBy(one, name));
  if (member && "leftOut" in member && member.leftOut !== undefined) return false;
  const leavesOutNull = member?.leavesOutNull ?? false;
  const site: Site = { name, place: "form", isTaken: takenBy(members), allowReserved, leavesOutNull };
  if (!carriesText(name, site)) return false;
  const layouts = layoutsOf(form, name);
  const isWritten = !leavesOutNull && allowNull(member?.schemas ?? []);
  const arrives = (layout: WireLayout) => (isWritten && value === null) || !isLeftOut(layout, value);
  if (layouts.length > 0) return layouts.some((layout) => arrives(layout) && carries(layout, value, site));
  // A name that stands twice is a list; that a list of one is one, nothing says.
  if (isJsonArray(value)) return value.length > 1 && value.every((item) => carries(text, item, site));
  return carries(text, value, site);
}

/** Null is written where it stands beside scalars (docs/parameters.md, Nothing, and null), and may be in any other JSON. */
function isLeftOut(layout: WireLayout, value: JsonValue): boolean {
  if (layout.kind === "object" || !layout.types.includes("json")) return false;
  return layout.kind === "list" ? isJsonArray(value) && value.includes(null) : value === null;
}

const text: WireLayout = { kind: "scalar", types: ["string"] };

/** How a member stands by the form and by each of its alternatives. */
export function layoutsOf({ form }: Form, name: string): readonly WireLayout[] {
  if (!form) return [];
  return [form, ...form.alternatives].flatMap((part) => layoutIn(part, name) ?? []);
}

function layoutIn(
  { members, others }: Pick<FormShape, "members" | "others"> | FormShape["alternatives"][number],
  name: string,
): WireLayout | undefined {
  const declared = members.find((member) => member.name === name);
  if (declared) return declared.layout;
  return others.find((one) => isNamedBy(one, name))?.layout;
}

function isNamedBy({ pattern }: { readonly pattern: string | undefined }, name: string): boolean {
  return pattern === undefined || mayMatch(name, pattern);
}

/** The forms that a form could be taken for by its texts, in the order in which they are tried. */
export function readings(form: Form, value: JsonObject): readonly JsonObject[] {
  const { alternatives = [] } = form.form ?? {};
  return [...alternatives, undefined].flatMap((alternative) =>
    membersRead(
      value,
      (name) => (alternative && layoutIn(alternative, name)) ?? (form.form && layoutIn(form.form, name)),
    ),
  );
}
