import type { Api } from "../../model/api/api.ts";
import type { EmitContext } from "../core/context.ts";
import type { OutputFile } from "../core/declaration.ts";
import { runtimeFiles } from "../core/runtime-files.ts";
import { emitReceivers } from "../webhooks/emit-receivers.ts";
import { clientFile } from "./client-file.ts";
import { clientOperation, sentSchemes } from "./client-operation.ts";
import { createClientFile } from "./create-client-file.ts";
import { errorsFile } from "./errors-file.ts";
import { functionsFile } from "./functions-file.ts";
import { clientClassName, indexFile } from "./index-file.ts";
import { loggingFile } from "./logging-file.ts";
import { operationsFile } from "./operations-file.ts";
import { warnOfTakenMethods } from "./page-body.ts";
import { readmeFiles } from "./readme-file.ts";
import { resourceTree } from "./resource-tree.ts";
import { resourcesFile } from "./resources-file.ts";
import { responseChecksFile } from "./response-checks-file.ts";
import { securityFile } from "./security-file.ts";
import { serverOptions } from "./server-options.ts";

/** The client package: a class with resources, functions below it, and what both are made of. */
export function emitClient(api: Api, given: EmitContext): readonly OutputFile[] {
  const { settings } = given;
  const operations = api.operations.flatMap((operation) => clientOperation(operation, given) ?? []);
  for (const operation of operations) warnOfTakenMethods(operation, given.diagnostics);
  const schemes = sentSchemes(api.securitySchemes, operations);
  const servers = serverOptions(api, operations);
  const resources = resourceTree(operations);
  const className = clientClassName(settings.client.className, operations, resources, servers, schemes);
  const context = { ...given, settings: { ...settings, client: { ...settings.client, className } } };
  const logging = loggingFile(api.securitySchemes);
  const files: readonly OutputFile[] = [
    indexFile(api, operations, resources, servers, schemes, logging, context),
    clientFile(api, operations, resources, servers, context),
    createClientFile(servers, schemes, context),
    errorsFile(operations),
    functionsFile(operations, api.files),
    ...(operations.length > 0 ? [operationsFile(operations, api.files), resourcesFile(resources, api.files)] : []),
    responseChecksFile(operations, context, api.files),
    ...(schemes.length > 0 ? [securityFile(schemes)] : []),
    ...(logging ? [logging] : []),
  ];
  return [
    ...files,
    ...runtimeFiles("client", context, { usedBy: files }),
    ...emitReceivers(api, context),
    ...readmeFiles(api, operations, schemes, servers, context),
  ];
}
