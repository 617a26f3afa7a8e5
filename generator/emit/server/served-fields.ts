import type { Diagnostics } from "../../diagnostics.ts";
import type { ParameterValue } from "../../model/header.ts";
import type { Operation } from "../../model/operation.ts";
import type { Parameter } from "../../model/parameter.ts";
import type { Response } from "../../model/response.ts";
import type { Schema } from "../../model/schema.ts";
import type { ServedField, ServedHeader, ServedParameter } from "./served-operation.ts";
import { wireShape } from "./wire-shape.ts";

/** The parameters that the server decodes (OpenAPI 3.1 section 4.8.12.4); others are reported. */
export function servedParameters(operation: Operation, diagnostics: Diagnostics): readonly ServedParameter[] {
  return operation.parameters.flatMap((parameter): ServedParameter[] => {
    const { in: place } = parameter;
    const readable = parameter.value.kind === "content" || parameter.style === scalarStyles[place];
    const field =
      readable || place === "query" ? fieldOf(parameter.name, parameter.value, () => listStyle(parameter)) : undefined;
    if (field !== undefined && place !== "querystring" && (readable || field.list !== undefined)) {
      return [{ ...field, in: place, parameter }];
    }
    const { name, style, explode } = parameter;
    const how =
      place === "querystring"
        ? "the whole query string as one value"
        : `style ${style}${explode ? ", exploded," : ""} of this schema`;
    diagnostics.error("unsupported-parameter", `the server does not decode ${how} yet (${place} parameter ${name})`, {
      location: parameter.node.location(),
    });
    return [];
  });
}

/** The style in which a single value stands as it is (OpenAPI 3.1 section 4.8.12.3). */
const scalarStyles = { path: "simple", query: "form", header: "simple", cookie: "form", querystring: undefined };

/** How the items of a list stand in a parameter: undefined if that cannot be decoded. */
function listStyle({ in: place, style, explode }: Parameter): ServedField["list"] {
  if (place === "query") {
    if (style === "form") return explode ? "repeated" : ",";
    if (style === "spaceDelimited" && !explode) return " ";
    if (style === "pipeDelimited" && !explode) return "|";
    return undefined;
  }
  // A cookie that is there twice says nothing of the order in which it was meant.
  if (place === "cookie") return style === "form" && !explode ? "," : undefined;
  return style === "simple" ? "," : undefined;
}

/** The headers of a response that are typed and checked; others are reported. */
export function servedHeaders(response: Response, diagnostics: Diagnostics): readonly ServedHeader[] {
  return response.headers.flatMap((header): ServedHeader[] => {
    const field = fieldOf(header.name, header.value, () => ",");
    if (field !== undefined) return [{ ...field, header }];
    diagnostics.error(
      "unsupported-parameter",
      `the server does not encode an object in the header ${header.name} yet`,
      {
        location: header.node.location("key"),
      },
    );
    return [];
  });
}

function fieldOf(name: string, value: ParameterValue, list: () => ServedField["list"]): ServedField | undefined {
  if (value.kind === "content") {
    if (value.mediaType.kind === "json")
      return { name, types: ["json"], list: undefined, schema: value.mediaType.schema };
    if (value.mediaType.kind !== "text") return undefined;
    return { name, types: ["string"], list: undefined, schema: value.mediaType.schema };
  }
  const shape = wireShape(value.schema);
  if (shape.kind === "structured") return undefined;
  if (shape.kind === "scalar") return { name, types: shape.types, list: undefined, schema: value.schema };
  const separator = list();
  return separator && { name, types: shape.types, list: separator, schema: value.schema };
}

/** The default that stands in for a parameter which is not sent. */
export function defaultOf(schema: Schema | undefined): Schema["default"] {
  const seen = new Set<Schema>();
  for (let at = schema; at !== undefined && !seen.has(at); at = at.ref) {
    if (at.default) return at.default;
    seen.add(at);
  }
  return undefined;
}
