import type { Declaration, InterfaceMember } from "../core/declaration.ts";
import { code, type DocComment, identifier, list, literal, type Printable, typeFrom } from "../core/printable.ts";
import { memberDoc as schemaDoc } from "../schema/doc-comment.ts";
import { typeExpression } from "../schema/type-expression.ts";
import { runtime } from "./check-expression.ts";
import { fieldType } from "./field-type.ts";
import { member } from "./member.ts";
import { doc } from "./operation-doc.ts";
import { principalsParameter } from "./principals.ts";
import { defaultOf } from "./served-fields.ts";
import { hasAuthenticator, type ServedOperation, type ServedParameter } from "./served-operation.ts";

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
  const request: InterfaceMember = {
    kind: "property",
    name: "request",
    readonly: true,
    type: typeFrom(runtime, "ServerRequest"),
  };
  if (served.operation.validation === "generated") {
    const auth: InterfaceMember = { kind: "property", name: "auth", readonly: true, type: principalsType(served) };
    return [
      {
        kind: "interface",
        name: `${typeName}Request`,
        doc: doc(`What \`${name.typescript}\` gets.`),
        typeParameters,
        members: [...decodedMembers(served), auth, request],
      },
    ];
  }
  return [
    {
      kind: "interface",
      name: `${typeName}Request`,
      doc: doc(`What \`${name.typescript}\` gets: it validates for itself.`),
      typeParameters,
      members: [...unvalidatedMembers(served), request],
    },
    {
      kind: "interface",
      name: `${typeName}Input`,
      doc: doc(`What \`validate()\` of \`${name.typescript}\` gives for a request that fits the document.`),
      members: decodedMembers(served),
    },
  ];
}

/** Whether the operation's request type depends on what the principals are. */
export function takesPrincipals({ alternatives }: ServedOperation): boolean {
  return alternatives.some(({ schemes }) => schemes.some(({ scheme }) => hasAuthenticator(scheme)));
}

function decodedMembers(served: ServedOperation): readonly InterfaceMember[] {
  const parameters = places.flatMap((place): InterfaceMember[] => {
    const found = served.parameters.filter((parameter) => parameter.in === place.in);
    if (found.length === 0) return [];
    return [
      { kind: "property", name: place.member, readonly: true, type: list("members", found.map(parameterMember)) },
    ];
  });
  return [...parameters, ...bodyMembers(served)];
}

function parameterMember(served: ServedParameter): Printable {
  const { parameter, schema } = served;
  const present = parameter.required || parameter.in === "path" || defaultOf(schema) !== undefined;
  return member(parameter.name, fieldType(served, "output"), {
    optional: !present,
    doc: parameterDoc(served),
  });
}

/** The document's words on the parameter, and the limits of its values. */
function parameterDoc({ parameter, schema }: ServedParameter): DocComment {
  const { paragraphs, tags } = schema ? schemaDoc(schema) : doc();
  const others = tags.filter(({ tag }) => tag !== "deprecated");
  return {
    paragraphs: parameter.description === undefined ? paragraphs : [parameter.description],
    tags: parameter.deprecated || schema?.deprecated ? [{ tag: "deprecated", text: "" }, ...others] : others,
  };
}

function bodyMembers({ body, operation }: ServedOperation): readonly InterfaceMember[] {
  if (!body) return [];
  const optional = !body.required;
  const types = body.content.map(({ mediaType, kind }) =>
    mediaType.schema ? typeExpression(mediaType.schema, "output") : kind === "text" ? code`string` : code`unknown`,
  );
  const ranges = body.content.map(({ mediaType }) => literal(mediaType.range));
  return [
    { kind: "property", name: "contentType", readonly: true, optional, type: list("union", ranges) },
    {
      kind: "property",
      name: "body",
      readonly: true,
      optional,
      type: list("union", distinct(types)),
      doc: doc(operation.body?.description),
    },
  ];
}

/** Types that are printed the same stand once in a union. */
function distinct(types: readonly Printable[]): readonly Printable[] {
  const seen = new Set<string>();
  return types.filter((type) => {
    const key = JSON.stringify(type);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** One object for each alternative; the schemes of the other alternatives are `undefined` in it, so that looking at one tells them apart. */
function principalsType(served: ServedOperation): Printable {
  const { alternatives } = served;
  if (!takesPrincipals(served)) {
    const satisfiable = alternatives.length === 0 || alternatives.some(({ schemes }) => schemes.length === 0);
    return satisfiable ? code`Record<never, never>` : code`never`;
  }
  return list(
    "union",
    alternatives.flatMap(
      ({ schemes }) =>
        alternativeType(
          served,
          schemes.map(({ scheme }) => scheme),
        ) ?? [],
    ),
  );
}

type Schemes = readonly ServedOperation["alternatives"][number]["schemes"][number]["scheme"][];

function alternativeType(served: ServedOperation, schemes: Schemes): Printable | undefined {
  if (!schemes.every(hasAuthenticator)) return undefined;
  const all = new Set(served.alternatives.flatMap((alternative) => alternative.schemes.map(({ scheme }) => scheme)));
  const others = [...all].filter((scheme) => hasAuthenticator(scheme) && !schemes.includes(scheme));
  return list("members", [
    ...schemes.map(({ name }) => member(name.typescript, code`P[${literal(name.typescript)}]`)),
    ...others.map(({ name }) => member(name.typescript, code`never`, { optional: true })),
  ]);
}

function unvalidatedMembers(served: ServedOperation): readonly InterfaceMember[] {
  const { typeName } = served.operation;
  const property = (name: string, type: Printable, comment: string): InterfaceMember => ({
    kind: "property",
    name,
    readonly: true,
    type,
    doc: doc(comment),
  });
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
  const names = [...new Set(alternatives.flatMap(({ schemes }) => schemes.map(({ scheme }) => scheme)))]
    .filter(hasAuthenticator)
    .map(({ name }) => literal(name.typescript));
  return code`${typeFrom(runtime, "AuthenticationOutcome")}<${principalsType({ ...served, alternatives })}, ${list("union", names)}>`;
}
