import type { Api } from "../../model/api/api.ts";
import type { EmitContext } from "../core/context.ts";
import type { OutputFile } from "../core/declaration.ts";
import { runtimeFiles } from "../core/runtime-files.ts";
import { emitSenders } from "../webhooks/emit-senders.ts";
import { handlersSource } from "./handlers-file.ts";
import { indexSource } from "./index-file.ts";
import { operationsSource } from "./operations-file.ts";
import { reportOverlaps } from "./path-overlaps.ts";
import { readmeFiles } from "./readme-file.ts";
import { routePaths } from "./route-paths.ts";
import { routerSource } from "./router-file.ts";
import { securitySource } from "./security-file.ts";
import { serveOperation } from "./serve-operation.ts";
import { usedSchemes } from "./served-operation.ts";
import { serverSource } from "./server-file.ts";

/** The files of the server package: handler interfaces, authenticators, router, tables, and the server itself. */
export function emitServer(api: Api, context: EmitContext): readonly OutputFile[] {
  const able = api.operations.flatMap((operation) => serveOperation(operation, context) ?? []);
  const { routes, hidden } = routePaths(able, context.diagnostics);
  const served = able.filter(({ operation }) => !hidden.has(operation));
  const schemes = usedSchemes(api.securitySchemes, served);
  const secured = schemes.length > 0;
  reportOverlaps(routes, context.diagnostics);
  const handlers = handlersSource(api, served, secured);
  const server = serverSource(api, served, secured);
  const files: readonly OutputFile[] = [
    handlers,
    ...(secured ? [securitySource(schemes)] : []),
    routerSource(api, routes),
    operationsSource(api, served, context.settings),
    server,
    indexSource(api, secured, handlers, server),
  ];
  return [
    ...files,
    ...runtimeFiles("server", context, { usedBy: files }),
    ...emitSenders(api, context),
    ...readmeFiles(api, served, schemes, context),
  ];
}
