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

/**
 * An operation whose tables have all members that tables of their kind may have, in one order. The generated ones have what
 * they need. An engine keeps a layout for each set of members, and reads a member several times as quickly where it has met
 * a single one.
 */
export function uniformOperation(operation: Operation): Operation {
  const { name, security, readParameters, querystring, validation } = operation;
  const parameters = operation.parameters.map(uniformParameter);
  const body = operation.body && uniformBody(operation.body);
  const responses = operation.responses.map(uniformResponse);
  return { name, security, parameters, readParameters, querystring, body, responses, validation };
}

function uniformBody({ required, content }: BodyTable): BodyTable {
  return { required, content: content.map(uniformRequestContent) };
}

function uniformField({ name, type, list, object, fields, open }: FieldTable): FieldTable {
  return { name, type, list, object, fields: fields?.map(uniformField), open };
}

function uniformParameter(table: ParameterTable): ParameterTable {
  const { name, type, list, object, fields, open } = uniformField(table);
  const { in: place, style, required, allowEmpty, check, default: value } = table;
  return { name, type, list, object, fields, open, in: place, style, required, allowEmpty, check, default: value };
}

function uniformRequestContent(table: RequestContentTable): RequestContentTable {
  const { type, kind, format, data, read, parts, otherParts, check, complete, count, length } = table;
  const fields = table.fields?.map(uniformField);
  const isHeld = (kind === "json" || kind === "form" || kind === "text") && !/[*;]/.test(type);
  return { type, kind, isHeld, format, data, fields, read, parts, otherParts, check, complete, count, length };
}

function uniformResponse({ status, headers, content }: ResponseTable): ResponseTable {
  return { status, headers: headers?.map(uniformHeader), content: content?.map(uniformResponseContent) };
}

function uniformHeader(table: ResponseHeaderTable): ResponseHeaderTable {
  const { name, type, list, object, fields, open } = uniformField(table);
  const { required, check } = table;
  return { name, type, list, object, fields, open, required, check };
}

function uniformResponseContent(table: ResponseContentTable): ResponseContentTable {
  const { type, kind, format, data, check, count, ignored } = table;
  const isPlainJson =
    kind === "json" && ignored === undefined && type.startsWith("application/") && !type.includes("*");
  return { type, kind, isPlainJson, format, data, check, count, ignored };
}
