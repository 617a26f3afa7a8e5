import type { ArrayFormat } from "../../model/api/array-format.ts";
import type { Encoding, MediaType } from "../../model/api/media-type.ts";
import type { Schema } from "../../model/api/schema.ts";
import { impliedTypes } from "../../model/schema/allowed-types.ts";
import { membersOf, othersOf } from "./described-members.ts";
import { type MemberShapes, memberAlternatives, shapeIn } from "./member-alternatives.ts";
import { isRequiredInSomeWay, leavesOutNull } from "./null-text.ts";
import { formLayout, isJson, isStyled, plainFormLayout, type WireLayout } from "./parameter-layout.ts";
import { memberShape, type WireShape } from "./wire-shape.ts";

/** How the members of a form stand in it, in a body or as the whole query (OpenAPI 3.1 section 4.8.15.1). */
export interface FormShape {
  /** Those that are declared. */
  readonly members: readonly FormMember[];
  /** Those that are not, each by the first that its name matches. What none says anything of is text. */
  readonly others: readonly OtherMembers[];
  /**
   * Where a text is one value in one alternative of the form and another in another: how the members that differ stand, by
   * alternative. Which one it is, shows when the form is checked.
   */
  readonly alternatives: readonly FormAlternative[];
}

export interface FormMember {
  readonly name: string;
  readonly layout: WireLayout;
  readonly shape: WireShape;
  /** Every schema that is given for it. */
  readonly schemas: readonly Schema[];
  readonly encoding: Encoding | undefined;
  /** Null is not written. */
  readonly leavesOutNull: boolean;
  /** Why nobody can write it, the end of a sentence: the form is without it. */
  readonly leftOut?: string;
}

export interface OtherMembers {
  /** An expression that is valid with the flag `u`; undefined for all that are left. */
  readonly pattern: string | undefined;
  /** Undefined where nothing is said of their values. */
  readonly layout: WireLayout | undefined;
  readonly shape: WireShape;
  /** What is said of them, in every way; none where they are tried by the alternatives of the form. */
  readonly schemas: readonly Schema[];
  /** Null is not written. */
  readonly leavesOutNull: boolean;
}

export interface FormAlternative {
  readonly members: readonly Pick<FormMember, "name" | "layout">[];
  /** All of them, if some differ. */
  readonly others: readonly Pick<OtherMembers, "pattern" | "layout" | "schemas">[];
}

const empty: FormShape = { members: [], others: [], alternatives: [] };

/** The shape of a form that is known to have one. */
export function formShape(media: MediaType): FormShape {
  const found = findFormShape(media);
  return "fault" in found ? empty : found;
}

/** The shape of a form, or what keeps both ends from it: the end of a sentence. */
export function findFormShape(media: MediaType): FormShape | { readonly fault: string } {
  const { schema, encoding, arrayFormat } = media;
  if (!schema) return empty;
  const found = memberAlternatives(schema);
  if (found === undefined) return { fault: " with so many alternatives that give a member another type" };
  // Of one alternative alone, what it says is what they all say together.
  const [only, second] = found;
  const settled = second ? undefined : only;
  const members: FormMember[] = [];
  for (const [name, schemas] of membersOf(schema)) {
    const own = encoding.find(({ property }) => property === name);
    const shape = shapeIn(settled, { name }) ?? memberShape(schemas);
    const layout = formLayout(shape, own, arrayFormat);
    const fault = layout === undefined ? ` in ${styleWords(own)}` : own && encodingFault(own, shape);
    const isRequired = isRequiredInSomeWay(schema, name);
    if (fault !== undefined && isRequired) return { fault: ` with ${name}${fault}` };
    const isLeftOut = leavesOutNull(isRequired, schemas);
    const known = { name, schemas, shape, encoding: own, leavesOutNull: isLeftOut };
    members.push(
      fault === undefined && layout !== undefined
        ? { ...known, layout }
        : { ...known, layout: nothing, leftOut: fault ?? "" },
    );
  }
  const [first] = members;
  if (first && members.every(({ leftOut }) => leftOut !== undefined)) {
    return { fault: ` with ${first.name}${first.leftOut}` };
  }
  const others = [...othersOf(schema)].map(([pattern, schemas]): OtherMembers => {
    const shape = shapeIn(settled, { pattern }) ?? memberShape(schemas);
    const isSilent = schemas.every((one) => impliedTypes(one) === undefined);
    const layout = isSilent ? undefined : plainFormLayout(shape);
    return { pattern, shape, schemas, layout, leavesOutNull: leavesOutNull(false, schemas) };
  });
  const alternatives = found.map((shapes) => alternativeOf(shapes, members, others, arrayFormat));
  return { members, others, alternatives: second ? alternatives : [] };
}

/** What no text is read as, nor a name with brackets. */
const nothing: WireLayout = {
  kind: "object",
  layout: "deepObject",
  members: [],
  rest: { kind: "scalar", types: [] },
  scalar: [],
};

/**
 * What keeps a member of a form from being written as its encoding says (OpenAPI 3.1 section 4.8.15.1), by style, as JSON, or as
 * text: the end of a sentence.
 */
export function encodingFault(encoding: Encoding, shape: WireShape): string | undefined {
  const { contentType } = encoding;
  if (encoding.encoding.length > 0) return " in encodings of its own";
  if (contentType === undefined || isStyled(encoding) || isJson(contentType)) return undefined;
  const isPlain = shape.kind === "scalar" || shape.kind === "list";
  return /^text\//i.test(contentType) && isPlain && !shape.types.includes("json") ? undefined : ` as ${contentType}`;
}

function styleWords({ style = "form", explode = style === "form" }: Partial<Encoding> = {}): string {
  return `style ${style},${explode ? "" : " not"} exploded`;
}

function alternativeOf(
  shapes: MemberShapes,
  members: readonly FormMember[],
  others: readonly OtherMembers[],
  arrayFormat: ArrayFormat | undefined,
): FormAlternative {
  const own = others.map((other) => {
    const shape = shapeIn(shapes, other);
    return shape ? { ...other, layout: plainFormLayout(shape), schemas: [] } : other;
  });
  return {
    members: members.flatMap((member) => {
      const shape = shapeIn(shapes, member);
      const layout = shape && formLayout(shape, member.encoding, arrayFormat);
      return layout ? [{ name: member.name, layout }] : [];
    }),
    others: own.some((other, index) => other !== others[index]) ? own : [],
  };
}
