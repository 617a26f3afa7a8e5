import type { Diagnostics } from "../../diagnostics.ts";
import type { DocumentNode } from "../document/document-node.ts";
import { brokenMapping } from "../document/document-set.ts";
import type { Edition } from "../document/version.ts";
import type { ObjectName } from "../objects/object-type.ts";
import { objectTypes } from "../objects/object-types.ts";

/**
 * What a reference that leads nowhere is read as, by what should stand there. Undefined where it is not safe to go on:
 * without its security scheme an operation would be open.
 */
export function mendOf(name: ObjectName, at: DocumentNode): string | undefined {
  if (name === "schema" && at.key !== "$ref") return brokenMapping(isOfUnion(at));
  return brokenObjects[name];
}

/** Whether a value of a discriminator, of its mapping or its `defaultMapping`, chooses one of several alternatives. */
function isOfUnion(value: DocumentNode): boolean {
  const discriminator = value.parent?.key === "mapping" ? value.parent.parent : value.parent;
  const schema = discriminator?.parent;
  return schema?.get("oneOf") !== undefined || schema?.get("anyOf") !== undefined;
}

const brokenObjects: Readonly<Partial<Record<ObjectName, string>>> = {
  schema: "every value is let through here, and its type is `unknown`",
  parameter: "the parameter is left out: no request carries it",
  header: "the header is left out: nothing is said of it",
  requestBody: "the body is left out: no request carries one",
  response: "the response is left out: it counts as not declared",
  mediaType: "the body of this media type is left out",
  pathItem: "the path has no operations of it",
  callback: "the callback is left out",
  example: "the example is left out",
  link: "the link is left out: nothing is generated from links but comments",
  operation: "the link is kept as it is: nothing is generated from links but comments",
};

/** Whether an object can be referred to as another one. The items and headers of Swagger 2.0 are schemas but for a few members. */
export function isTakenFor(found: ObjectName, wanted: ObjectName): boolean {
  return found === wanted || (wanted === "schema" && (found === "items" || found === "header"));
}

/** Whether an object that a schema is given for has one, and nothing else that matters. */
export function takesSchema(wanted: ObjectName): boolean {
  return wanted === "mediaType" || wanted === "header";
}

/** Reports a reference to an object of another kind than its place wants, such as a schema in the place of a response. */
export function reportWrongTarget(
  {
    target,
    found,
    at,
    name,
  }: {
    readonly target: DocumentNode;
    readonly found: ObjectName;
    readonly at: DocumentNode;
    readonly name: ObjectName;
  },
  edition: Edition,
  diagnostics: Diagnostics,
): void {
  const types = objectTypes(edition);
  const titled = (of: ObjectName) => withArticle(types[of]?.title ?? of);
  const message = `this leads to ${titled(found)}, where ${titled(name)} is wanted`;
  const asSchema = found === "schema" && takesSchema(name);
  const mend = asSchema ? "it is read as the `schema` of what is wanted" : mendOf(name, at);
  const details = {
    location: at.location("value"),
    related: [{ message: "what it leads to", location: target.location("key") }],
    ...(asSchema && { help: "Write it into a `schema`." }),
  };
  if (mend === undefined) diagnostics.error("invalid-document", message, details);
  else diagnostics.mended("invalid-document", message, mend, details);
}

export function withArticle(title: string): string {
  return `${/^(?:[AEIO]|XML)/.test(title) ? "an" : "a"} ${title}`;
}
