import type { OperationSite } from "./collect-operations.ts";
import type { Header, ParameterValue } from "./header.ts";
import type { Encoding, MediaType } from "./media-type.ts";
import type { Callback, Operation } from "./operation.ts";
import type { Access, Schema } from "./schema.ts";

/** @param access Whether values of the schema are written to the API or read from it. */
type ReplaceSchema = (schema: Schema, access: Access) => Schema;

/**
 * The operations with another schema in the place of each. What a request holds is written, what a response holds is
 * read; where the API sends the request, to a webhook or a callback, it is the other way round.
 */
export function mapOperations(
  operations: ReadonlyMap<OperationSite, Operation>,
  replace: ReplaceSchema,
): ReadonlyMap<OperationSite, Operation> {
  const mapped = new Map<Operation, Operation>();
  const callbacks = new Map<Operation, Callback[]>();
  for (const [{ kind }, operation] of operations) {
    const own: Callback[] = [];
    callbacks.set(operation, own);
    mapped.set(operation, { ...mapOperation(operation, kind === "path", replace), callbacks: own });
  }
  // Callbacks can hold operations that hold them: they are filled in once every operation is there.
  for (const [operation, own] of callbacks) {
    for (const callback of operation.callbacks) {
      own.push({ ...callback, operations: callback.operations.map((inner) => mapped.get(inner) ?? inner) });
    }
  }
  return new Map([...operations].map(([site, operation]) => [site, mapped.get(operation) ?? operation]));
}

function mapOperation(operation: Operation, isReceived: boolean, replace: ReplaceSchema): Operation {
  const request = (schema: Schema) => replace(schema, isReceived ? "write" : "read");
  const response = (schema: Schema) => replace(schema, isReceived ? "read" : "write");
  const { parameters, body, responses } = operation;
  return {
    ...operation,
    parameters: parameters.map((parameter) => ({ ...parameter, value: mapValue(parameter.value, request) })),
    body: body && { ...body, content: body.content.map((media) => mapMediaType(media, request)) },
    responses: responses.map((one) => ({
      ...one,
      headers: one.headers.map((header) => mapHeader(header, response)),
      content: one.content.map((media) => mapMediaType(media, response)),
    })),
  };
}

type Replace = (schema: Schema) => Schema;

function mapMediaType(media: MediaType, replace: Replace): MediaType {
  const { schema, itemSchema, itemEncoding } = media;
  return {
    ...media,
    schema: schema && replace(schema),
    itemSchema: itemSchema && replace(itemSchema),
    encoding: media.encoding.map((encoding) => mapEncoding(encoding, replace)),
    prefixEncoding: media.prefixEncoding.map((encoding) => mapEncoding(encoding, replace)),
    itemEncoding: itemEncoding && mapEncoding(itemEncoding, replace),
  };
}

function mapEncoding(encoding: Encoding, replace: Replace): Encoding {
  return {
    ...encoding,
    headers: encoding.headers.map((header) => mapHeader(header, replace)),
    encoding: encoding.encoding.map((inner) => mapEncoding(inner, replace)),
  };
}

function mapHeader(header: Header, replace: Replace): Header {
  return { ...header, value: mapValue(header.value, replace) };
}

function mapValue(value: ParameterValue, replace: Replace): ParameterValue {
  if (value.kind === "content") return { ...value, mediaType: mapMediaType(value.mediaType, replace) };
  return { ...value, schema: value.schema && replace(value.schema) };
}
