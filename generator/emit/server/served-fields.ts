import type { Operation } from "../../model/api/operation.ts";
import type { Response } from "../../model/api/response.ts";
import type { Asking } from "../wire/ends.ts";
import { schemaOf } from "../wire/field-doc.ts";
import { formShape } from "../wire/form-shape.ts";
import { headerLayout, parameterLayout } from "../wire/parameter-layout.ts";
import { querystringOf } from "../wire/querystring.ts";
import type { ServedHeader, ServedParameter, ServedQuerystring } from "./served-operation.ts";

/** The parameters that the server decodes (OpenAPI 3.1 section 4.8.12.4); others are reported. */
export function servedParameters(operation: Operation, asking: Asking): readonly ServedParameter[] {
  return operation.parameters.flatMap((parameter): ServedParameter[] => {
    const { name, in: place, style, value } = parameter;
    if (place === "querystring") return [];
    const layout = parameterLayout(parameter, asking);
    if (layout === undefined) return [];
    const marked = value.kind === "schema" && (style === "label" || style === "matrix" || style === "cookie");
    return [{ name, layout, schema: schemaOf(value), in: place, parameter, ...(marked && { style }) }];
  });
}

/** The whole query as one value. */
export function servedQuerystring(operation: Operation, asking: Asking): ServedQuerystring | undefined {
  const found = querystringOf(operation, asking);
  if (!found) return undefined;
  const { kind, mediaType } = found;
  return { ...found, schema: mediaType.schema, form: kind === "form" ? formShape(mediaType) : undefined };
}

/** The headers of a response that are typed and checked; others are reported. */
export function servedHeaders(response: Response, asking: Asking): readonly ServedHeader[] {
  return response.headers.flatMap((header): ServedHeader[] => {
    const layout = headerLayout(header, asking);
    return layout ? [{ name: header.name, layout, schema: schemaOf(header.value), header }] : [];
  });
}
