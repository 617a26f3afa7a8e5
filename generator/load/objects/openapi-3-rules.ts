import type { Edition } from "../document/version.ts";
import { isJsonObject, member } from "../text/json.ts";
import type { Rule } from "./object-type.ts";

/*
 * What the members of an object of OpenAPI 3 ask of each other. A rule looks at members that have the right types; what
 * is wrong with one by itself is said elsewhere.
 */

/**
 * Two members of which an object has one or none.
 * @param mend What is done about both.
 */
export function atMostOne(first: string, second: string, mend?: string): Rule {
  return (object) =>
    Object.hasOwn(object, first) && Object.hasOwn(object, second)
      ? {
          message: `\`${first}\` and \`${second}\` exclude each other`,
          member: second,
          ...(mend !== undefined && { mend }),
        }
      : undefined;
}

/** Both describe, and nothing is generated from either but comments. */
export const bothKept = "both are kept";

/** OpenAPI 3.2 section 4.12.1. */
export function querystringHasContent(parameter: Parameters<Rule>[0]): ReturnType<Rule> {
  return member(parameter, "in") === "querystring" && Object.hasOwn(parameter, "schema")
    ? { message: "a parameter in `querystring` has `content`, not `schema`", member: "schema" }
    : undefined;
}

/** OpenAPI 3.1 section 4.8.12.2: a parameter has one of the two. */
export function schemaOrContent(parameter: Parameters<Rule>[0]): ReturnType<Rule> {
  const hasSchema = Object.hasOwn(parameter, "schema");
  const hasContent = Object.hasOwn(parameter, "content");
  if (hasSchema && hasContent) return { message: "`schema` and `content` exclude each other", member: "content" };
  if (!hasSchema && !hasContent) {
    const message = "one of `schema` and `content` is missing";
    // In the way of Swagger 2.0 the type stands beside the name: to read any text there would say something else.
    return Object.hasOwn(parameter, "type") ? { message } : { message, mend: "its value is any text" };
  }
  return undefined;
}

export function singleContent(parameter: Parameters<Rule>[0]): ReturnType<Rule> {
  const types = member(parameter, "content");
  return isJsonObject(types) && Object.keys(types).length !== 1
    ? {
        message: "`content` has exactly one media type here",
        member: "content",
        ...(Object.keys(types).length > 1 && { mend: "the first one counts" }),
      }
    : undefined;
}

/**
 * OpenAPI 3.1 sections 4.8.12.2.1 and 4.8.12.2.2: these say how a `schema` is written out, and `content` says it by its
 * media type. Examples belonged there too until 3.2.
 */
export function withoutContent(name: string, until32?: true): Rule {
  return (parameter, edition) =>
    Object.hasOwn(parameter, name) && Object.hasOwn(parameter, "content") && !(until32 && edition === "3.2")
      ? {
          message: `\`${name}\` goes with \`schema\`, not with \`content\``,
          member: name,
          ...(until32 && { help: "Give it in the media type below `content`." }),
          mend: "it is left out",
          leaveOut: true,
        }
      : undefined;
}

/** OpenAPI 3.1 section 4.8.20.1; the published schema of 3.0 does not ask for it. */
export function linkNamesOperation(link: Parameters<Rule>[0], edition: Edition): ReturnType<Rule> {
  return edition === "3.0" || Object.hasOwn(link, "operationRef") || Object.hasOwn(link, "operationId")
    ? undefined
    : {
        message: "one of `operationRef` and `operationId` is missing from this Link Object",
        mend: "the link is kept as it is: nothing is generated from links but comments",
      };
}

/** OpenAPI 3.1 section 4.8.6.1; in 3.0 it was no more than advice. */
export function variableHasValues(variable: Parameters<Rule>[0], edition: Edition): ReturnType<Rule> {
  const values = member(variable, "enum");
  return edition !== "3.0" && Array.isArray(values) && values.length === 0
    ? {
        message: "`enum` needs at least one value",
        member: "enum",
        help: "Without `enum`, any value is allowed.",
        mend: "it is left out",
        leaveOut: true,
      }
    : undefined;
}

export function pathIsRequired(parameter: Parameters<Rule>[0]): ReturnType<Rule> {
  return member(parameter, "in") === "path" && member(parameter, "required") !== true
    ? { message: "a path parameter needs `required: true`", mend: "it is required all the same" }
    : undefined;
}

/** OpenAPI 3.1 section 4.8.12.2.1, the table of styles. */
const placesOfStyle: Readonly<Record<string, readonly string[]>> = {
  matrix: ["path"],
  label: ["path"],
  simple: ["path", "header"],
  form: ["query", "cookie"],
  spaceDelimited: ["query"],
  pipeDelimited: ["query"],
  deepObject: ["query"],
  cookie: ["cookie"],
};

export function styleFitsPlace(parameter: Parameters<Rule>[0]): ReturnType<Rule> {
  const style = member(parameter, "style");
  const place = member(parameter, "in");
  const places = typeof style === "string" ? placesOfStyle[style] : undefined;
  return places && typeof place === "string" && !places.includes(place)
    ? {
        message: `the style \`${style}\` does not exist for parameters in \`${place}\``,
        member: "style",
        help: `It exists for ${places.map((name) => `\`${name}\``).join(" and ")}.`,
        mend: "it is left out, and the default style counts",
        leaveOut: true,
      }
    : undefined;
}

/** OpenAPI 3.1 section 4.8.27.1: what each type of security scheme asks for. */
const schemeMembers: Readonly<Record<string, readonly string[]>> = {
  apiKey: ["name", "in"],
  http: ["scheme"],
  oauth2: ["flows"],
  openIdConnect: ["openIdConnectUrl"],
};

const schemeTypes: ReadonlySet<unknown> = new Set(["apiKey", "basic", "http", "mutualTLS", "oauth2", "openIdConnect"]);

/** The column "Applies To" of the table in OpenAPI 3.1 section 4.8.27.1: which type of scheme has a member. */
export function appliesTo(wanted: string, ...names: readonly string[]): readonly Rule[] {
  return names.map((name) => (scheme) => {
    const type = member(scheme, "type");
    return Object.hasOwn(scheme, name) && type !== wanted && schemeTypes.has(type)
      ? {
          message: `\`${name}\` does not apply to security schemes of type \`${String(type)}\``,
          member: name,
          mend: "it is left out",
          leaveOut: true,
        }
      : undefined;
  });
}

/** As for a flow without an address: what an operation asks for does not depend on it. */
const withoutFlows =
  "it has none: operations ask for a token all the same, and the client does not ask for one by itself";

export function neededByType(name: string): Rule {
  return (scheme) => {
    const type = member(scheme, "type");
    return typeof type === "string" && schemeMembers[type]?.includes(name) && !Object.hasOwn(scheme, name)
      ? {
          message: `\`${name}\` is missing from this security scheme of type \`${type}\``,
          ...(name === "flows" && { mend: withoutFlows }),
        }
      : undefined;
  };
}

/** OpenAPI 3.1 section 4.8.29.1: which addresses each flow asks for. */
const flowMembers: Readonly<Record<string, readonly string[]>> = {
  implicit: ["authorizationUrl"],
  password: ["tokenUrl"],
  clientCredentials: ["tokenUrl"],
  authorizationCode: ["authorizationUrl", "tokenUrl"],
  deviceAuthorization: ["deviceAuthorizationUrl", "tokenUrl"],
};

/** The operation still asks for a token; nobody is told where to get one. */
export const withoutAddress = "the flow has no such address: the client does not ask for a token by itself";

export function neededByFlow(name: string): Rule {
  return (flows) => {
    const flow = Object.entries(flowMembers).find(
      ([key, names]) =>
        names.includes(name) && isJsonObject(member(flows, key)) && member(member(flows, key), name) === undefined,
    );
    return (
      flow && {
        message: `\`${name}\` is missing from the flow \`${flow[0]}\``,
        member: flow[0],
        mend: withoutAddress,
      }
    );
  };
}
