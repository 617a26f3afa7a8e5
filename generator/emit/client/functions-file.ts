import type { FileParts } from "../../model/api/file-parts.ts";
import { type FunctionDeclaration, inPart, type Parameter, type TypeScriptFile } from "../core/declaration.ts";
import { code, identifier, list, type Printable, typeFrom, valueFrom } from "../core/printable.ts";
import { argumentsOptional, takesArguments } from "./arguments-type.ts";
import type { ClientOperation } from "./client-operation.ts";
import { clientModules, runtimeType, runtimeValue } from "./modules.ts";
import { operationDoc } from "./operation-doc.ts";

/** `functions.ts`: one function for each operation, so that a bundle holds those that are used. */
export function functionsFile(operations: readonly ClientOperation[], files?: FileParts): TypeScriptFile {
  return {
    kind: "typescript",
    module: clientModules.functions,
    doc: {
      paragraphs: [
        "One function for each operation. It gives back any answer that the document declares, told apart by `status`.\nIt throws for an answer that is not declared, and where there is none.",
      ],
      tags: [],
    },
    declarations: [
      {
        kind: "export",
        module: clientModules.createClient,
        names: [
          { name: "CreateClientOptions", typeOnly: true },
          { name: "createClient", typeOnly: false },
          { name: "fromEnvironment", typeOnly: false },
        ],
      },
      {
        kind: "export",
        module: clientModules.runtime,
        names: [
          { name: "CallOptions", typeOnly: true },
          { name: "Client", typeOnly: true },
          { name: "Delivery", typeOnly: true },
          { name: "reliably", typeOnly: false },
        ],
      },
      ...operations.flatMap((client) => inPart(files?.groups.get(client.operation.group), [operationFunction(client)])),
    ],
  };
}

function operationFunction(client: ClientOperation): FunctionDeclaration {
  const { names } = client;
  const parameters: Parameter[] = [{ name: "client", type: runtimeType("Client") }];
  if (takesArguments(client)) {
    const type = typeFrom(clientModules.operations, names.arguments);
    parameters.push(argumentsOptional(client) ? { name: "args", type, initializer: code`{}` } : { name: "args", type });
  }
  parameters.push({ name: "options", type: runtimeType("CallOptions"), optional: true });
  const passed: Printable[] = [
    identifier("client"),
    valueFrom(clientModules.operations, names.table),
    takesArguments(client) ? identifier("args") : code`{}`,
    identifier("options"),
  ];
  return {
    kind: "function",
    name: names.function,
    doc: operationDoc(client),
    parameters,
    returnType: code`Promise<${typeFrom(clientModules.operations, names.result)}>`,
    body: code`return ${runtimeValue("execute")}(${list("arguments", passed)});`,
  };
}
