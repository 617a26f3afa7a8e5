/** What bodies are called whose media type the document leaves open. */
import fc from "fast-check";
import type { ServedContent } from "../generator/emit/server/served-operation.ts";
import { essenceOf } from "../generator/load/media-type-kind.ts";
import type { MediaType } from "../generator/model/media-type.ts";
import { declaredContent } from "../templates/runtime/server/media-type.ts";
import { isOfRange, isRange } from "../templates/runtime/shared/media-range.ts";
import type { Drawer } from "./case.ts";
import type { Answer } from "./endpoint.ts";

/** What octets are called: under a range of which JSON and texts are they may be of these, and stay octets. */
export function octetsType(drawer: Drawer, { range, essence }: MediaType, response: Answer["response"]): string {
  if (!isRange(range)) return range;
  const declared = (response?.content ?? []).map(({ mediaType }) => ({ type: mediaType.range }));
  const others = ["application/json", "application/problem+json", "text/csv", "image/svg+xml"].filter((type) => {
    return isOfRange(type, essence) && declaredContent(declared, type)?.type === range;
  });
  return drawer.draw(fc.constantFrom(concreteType(range), ...others));
}

/** A media type of a range. */
export function concreteType(range: string, kind?: ServedContent["kind"]): string {
  if (!isRange(range)) return range;
  const [type = "*", subtype = ""] = essenceOf(range).split("/");
  const suffix = kind === "json" ? "+json" : subtype.slice(1);
  return `${type === "*" ? "application" : type}/x-drawn${suffix}`;
}
