import type { Api } from "../../model/api.ts";
import type { EmitContext } from "../core/context.ts";
import type { OutputFile } from "../core/declaration.ts";
import { runtimeFiles } from "../core/runtime-files.ts";
import { clientAuthenticates, refuseScheme } from "../wire/security-support.ts";
import { clientFile } from "./client-file.ts";
import { clientOperation } from "./client-operation.ts";
import { createClientFile } from "./create-client-file.ts";
import { errorsFile } from "./errors-file.ts";
import { functionsFile } from "./functions-file.ts";
import { indexFile } from "./index-file.ts";
import { operationsFile } from "./operations-file.ts";
import { readmeFile } from "./readme-file.ts";
import { resourceTree } from "./resource-tree.ts";
import { resourcesFile } from "./resources-file.ts";
import { securityFile } from "./security-file.ts";

/** The client package: a class with resources, functions below it, and what both are made of. */
export function emitClient(api: Api, context: EmitContext): readonly OutputFile[] {
  const operations = api.operations.flatMap((operation) => clientOperation(operation, context) ?? []);
  const schemes = api.securitySchemes.filter((scheme) => {
    const supported = clientAuthenticates(scheme);
    if (!supported) refuseScheme(scheme, context.diagnostics);
    return supported;
  });
  const resources = resourceTree(operations);
  return [
    indexFile(operations, resources, context),
    clientFile(api, operations, resources, context),
    createClientFile(api, schemes, context),
    errorsFile(operations),
    functionsFile(operations),
    ...(operations.length > 0 ? [operationsFile(operations), resourcesFile(resources)] : []),
    ...(schemes.length > 0 ? [securityFile(schemes)] : []),
    ...runtimeFiles("client", context),
    readmeFile(api, operations, schemes, context),
  ];
}
