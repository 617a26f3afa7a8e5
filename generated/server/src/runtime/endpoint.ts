import type { Operation } from "./operation.ts";

/** A function of the application that the tables name; its types are known to the generated files alone. */
export type ApplicationFunction = (...values: readonly unknown[]) => unknown;

/** An operation with what the application gave for it, looked up once. */
export interface Endpoint {
  readonly operation: Operation;
  readonly handler: ApplicationFunction;
  readonly refusalHook: ApplicationFunction | undefined;
  /** Whether a request without credentials is let through. */
  readonly open: boolean;
  /** The media types of all responses; undefined where one of them has no body, which suits every client. */
  readonly produces: readonly string[] | undefined;
}

/**
 * The endpoints by the names of their operations.
 * @throws TypeError if a handler is missing, which only untyped code can bring about.
 */
export function endpoints(
  operations: readonly Operation[],
  handlers: object,
  refusalHooks: object,
): ReadonlyMap<string, Endpoint> {
  return new Map(
    operations.map((operation) => [
      operation.name,
      {
        operation,
        handler: applicationFunction(handlers, operation.name, "handler"),
        refusalHook: optionalFunction(refusalHooks, operation.name),
        open: operation.security.length === 0 || operation.security.some((alternative) => alternative.length === 0),
        produces: mediaTypesOf(operation),
      },
    ]),
  );
}

function mediaTypesOf({ responses }: Operation): readonly string[] | undefined {
  if (responses.some(({ content = [] }) => content.length === 0)) return undefined;
  return [...new Set(responses.flatMap(({ content = [] }) => content.map(({ type }) => type)))];
}

/** @throws TypeError */
export function applicationFunction(holder: object, name: string, role: string): ApplicationFunction {
  const found = optionalFunction(holder, name);
  if (found === undefined) throw new TypeError(`createServer: the ${role} ${name} is missing`);
  return found;
}

/** The function is called as a member of its holder, so that it may use `this`. */
function optionalFunction(holder: object, name: string): ApplicationFunction | undefined {
  const value: unknown = Reflect.get(holder, name);
  if (typeof value !== "function") return undefined;
  return (...values) => Reflect.apply(value, holder, values);
}
