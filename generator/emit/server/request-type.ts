import type { MediaType } from "../../model/api/media-type.ts";
import { defaultOf } from "../../model/schema/reach.ts";
import type { Declaration, InterfaceDeclaration, InterfaceMember } from "../core/declaration.ts";
import { code, identifier, list, literal, type Printable, typeFrom } from "../core/printable.ts";
import { typeMember } from "../core/type-member.ts";
import { typeExpression } from "../schema/types/type-expression.ts";
import { fieldDoc } from "../wire/field-doc.ts";
import { isAnyJson, sentMediaType } from "../wire/media-type-names.ts";
import { isMergePatch } from "../wire/merge-patch.ts";
import { optionalType } from "../wire/optional-type.ts";
import { iterableOf } from "../wire/sequence.ts";
import { runtime } from "./check-expression.ts";
import { fieldType } from "./field-type.ts";
import { isMultipart, multipartType, partTypes } from "./multipart-type.ts";
import { doc } from "./operation-doc.ts";
import { principalsParameter } from "./principals.ts";
import {
  type ServedContent,
  type ServedOperation,
  type ServedParameter,
  type ServedQuerystring,
  successesOf,
} from "./served-operation.ts";

const places = [
  { in: "path", member: "path" },
  { in: "query", member: "query" },
  { in: "header", member: "headers" },
  { in: "cookie", member: "cookies" },
] as const;

/** The type of what an operation's handler gets: only the members that the operation has. */
export function requestTypes(served: ServedOperation): readonly Declaration[] {
  const { typeName, name } = served.operation;
  const typeParameters = takesPrincipals(served) ? [principalsParameter] : [];
  const request = property("request", typeFrom(runtime, "ServerRequest"));
  if (served.operation.validation === "generated") {
    const own = { name: `${typeName}Request`, doc: doc(`What \`${name.typescript}\` gets.`), typeParameters };
    const others = [...acceptsMember(served), property("auth", principalsType(served)), request];
    return [decodedType(served, own, others), ...partTypes(served)];
  }
  return [
    {
      kind: "interface",
      name: `${typeName}Request`,
      doc: doc(`What \`${name.typescript}\` gets: it validates for itself.`),
      typeParameters,
      members: [...unvalidatedMembers(served), ...acceptsMember(served), request],
    },
    decodedType(
      served,
      {
        name: `${typeName}Input`,
        doc: doc(`What \`validate()\` of \`${name.typescript}\` gives for a request that fits the document.`),
      },
      [],
    ),
    ...partTypes(served),
  ];
}

/**
 * The decoded parts of a request and other members. A body that is of another type in each media type makes it a union:
 * looking at `contentType` tells what `body` is.
 */
function decodedType(
  served: ServedOperation,
  own: Pick<InterfaceDeclaration, "name" | "doc" | "typeParameters">,
  others: readonly PropertyMember[],
): Declaration {
  const { body } = served;
  const groups = contentGroups(served);
  if (groups.length <= 1) {
    const [group] = groups;
    const bodies = body && group ? bodyMembers(served, group, !body.required) : [];
    return { kind: "interface", ...own, members: [...parameterMembers(served), ...bodies, ...others] };
  }
  const contents = groups.map((group) => list("members", bodyMembers(served, group, false).map(memberOf)));
  const absent = list("members", [
    typeMember("contentType", code`never`, { optional: true }),
    typeMember("body", code`never`, { optional: true }),
  ]);
  const common = [...parameterMembers(served), ...others];
  const variants = body?.required ? contents : [...contents, absent];
  return {
    kind: "type",
    ...own,
    type:
      common.length === 0
        ? list("union", variants)
        : code`${list("members", common.map(memberOf))} & (
  ${list(
    "lines",
    variants.map((variant) => code`| ${variant}`),
  )}
)`,
  };
}

/** The media types that the client takes of those that a success may be of. The door lets nobody in who takes none. */
function acceptsMember(served: ServedOperation): readonly PropertyMember[] {
  const { responses, operation } = served;
  const successes = successesOf(responses);
  const types = new Set(successes.flatMap(({ content }) => content.map(({ mediaType }) => offeredAs(mediaType))));
  if (types.size < 2) return [];
  const type = list(
    "union",
    [...types].map((one) => literal(one)),
  );
  const some = operation.validation === "generated" && successes.every(({ content }) => content.length > 0);
  return [
    property(
      "accepts",
      some ? code`${typeFrom(runtime, "Accepted")}<${type}>` : code`readonly (${type})[]`,
      "The media types that the client takes, the one that it likes best first.",
    ),
  ];
}

/** Any JSON of a range is called `application/json`. */
function offeredAs(media: MediaType): string {
  return isAnyJson(media) ? "application/json" : media.range;
}

/** Whether the operation's request type depends on what the principals are. */
export function takesPrincipals({ alternatives }: ServedOperation): boolean {
  return alternatives.some(({ schemes }) => schemes.length > 0);
}

function parameterMembers(served: ServedOperation): readonly PropertyMember[] {
  return places.flatMap((place) => {
    if (place.in === "query" && served.querystring) return [querystringMember(served.querystring)];
    const found = served.parameters.filter((parameter) => parameter.in === place.in);
    return found.length === 0 ? [] : [property(place.member, list("members", found.map(parameterMember)))];
  });
}

function querystringMember({ parameter, schema, kind }: ServedQuerystring): PropertyMember {
  const type = schema ? typeExpression(schema, "output") : kind === "text" ? code`string` : code`unknown`;
  const optional = !parameter.required && (schema && defaultOf(schema)) === undefined;
  return { ...property("query", type), optional, doc: fieldDoc(parameter) };
}

function parameterMember(served: ServedParameter): Printable {
  const { parameter, schema } = served;
  const present = parameter.required || parameter.in === "path" || (schema && defaultOf(schema)) !== undefined;
  const type = fieldType(served, "output");
  return typeMember(parameter.name, present ? type : optionalType(parameter.name, type), {
    optional: !present,
    doc: fieldDoc(parameter),
  });
}

/** Media types whose bodies are of one type. */
interface ContentGroup {
  readonly ranges: readonly Printable[];
  readonly type: Printable;
}

function contentGroups(served: ServedOperation): readonly ContentGroup[] {
  const groups = new Map<string, { readonly ranges: Printable[]; readonly type: Printable }>();
  for (const one of served.body?.content ?? []) {
    const type = bodyType(served, one);
    const key = JSON.stringify(type);
    const group = groups.get(key) ?? { ranges: [], type };
    group.ranges.push(sentMediaType(one.mediaType));
    groups.set(key, group);
  }
  return [...groups.values()];
}

function bodyType(served: ServedOperation, content: ServedContent): Printable {
  const { mediaType, kind, schema, sequence } = content;
  if (kind === "binary") return typeFrom(runtime, "ByteStream");
  if (isMultipart(content)) return multipartType(served, content);
  const direction = isMergePatch(mediaType) ? "input" : "output";
  const value = schema ? typeExpression(schema, direction) : kind === "text" ? code`string` : code`unknown`;
  return sequence ? iterableOf(value) : value;
}

function bodyMembers(
  { operation }: ServedOperation,
  { ranges, type }: ContentGroup,
  optional: boolean,
): readonly PropertyMember[] {
  return [
    { ...property("contentType", list("union", ranges)), optional },
    { ...property("body", type, operation.body?.description), optional },
  ];
}

type PropertyMember = Extract<InterfaceMember, { kind: "property" }>;

function property(name: string, type: Printable, comment?: string): PropertyMember {
  return { kind: "property", name, readonly: true, type, doc: doc(comment) };
}

function memberOf({ name, type, optional = false, doc: comment }: PropertyMember): Printable {
  return typeMember(name, type, { optional, ...(comment && { doc: comment }) });
}

/** One object for each alternative; the schemes of the other alternatives are `undefined` in it, so that looking at one tells them apart. */
function principalsType(served: ServedOperation): Printable {
  if (!takesPrincipals(served)) return code`Record<never, never>`;
  return list(
    "union",
    served.alternatives.map(({ schemes }) =>
      alternativeType(
        served,
        schemes.map(({ scheme }) => scheme),
      ),
    ),
  );
}

type Schemes = readonly ServedOperation["alternatives"][number]["schemes"][number]["scheme"][];

function alternativeType(served: ServedOperation, schemes: Schemes): Printable {
  const all = new Set(served.alternatives.flatMap((alternative) => alternative.schemes.map(({ scheme }) => scheme)));
  const others = [...all].filter((scheme) => !schemes.includes(scheme));
  return list("members", [
    ...schemes.map(({ name }) => typeMember(name.typescript, code`P[${literal(name.typescript)}]`)),
    ...others.map(({ name }) => typeMember(name.typescript, code`never`, { optional: true })),
  ]);
}

function unvalidatedMembers(served: ServedOperation): readonly InterfaceMember[] {
  const { typeName } = served.operation;
  return [
    property("contentType", code`string | undefined`, "The Content-Type of the body as it was sent."),
    property(
      "parameters",
      typeFrom(runtime, "RawParameters"),
      "The query and the members of the body as they were sent, in order, repeated ones included.",
    ),
    property(
      "validate",
      code`(options?: ${typeFrom(runtime, "ValidateOptions")}) => ${typeFrom(runtime, "Validation")}<${identifier(`${typeName}Input`)}>`,
      "Decodes and checks the request as the document describes it.",
    ),
    property("auth", outcomeType(served), "How authentication ended. Nothing was refused for it."),
  ];
}

function outcomeType(served: ServedOperation): Printable {
  if (!takesPrincipals(served)) return code`{ readonly kind: "anonymous" }`;
  const alternatives = served.alternatives.filter(({ schemes }) => schemes.length > 0);
  const names = [...new Set(alternatives.flatMap(({ schemes }) => schemes.map(({ scheme }) => scheme)))].map(
    ({ name }) => literal(name.typescript),
  );
  return code`${typeFrom(runtime, "AuthenticationOutcome")}<${principalsType({ ...served, alternatives })}, ${list("union", names)}>`;
}
