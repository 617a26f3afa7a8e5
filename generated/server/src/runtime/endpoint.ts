import type { KeyNames } from "./exchange.ts";
import { type Offer, offersOf } from "./media-type.ts";
import type { Operation, ResponseTable, SecurityScheme } from "./operation.ts";
import type { ApiTables } from "./serve-options.ts";
import { uniformOperation } from "./uniform-tables.ts";

/** A function of the application that the tables name; its types are known to the generated files alone. */
export type ApplicationFunction = (...values: readonly unknown[]) => unknown;

/** Media types that a client takes: one at least, or the door lets it not in. */
export type Accepted<Type extends string> = readonly [Type, ...Type[]];

/** An operation with what the application gave for it, looked up once. */
export interface Endpoint {
  readonly operation: Operation;
  readonly handler: ApplicationFunction;
  readonly refusalHook: ApplicationFunction | undefined;
  /** Whether a request without credentials is let through. */
  readonly open: boolean;
  /** The names of the keys that its security schemes look for in the query and in cookies. */
  readonly keys: KeyNames;
  /** Whether most requests can be read in one go: open to all, and answered with one media type at most. */
  readonly readsAtOnce: boolean;
  /** The media types of its successes. */
  readonly produces: readonly string[];
  /** The same, with all that each of them stands for. */
  readonly offers: readonly Offer[];
  /** Whether a client has to take one of them: a success without a body suits every client. */
  readonly negotiated: boolean;
}

/**
 * The endpoints by the names of their operations.
 * @throws TypeError if a handler is missing, which only untyped code can bring about.
 */
export function endpoints(
  { operations, schemes, maker = "createServer" }: Pick<ApiTables, "operations" | "schemes" | "maker">,
  handlers: object,
  refusalHooks: object,
): ReadonlyMap<string, Endpoint> {
  return new Map(
    operations.map((table) => {
      const operation = table();
      const successes = successesOf(operation);
      const offers = offersOf(successes.flatMap(({ content = [] }) => content));
      const produces = offers.map(({ type }) => type);
      const open =
        operation.security.length === 0 || operation.security.some((alternative) => alternative.length === 0);
      return [
        operation.name,
        {
          operation: uniformOperation(operation),
          handler: applicationFunction(maker, handlers, operation.name, "handler"),
          refusalHook: optionalFunction(refusalHooks, operation.name),
          open,
          keys: { query: keysOf("query", operation, schemes), cookie: keysOf("cookie", operation, schemes) },
          readsAtOnce: operation.security.length === 0 && produces.length < 2 && hasReaders(operation),
          produces,
          offers,
          negotiated: successes.length > 0 && successes.every(({ content = [] }) => content.length > 0),
        },
      ];
    }),
  );
}

function hasReaders({ parameters, readParameters, querystring, validation }: Operation): boolean {
  const isRead = parameters.length === 0 || readParameters !== undefined;
  return isRead && querystring === undefined && validation !== "handler";
}

function keysOf(
  place: "query" | "cookie",
  { security }: Operation,
  schemes: Readonly<Record<string, SecurityScheme>>,
): ReadonlySet<string> {
  const asked = security.flat().map(({ scheme }) => schemes[scheme]);
  return new Set(asked.flatMap((scheme) => (scheme?.type === "apiKey" && scheme.in === place ? [scheme.name] : [])));
}

/** `default` is a success where the document declares no other, and no redirect: then it is the error of one. */
function successesOf({ responses }: Operation): readonly ResponseTable[] {
  const successes = responses.filter(({ status }) =>
    typeof status === "number" ? Math.floor(status / 100) === 2 : status === "2XX",
  );
  if (successes.length > 0 || responses.some(({ status }) => isRedirect(status))) return successes;
  return responses.filter(({ status }) => status === "default");
}

/** 304 is one only of what was had before (RFC 9110 section 15.4.5). */
function isRedirect(status: ResponseTable["status"]): boolean {
  return typeof status === "number" ? Math.floor(status / 100) === 3 && status !== 304 : status === "3XX";
}

/**
 * @param maker What the application called.
 * @throws TypeError
 */
export function applicationFunction(
  maker: string,
  holder: object | undefined,
  name: string,
  role: string,
): ApplicationFunction {
  const found = optionalFunction(holder, name);
  if (found === undefined) throw new TypeError(`${maker}: the ${role} ${name} is missing`);
  return found;
}

/** The function is called as a member of its holder, so that it may use `this`. */
function optionalFunction(holder: object = {}, name: string): ApplicationFunction | undefined {
  const value: unknown = Reflect.get(holder, name);
  return typeof value === "function" ? value.bind(holder) : undefined;
}
