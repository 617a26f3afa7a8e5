import type { Header, ParameterValue } from "../api/header.ts";
import type { Encoding, Example, MediaType } from "../api/media-type.ts";
import type { Callback, Operation } from "../api/operation.ts";
import type { Parameter } from "../api/parameter.ts";
import type { Access, Schema } from "../api/schema.ts";
import type { OperationSite } from "./collect-operations.ts";

/** @param access Whether values of the schema are written to the API or read from it. */
type ReplaceSchema = (schema: Schema, access: Access) => Schema;

/** What remains of the examples of a body, parameter or header. */
export type KeepExamples = (owner: MediaType | Parameter | Header) => readonly Example[];

/**
 * The operations with another schema in the place of each. What a request holds is written, what a response holds is
 * read; where the API sends the request, to a webhook or a callback, it is the other way round.
 */
export function mapOperations(
  operations: ReadonlyMap<OperationSite, Operation>,
  replace: ReplaceSchema,
  keep: KeepExamples = ({ examples }) => examples,
): ReadonlyMap<OperationSite, Operation> {
  return rebuildOperations(operations, (operation, { kind }) =>
    mapOperation(operation, kind === "path", replace, keep),
  );
}

/** The operations with another one in the place of each, in callbacks too. */
export function rebuildOperations(
  operations: ReadonlyMap<OperationSite, Operation>,
  rebuild: (operation: Operation, site: OperationSite) => Operation,
): ReadonlyMap<OperationSite, Operation> {
  const mapped = new Map<Operation, Operation>();
  const callbacks = new Map<Operation, Callback[]>();
  for (const [site, operation] of operations) {
    const own: Callback[] = [];
    callbacks.set(operation, own);
    mapped.set(operation, { ...rebuild(operation, site), callbacks: own });
  }
  // Callbacks can hold operations that hold them: they are filled in once every operation is there.
  for (const [operation, own] of callbacks) {
    for (const callback of operation.callbacks) {
      own.push({ ...callback, operations: callback.operations.map((inner) => mapped.get(inner) ?? inner) });
    }
  }
  return new Map([...operations].map(([site, operation]) => [site, mapped.get(operation) ?? operation]));
}

function mapOperation(
  operation: Operation,
  isReceived: boolean,
  replaceIn: ReplaceSchema,
  keep: KeepExamples,
): Operation {
  const request: Mapping = { replace: (schema) => replaceIn(schema, isReceived ? "write" : "read"), keep };
  const response: Mapping = { replace: (schema) => replaceIn(schema, isReceived ? "read" : "write"), keep };
  const { parameters, body, responses } = operation;
  return {
    ...operation,
    parameters: parameters.map((parameter) => mapValued(parameter, request)),
    body: body && { ...body, content: body.content.map((media) => mapMediaType(media, request)) },
    responses: responses.map((one) => ({
      ...one,
      headers: one.headers.map((header) => mapValued(header, response)),
      content: one.content.map((media) => mapMediaType(media, response)),
    })),
  };
}

interface Mapping {
  readonly replace: (schema: Schema) => Schema;
  readonly keep: KeepExamples;
}

function mapMediaType(media: MediaType, mapping: Mapping): MediaType {
  const { replace, keep } = mapping;
  const { schema, itemSchema, itemEncoding } = media;
  return {
    ...media,
    schema: schema && replace(schema),
    itemSchema: itemSchema && replace(itemSchema),
    encoding: media.encoding.map((encoding) => mapEncoding(encoding, mapping)),
    prefixEncoding: media.prefixEncoding.map((encoding) => mapEncoding(encoding, mapping)),
    itemEncoding: itemEncoding && mapEncoding(itemEncoding, mapping),
    examples: keep(media),
  };
}

function mapEncoding(encoding: Encoding, mapping: Mapping): Encoding {
  return {
    ...encoding,
    headers: encoding.headers.map((header) => mapValued(header, mapping)),
    encoding: encoding.encoding.map((inner) => mapEncoding(inner, mapping)),
  };
}

function mapValued<Owner extends Parameter | Header>(owner: Owner, mapping: Mapping): Owner {
  return { ...owner, value: mapValue(owner.value, mapping), examples: mapping.keep(owner) };
}

function mapValue(value: ParameterValue, mapping: Mapping): ParameterValue {
  if (value.kind === "content") return { ...value, mediaType: mapMediaType(value.mediaType, mapping) };
  return { ...value, schema: value.schema && mapping.replace(value.schema) };
}
