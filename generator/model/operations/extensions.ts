/**
 * The one extension of ours, `x-specwright` (docs/extensions.md). Every member is checked: one that does not exist, or
 * has the wrong type, is refused where it stands, so that a misspelling is not ignored.
 */
import type { Diagnostics } from "../../diagnostics.ts";
import type { SpecNode } from "../../load/document/spec-node.ts";
import { isJsonObject } from "../../load/text/json.ts";
import { similar } from "../../similar.ts";
import { type ArrayFormat, arrayFormats } from "../api/array-format.ts";
import type { Pagination } from "../api/operation.ts";
import type { SchemeClientOptions } from "../api/security.ts";
import { isClientOption, isIdentifier, isObjectMember, isReserved } from "../names/spelling.ts";

interface Context {
  readonly diagnostics: Diagnostics;
}

export interface OperationExtension {
  readonly node: SpecNode | undefined;
  readonly name: string | undefined;
  readonly resource: readonly string[] | undefined;
  readonly method: string | undefined;
  readonly pagination: Pagination | undefined;
  /** One node for each path. */
  readonly paths: readonly SpecNode[];
  readonly validation: "generated" | "handler";
  readonly idempotent: boolean | undefined;
  readonly arrayFormat: ArrayFormat | undefined;
}

interface SchemaExtension {
  readonly name: string | undefined;
}

/** Reads the value of a member. Undefined means that it has the wrong type. */
type Read<T> = (node: SpecNode, context: Context) => T | undefined;

interface Member<T> {
  readonly expected: string;
  readonly read: Read<T>;
}

type Members<T> = { readonly [K in keyof T]: Member<T[K]> };

const name: Member<string> = {
  expected: "a TypeScript identifier that is no reserved word or global",
  read: ({ value }) => (typeof value === "string" && isIdentifier(value) && !isReserved(value) ? value : undefined),
};

/** A property may have nearly any identifier as its name, reserved words included: `client.users.delete()`. */
const property: Member<string> = {
  expected: "a TypeScript identifier that objects have no member of by themselves",
  read: ({ value }) => (typeof value === "string" && isPropertyName(value) ? value : undefined),
};

function isPropertyName(text: string): boolean {
  return isIdentifier(text) && !isObjectMember(text);
}

/** What the members of an operation's extension are. */
type OperationValues = {
  name: string;
  resource: readonly string[];
  method: string;
  pagination: Pagination;
  paths: readonly SpecNode[];
  validation: "generated" | "handler";
  idempotent: boolean;
  arrayFormat: ArrayFormat;
};

const arrayFormat: Member<ArrayFormat> = {
  expected: "`repeat`, `brackets` or `indices`",
  read: ({ value }) => arrayFormats.find((format) => format === value),
};

const operationMembers = {
  name,
  resource: {
    expected:
      "one or more TypeScript identifiers with dots between them, which objects have no members of by themselves",
    read: ({ value }) => {
      const path = typeof value === "string" ? value.split(".") : [];
      return path.length > 0 && path.every(isPropertyName) ? path : undefined;
    },
  },
  method: property,
  pagination: { expected: "an object with a `kind`: page, cursor, offset or link", read: readPagination },
  paths: {
    expected: "a list of path templates",
    read: (node) => {
      const items = node.items();
      return items.length > 0 && items.every((item) => typeof item.value === "string") ? items : undefined;
    },
  },
  validation: {
    expected: "`generated` or `handler`",
    read: ({ value }) => (value === "generated" || value === "handler" ? value : undefined),
  },
  idempotent: {
    expected: "true or false",
    read: ({ value }) => (typeof value === "boolean" ? value : undefined),
  },
  arrayFormat,
} satisfies Members<OperationValues>;

export function readOperationExtension(operation: SpecNode, context: Context): OperationExtension {
  const read = readMembers<OperationValues>(operation, operationMembers, context);
  return {
    node: operation.get("x-specwright"),
    name: read.name,
    resource: read.resource,
    method: read.method,
    pagination: read.pagination,
    paths: read.paths ?? [],
    validation: read.validation ?? "generated",
    idempotent: read.idempotent,
    arrayFormat: read.arrayFormat,
  };
}

/** How lists are spelt in the document, a query parameter or a form, where it says so. */
export function readArrayFormat(owner: SpecNode, context: Context): ArrayFormat | undefined {
  return readMembers<{ arrayFormat: ArrayFormat }>(owner, { arrayFormat }, context).arrayFormat;
}

export function readSchemaExtension(schema: SpecNode, context: Context): SchemaExtension {
  return { name: readMembers<{ name: string }>(schema, { name }, context).name };
}

export function readSchemeExtension(scheme: SpecNode, context: Context): SchemeClientOptions | undefined {
  const options: Member<SchemeClientOptions["options"]> = {
    expected:
      "a list of one or two objects, each with a `name` that is no option of every client, and perhaps an `environment`",
    read: readOptions,
  };
  const read = readMembers<{ options: SchemeClientOptions["options"] }>(scheme, { options }, context);
  return read.options && { options: read.options };
}

/** Reports an `x-specwright` at a place where it has no meaning. */
export function refuseExtension(node: SpecNode | undefined, context: Context): void {
  const extension = node?.get("x-specwright");
  if (!extension) return;
  const message =
    "`x-specwright` has no meaning here: it stands in the document, operations, query parameters, forms, schemas and security schemes";
  context.diagnostics.error("invalid-extension", message, { location: extension.location("key") });
}

function readMembers<T>(owner: SpecNode, members: Members<T>, context: Context): Partial<T> {
  const extension = owner.get("x-specwright");
  const found: Partial<T> = {};
  if (!extension) return found;
  if (!isJsonObject(extension.value)) {
    const message = "`x-specwright` has to be an object";
    context.diagnostics.error("invalid-extension", message, { location: extension.location() });
    return found;
  }
  for (const [key, value] of extension.entries()) {
    if (!isMember(members, key)) {
      reportUnknownMember(key, value, Object.keys(members), context);
      continue;
    }
    const { expected, read } = members[key];
    const result = read(value, context);
    if (result !== undefined) found[key] = result;
    else reportType(key, expected, value, context);
  }
  return found;
}

function isMember<T extends object>(members: T, key: string): key is keyof T & string {
  return Object.hasOwn(members, key);
}

function reportType(key: string, expected: string, value: SpecNode, { diagnostics }: Context): void {
  diagnostics.error("invalid-extension", `\`${key}\` has to be ${expected}`, { location: value.location() });
}

function reportUnknownMember(key: string, value: SpecNode, known: readonly string[], { diagnostics }: Context): void {
  const meant = similar(key, known);
  diagnostics.error("invalid-extension", `\`${key}\` is no member of \`x-specwright\` here`, {
    location: value.location("key"),
    help: meant === undefined ? `Its members here are ${known.join(", ")}.` : `Is \`${meant}\` meant?`,
  });
}

const paginationMembers = {
  page: ["kind", "parameter", "items", "page", "totalPages"],
  cursor: ["kind", "parameter", "items", "next"],
  offset: ["kind", "parameter", "items", "total"],
  link: ["kind", "items"],
};

function readPagination(node: SpecNode, context: Context): Pagination | undefined {
  const kind = node.string("kind");
  if (kind !== "page" && kind !== "cursor" && kind !== "offset" && kind !== "link") return undefined;
  const text = (key: string): string => {
    const member = node.get(key);
    const value = node.string(key);
    const isPointer = key === "parameter" || value === "" || value?.startsWith("/");
    const expected = key === "parameter" ? "the name of a query parameter" : "a JSON Pointer";
    if (member === undefined) {
      const message = `\`${key}\` is missing: ${expected}`;
      context.diagnostics.error("invalid-extension", message, { location: node.location() });
    } else if (value === undefined || !isPointer) reportType(key, expected, member, context);
    return value ?? "";
  };
  const optional = (key: string) => (node.get(key) ? text(key) : undefined);
  for (const [key, value] of node.entries()) {
    const known = paginationMembers[kind];
    if (!known.includes(key)) reportUnknownMember(key, value, known, context);
  }
  const items = text("items");
  if (kind === "link") return { kind, items };
  const parameter = text("parameter");
  switch (kind) {
    case "page":
      return { kind, parameter, items, page: optional("page"), totalPages: optional("totalPages") };
    case "cursor":
      return { kind, parameter, items, next: text("next") };
    case "offset":
      return { kind, parameter, items, total: optional("total") };
  }
}

function readOptions(node: SpecNode, context: Context): SchemeClientOptions["options"] | undefined {
  const items = node.items();
  if (items.length < 1 || items.length > 2) return undefined;
  const options = items.map((item) => {
    const known = ["name", "environment"];
    for (const [key, value] of item.entries())
      if (!known.includes(key)) reportUnknownMember(key, value, known, context);
    return { name: item.string("name"), environment: item.string("environment") };
  });
  const named = options.filter((option): option is { name: string; environment: string | undefined } => {
    return option.name !== undefined && isPropertyName(option.name) && !isClientOption(option.name);
  });
  return named.length === items.length ? named : undefined;
}
