/** What bodies are called whose media type the document leaves open. */
import fc from "fast-check";
import type { ServedContent } from "../generator/emit/server/served-operation.ts";
import { essenceOf } from "../generator/load/objects/media-type-kind.ts";
import type { MediaType } from "../generator/model/api/media-type.ts";
import { declaredContent, openTo } from "../templates/runtime/server/media-type.ts";
import { isOfRange, isRange } from "../templates/runtime/shared/media-range.ts";
import type { Drawer } from "./case.ts";
import { Undrawable } from "./drawing/draw.ts";
import type { Answer } from "./endpoint.ts";

/** What octets are called: under a range of which JSON and texts are they may be of these, and stay octets. */
export function octetsType(drawer: Drawer, { range, essence }: MediaType, response: Answer["response"]): string {
  if (!isRange(range)) return range;
  const types = ["application/json", "application/problem+json", "text/csv", "image/svg+xml"];
  return drawer.draw(fc.constantFrom(concreteType(range), ...typesWithin(range, essence, types, response)));
}

/** What JSON is called: under a range whatever is JSON. */
export function jsonType(drawer: Drawer, { range, essence }: MediaType, response: Answer["response"]): string {
  if (!isRange(range)) return range;
  const types = [concreteType(range, "json"), "application/json", "text/json", "application/problem+json"];
  const [first, ...others] = typesWithin(range, essence, types, response);
  if (first === undefined) throw new Undrawable(`all JSON of ${range} is declared by itself`);
  return drawer.draw(fc.constantFrom(first, ...others));
}

/** Those media types that are of a range, and of nothing else that is declared. */
function typesWithin(
  range: string,
  essence: string,
  types: readonly string[],
  response: Answer["response"],
): readonly string[] {
  const declared = (response?.content ?? []).map(({ mediaType, kind }) => ({ type: mediaType.range, kind }));
  return types.filter((type) => {
    return isOfRange(type, essence) && declaredContent(openTo(type, declared), type)?.type === range;
  });
}

/** A media type of a range. */
export function concreteType(range: string, kind?: ServedContent["kind"]): string {
  if (!isRange(range)) return range;
  const [type = "*", subtype = ""] = essenceOf(range).split("/");
  const suffix = kind === "json" ? "+json" : subtype.slice(1);
  return `${type === "*" ? "application" : type}/x-drawn${suffix}`;
}
