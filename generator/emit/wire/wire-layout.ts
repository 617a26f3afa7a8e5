import type { Separator } from "./separator.ts";
import type { WireType } from "./wire-shape.ts";

/**
 * How the items of a list are told apart: each has the name before it, as it is, with `[]` or with its number in brackets, or a
 * separator stands between them.
 */
export type ListLayout = "repeated" | "brackets" | "indices" | Separator;

/**
 * How the members of an object are told apart: `filter[name]=a`; each a parameter of its own; `name,a,age,1` with a
 * separator; or `name=a,age=1`.
 */
export type ObjectLayout = "deepObject" | "exploded" | Separator | "=," | "=." | "=;";

/** How one value stands on the wire (OpenAPI 3.1 section 4.8.12.3). */
export type WireLayout =
  | { readonly kind: "scalar"; readonly types: readonly WireType[] }
  | {
      readonly kind: "list";
      readonly types: readonly WireType[];
      readonly layout: ListLayout;
      /** What one text without a separator may be that is no list of one item. */
      readonly scalar?: readonly WireType[];
      /** How each item stands, behind its number, that has a structure of its own. */
      readonly items?: WireLayout;
    }
  | {
      readonly kind: "object";
      readonly members: readonly MemberLayout[];
      /** How members stand that are not declared; undefined where the schema does not say it. */
      readonly rest: WireLayout | undefined;
      readonly layout: ObjectLayout;
      /**
       * Where a text is one value in one alternative of the object and another in another: how the members that differ stand,
       * by alternative. Which one it is, shows when the object is checked.
       */
      readonly alternatives?: readonly ObjectAlternative[];
      /** What a text under the object's own name may be. */
      readonly scalar?: readonly WireType[];
      /** Of an exploded object: optional members without a spelling. */
      readonly unwritten?: readonly string[];
    };

export type MemberLayout = readonly [name: string, layout: WireLayout];

export interface ObjectAlternative {
  readonly members: readonly MemberLayout[];
  /** If members that are not declared differ. */
  readonly rest: readonly WireType[] | undefined;
}
