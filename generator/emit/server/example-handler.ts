import { isRange } from "../../../templates/runtime/shared/media-range.ts";
import type { JsonValue } from "../../load/text/json.ts";
import type { MediaType } from "../../model/api/media-type.ts";
import { code, identifier, join, list, literal, nothing, type Printable, propertyKey } from "../core/printable.ts";
import { exampleItem } from "../schema/example-value.ts";
import { exampleContent } from "../wire/example-content.ts";
import { schemaOf } from "../wire/field-doc.ts";
import { isAnyJson } from "../wire/media-type-names.ts";
import { isUntyped } from "../wire/wire-shape.ts";
import { takesPrincipals } from "./request-type.ts";
import type { ServedHeader, ServedOperation, ServedResponse } from "./served-operation.ts";

/** How an operation's handler may look, for the README: it answers with the first success that the document declares. */
export function exampleHandler(served: ServedOperation): Printable {
  const { operation, responses } = served;
  const response =
    responses.find(({ response: { status } }) => status.kind === "exact" && status.status < 300) ?? responses[0];
  const names = requestMembers(served).map(identifier);
  const request = names.length === 0 ? identifier("request") : list("object", names);
  const validation =
    operation.validation === "handler"
      ? code`const { value, issues } = validate();\n// What to answer where there are issues is up to you.\n`
      : nothing;
  return code`async ${identifier(operation.name.typescript)}(${request}, context) {
  ${validation}return ${response ? exampleResponse(response) : code`{ status: 204 }`};
},`;
}

function requestMembers(served: ServedOperation): readonly string[] {
  const auth = takesPrincipals(served) ? ["auth"] : [];
  if (served.operation.validation === "handler") return ["parameters", "validate", ...auth];
  const places = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;
  const used = new Set(served.parameters.map((parameter) => places[parameter.in]));
  if (served.querystring) used.add("query");
  const parameters = Object.values(places).filter((place) => used.has(place));
  return [...parameters, ...(served.body ? ["body"] : []), ...auth];
}

function exampleResponse({ response, headers, content }: ServedResponse): Printable {
  const { status } = response;
  const required = headers.filter(({ header }) => header.required);
  const [first] = content;
  const members: Printable[] = [code`status: ${literal(status.kind === "exact" ? status.status : 200)}`];
  if (required.length > 0) {
    members.push(
      code`headers: ${list(
        "object",
        required.map((served) => code`${propertyKey(served.name)}: ${literal(exampleHeader(served))}`),
      )}`,
    );
  }
  const isNamed = first !== undefined && isRange(first.mediaType.range) && !isAnyJson(first.mediaType);
  if (first && (content.length > 1 || isNamed)) {
    members.push(code`contentType: ${literal(typeWithin(first.mediaType))}`);
  }
  // Octets have no spelling of their own.
  const octets = first?.kind === "range" || first?.kind === "binary";
  if (first) members.push(code`body: ${octets ? code`new Uint8Array()` : literal(exampleContent(first.mediaType))}`);
  return code`{\n  ${join(
    members.map((member) => code`${member},`),
    "\n",
  )}\n}`;
}

function exampleHeader({ header, layout }: ServedHeader): JsonValue {
  const given = header.examples.find((example) => example.value !== undefined)?.value;
  if (given !== undefined) return given;
  const schema = schemaOf(header.value);
  if (schema && !isUntyped(schema)) {
    const value = exampleItem(schema);
    if (value !== null) return value;
  }
  // A header that is null is none.
  const types = layout.kind === "object" ? [] : layout.types;
  if (types.includes("integer") || types.includes("number")) return 1;
  return types.includes("boolean") ? true : "value";
}

/** A media type of a range: an image, or what is registered for examples (RFC 4735). */
function typeWithin(media: MediaType): string {
  const { range } = media;
  if (isAnyJson(media)) return "application/json";
  if (range.startsWith("*/*")) return "application/octet-stream";
  if (range.startsWith("image/*")) return "image/png";
  return range.replace("/*", "/example");
}
