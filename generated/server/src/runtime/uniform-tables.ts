import { usualType } from "./media-type.ts";
import type {
  BodyTable,
  FieldTable,
  Operation,
  ParameterTable,
  RequestContentTable,
  ResponseContentTable,
  ResponseHeaderTable,
  ResponseTable,
} from "./operation.ts";

/** A table with all its members: one that is forgotten here does not compile. */
type Uniform<Table> = { readonly [Member in keyof Required<Table>]: Table[Member] };

/**
 * An operation whose tables have all members that tables of their kind may have, in one order. The generated ones have what
 * they need. An engine keeps a layout for each set of members, and reads a member several times as quickly where it has met
 * a single one.
 */
export function uniformOperation(operation: Operation): Uniform<Operation> {
  const { name, security, readParameters, querystring, validation, head } = operation;
  const parameters = operation.parameters.map(uniformParameter);
  const body = operation.body && uniformBody(operation.body);
  const responses = operation.responses.map(uniformResponse);
  return { name, security, parameters, readParameters, querystring, body, responses, validation, head };
}

function uniformBody({ required, content }: BodyTable): Uniform<BodyTable> {
  return { required, content: content.map(uniformRequestContent) };
}

function uniformField(table: FieldTable): Uniform<FieldTable> {
  const { name, type, list, scalar, object, open, alternatives, check, item } = table;
  const fields = table.fields?.map(uniformField);
  const rest = table.rest && uniformField({ name: "", ...table.rest });
  const items = table.items && uniformField({ name: "", ...table.items });
  return { name, type, list, items, scalar, object, fields, rest, open, alternatives, check, item };
}

function uniformParameter(table: ParameterTable): Uniform<ParameterTable> {
  const { name, type, list, items, scalar, object, fields, rest, open, alternatives, check, item } =
    uniformField(table);
  const { in: place, style, required, allowEmpty, none, hidden, default: value } = table;
  const own = { in: place, style, required, allowEmpty, none, hidden, default: value };
  return { name, type, list, items, scalar, object, fields, rest, open, alternatives, check, item, ...own };
}

function uniformRequestContent(table: RequestContentTable): Uniform<RequestContentTable> {
  const { type, kind, format, data, others, alternatives, read, parts, otherParts } = table;
  const { check, complete, count, length } = table;
  const fields = table.fields?.map(uniformField);
  const isHeld = (kind === "json" || kind === "form" || kind === "text") && !/[*;]/.test(type);
  const form = { fields, others, alternatives, read };
  return { type, kind, isHeld, format, data, ...form, parts, otherParts, check, complete, count, length };
}

function uniformResponse({ status, headers, content }: ResponseTable): Uniform<ResponseTable> {
  return { status, headers: headers?.map(uniformHeader), content: content?.map(uniformResponseContent) };
}

function uniformHeader(table: ResponseHeaderTable): Uniform<ResponseHeaderTable> {
  const { name, type, list, items, scalar, object, fields, rest, open, alternatives, check, item } =
    uniformField(table);
  const { required, ignored } = table;
  return { name, type, list, items, scalar, object, fields, rest, open, alternatives, check, item, required, ignored };
}

function uniformResponseContent(table: ResponseContentTable): Uniform<ResponseContentTable> {
  const { type, kind, format, data, check, count, ignored } = table;
  const sent = kind === "json" && ignored === undefined ? usualType(table) : undefined;
  const plainType = sent?.startsWith("application/") ? sent : undefined;
  return { type, kind, plainType, format, data, check, count, ignored };
}
