import type { SpecNode } from "../../load/document/spec-node.ts";
import type { ParameterValue } from "../api/header.ts";
import type { Parameter, ParameterPlace, ParameterStyle } from "../api/parameter.ts";
import type { Security } from "../api/security.ts";
import { enterFields } from "../fields/fixed-fields.ts";
import type { Feature } from "../fields/ledger.ts";
import { mended } from "../fields/members.ts";
import { type Owner, ownerOf } from "../names/component-name.ts";
import { pascalCase } from "../names/spelling.ts";
import { headerNameProblem, isToken } from "../syntax/token.ts";
import type { BuildContext } from "./build-context.ts";
import { buildExamples } from "./build-examples.ts";
import { buildMediaTypes } from "./build-media-type.ts";
import { takesAuthorization } from "./check-credentials.ts";
import { readArrayFormat, refuseExtension } from "./extensions.ts";

/** A list of parameters and what the schemas in it are named after. */
interface ParameterList {
  readonly list: SpecNode | undefined;
  readonly base: string;
}

/** Headers that OpenAPI describes elsewhere: a parameter of this name is ignored (OpenAPI 3.1 section 4.8.12.1). */
const describedElsewhere: ReadonlyMap<string, Feature> = new Map([
  ["accept", "header parameter Accept"],
  ["authorization", "header parameter Authorization"],
  ["content-type", "header parameter Content-Type"],
]);

/** What a document has in the place of such a parameter. */
const saidBy: Readonly<Record<string, string>> = {
  accept: "by the media types of the responses",
  authorization: "by security schemes",
  "content-type": "by the media types of the request's body",
};

/**
 * OpenAPI 3.1 section 4.8.12: the parameters of a path item and of its operation. Of two with the same name and place
 * the operation's counts, in the place of the path item's.
 * @param security The operation's: what it says of credentials need no parameter say.
 */
export function buildParameters(
  lists: readonly ParameterList[],
  security: Security,
  context: BuildContext,
): readonly Parameter[] {
  const merged = new Map<string, Parameter>();
  for (const { list, base } of lists) {
    const seen = new Set<string>();
    for (const node of list?.items() ?? []) {
      const definition = node.resolve();
      const parameter = definition && buildParameter(node, definition, base, security, context);
      if (!parameter) continue;
      const key = `${parameter.in} ${parameter.name}`;
      if (seen.has(key)) {
        const message = `the ${parameter.in} parameter \`${parameter.name}\` stands twice in this list`;
        mended(context, "invalid-document", message, "the first one counts", node);
        continue;
      }
      seen.add(key);
      merged.set(key, parameter);
    }
  }
  return [...merged.values()];
}

function buildParameter(
  node: SpecNode,
  definition: SpecNode,
  base: string,
  security: Security,
  context: BuildContext,
): Parameter | undefined {
  const isOfQuery = definition.string("in") === "query";
  const own = isOfQuery ? readArrayFormat(definition, context) : undefined;
  if (!isOfQuery) refuseExtension(definition, context);
  const written = definition.string("name");
  const place = definition.string("in");
  if (written === undefined || !isPlace(place)) return undefined;
  const misnamed = nameProblem(written, place);
  if (misnamed !== undefined) {
    mended(context, "invalid-document", misnamed, "the parameter is left out", definition.get("name") ?? definition);
    return undefined;
  }
  const name = place === "header" ? written.toLowerCase() : written;
  const feature =
    place === "header" && !isOnlyAuthorization(name, definition, security) ? describedElsewhere.get(name) : undefined;
  if (feature) {
    context.ledger.feature(feature, node);
    context.diagnostics.warning("ignored-keyword", `the header parameter \`${written}\` is ignored`, {
      location: definition.location(),
      help: `OpenAPI says it elsewhere: ${saidBy[name]}.`,
    });
    return undefined;
  }
  const style = readStyle(definition, place);
  context.ledger.feature(featureOf(definition, place, style), node);
  // In a path all reserved characters are escaped, and in a header none.
  const isOneWay = place === "path" || place === "header";
  enterFields("parameter", definition, context, isOneWay ? { allowReserved: "documentation" } : {});
  const inside = { base: `${base}${pascalCase(written)}Parameter`, owned: true };
  return {
    node,
    name,
    in: place,
    required: place === "path" || (definition.boolean("required") ?? false),
    description: node.string("description") ?? definition.string("description"),
    deprecated: definition.boolean("deprecated") ?? false,
    style,
    explode: definition.boolean("explode") ?? (style === "form" || style === "cookie"),
    allowReserved: definition.boolean("allowReserved") ?? false,
    allowEmptyValue: definition.boolean("allowEmptyValue") ?? false,
    ...(isOfQuery && { arrayFormat: own ?? context.arrayFormat }),
    value: buildParameterValue(definition, ownerOf(node, definition, "Parameter", inside), context),
    examples: buildExamples(definition, context),
  };
}

/**
 * Whether a parameter alone says that the header `Authorization` is sent. Swagger 2.0 has no rule that ignores it, and many of
 * its documents have no security definitions; a parameter has its `schema` from the upgrade there.
 */
function isOnlyAuthorization(name: string, definition: SpecNode, security: Security): boolean {
  return name === "authorization" && definition.isAdded("schema") && !takesAuthorization(security);
}

/** What is wrong with a name that nothing in a place can have. */
function nameProblem(name: string, place: ParameterPlace): string | undefined {
  if (place === "header") return isToken(name) ? undefined : headerNameProblem(name);
  return place === "cookie" && name === "" ? "a cookie has a name" : undefined;
}

/** A parameter or header has a schema, or one media type. */
export function buildParameterValue(node: SpecNode, owner: Owner, context: BuildContext): ParameterValue {
  const content = node.get("content");
  const [mediaType] = content ? buildMediaTypes(content, owner, "parameter", context) : [];
  if (mediaType) return { kind: "content", mediaType };
  const schema = node.get("schema");
  return { kind: "schema", schema: schema && context.schemas.root(schema, owner.base, owner.owned) };
}

function featureOf(definition: SpecNode, place: ParameterPlace, style: ParameterStyle): Feature {
  if (place === "querystring") return "parameter in querystring";
  return definition.get("content") ? "parameter content" : `parameter style ${style}`;
}

/** The styles of each place, its default first (OpenAPI 3.1 section 4.8.12.3; `cookie`: OpenAPI 3.2). */
const styles: Readonly<Record<ParameterPlace, readonly [ParameterStyle, ...ParameterStyle[]]>> = {
  path: ["simple", "matrix", "label"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form", "cookie"],
  querystring: ["form"],
};

function readStyle(node: SpecNode, place: ParameterPlace): ParameterStyle {
  const allowed = styles[place];
  const written = node.string("style");
  return allowed.find((style) => style === written) ?? allowed[0];
}

function isPlace(text: string | undefined): text is ParameterPlace {
  return text !== undefined && Object.hasOwn(styles, text);
}
