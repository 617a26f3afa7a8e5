import type { Operation, SecurityScheme } from "../server/operation.ts";
import { normalPath } from "../server/percent-encoding.ts";
import { matched, type Route, route } from "../server/route.ts";
import { serve } from "../server/serve.ts";
import type { ServeOptions } from "../server/serve-options.ts";
import type { ServerOf } from "../server/server-for.ts";

/** What the generated files say of the requests that an API sends. */
export interface ReceiverTables {
  readonly title: string;
  readonly webhooks: readonly { readonly method: string; readonly operation: () => Operation }[];
  readonly schemes: Readonly<Record<string, SecurityScheme>>;
}

/** The options of `createReceiver` without the types that only the API knows. */
export interface ReceiveOptions<Context> extends ServeOptions<Context> {
  readonly paths?: object | undefined;
}

/**
 * A server for the requests that an API sends (OpenAPI 3.1 sections 4.8.1, `webhooks`, and 4.8.18). It receives those that
 * have a handler, each at the path that the application chose: the document says nothing of it.
 * @throws TypeError if two of them have the same method and path.
 */
export function receive<Context, Own = Context>(
  { title, webhooks, schemes }: ReceiverTables,
  options: ReceiveOptions<Context>,
  context: Own | undefined,
): ServerOf<Context, Own> {
  const all = webhooks.map(({ method, operation }) => ({ method, operation, name: operation().name }));
  const received = all.filter(({ name }) => Reflect.get(options.handlers, name) !== undefined);
  const byPath = new Map<string, Record<string, string>>();
  for (const { method, name } of received) {
    const path = pathOf(name, options.paths);
    const others = byPath.get(path) ?? {};
    const other = others[method];
    if (other !== undefined) throw new TypeError(`createReceiver: ${name} and ${other} share the path ${path}`);
    byPath.set(path, { ...others, [method]: name });
  }
  const routes = new Map<string, Route>();
  for (const [path, operations] of byPath) routes.set(path, route(path, operations, []));
  const operations = received.map(({ operation }) => operation);
  const match = (path: string) => {
    const found = routes.get(path);
    return found && matched(found);
  };
  return serve({ title, match, operations, schemes, maker: "createReceiver", ownOptions: ["paths"] }, options, context);
}

/** The path that the application chose, else the name of the handler. */
function pathOf(name: string, paths: object = {}): string {
  const path: unknown = Reflect.get(paths, name) ?? `/${name}`;
  if (typeof path !== "string" || !/^\/[^?#]*$/.test(path)) {
    throw new TypeError(
      `createReceiver: the path of ${name} begins with a slash, and has neither a query nor a fragment`,
    );
  }
  // Escapes that are there stay, and what a path cannot hold becomes one.
  return normalPath(encodeURI(path).replaceAll("%25", "%"));
}
