import { absoluteURL, type Client } from "./client.ts";
import { type OperationArguments, type OperationTable, wholeURL } from "./operation.ts";
import type { AnyRequestOptions } from "./options.ts";

/** Where a request goes. */
export interface Address {
  /** Without credentials. */
  readonly url: string;
  /** Whether credentials go there: to the base URL they do, and not to a server that only the document names. */
  readonly trusted: boolean;
}

/** Where a request goes, and the client as it is for this request: at the base URL that the request has. */
export interface RequestAddress extends Address {
  readonly client: Client;
}

/**
 * The address of a request: the server, the path and the query.
 * @throws TypeError if a path parameter is missing or empty, or would leave its place in the path.
 */
export function requestURL(
  client: Client,
  operation: OperationTable,
  args: OperationArguments,
  { baseURL }: AnyRequestOptions,
): RequestAddress {
  const at = baseURL === undefined ? client : { ...client, baseURL: absoluteURL(baseURL), elsewhere: true };
  const { url, trusted } = operation.server?.locate(operation.server, at) ?? { url: at.baseURL, trusted: true };
  const path = operation.fill?.(operation, args.path) ?? operation.path;
  const query = operation.query?.(operation, args.query) ?? "";
  return { client: at, url: args[wholeURL] ?? url + path + query, trusted };
}
