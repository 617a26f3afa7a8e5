import { Diagnostics } from "../../diagnostics.ts";
import type { Api } from "../../model/api/api.ts";
import { takesArguments } from "../client/arguments-type.ts";
import { type ClientOperation, clientOperation, sentSchemes } from "../client/client-operation.ts";
import { clientModules } from "../client/modules.ts";
import { allCredentialOptions } from "../client/security-file.ts";
import type { ConformanceSources, EmitContext } from "../core/context.ts";
import type { TypeScriptFile } from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { code, list, literal, type Printable, propertyKey, typeFrom, valueFrom } from "../core/printable.ts";
import { operationsFile } from "../server/operations-file.ts";
import { serveOperation } from "../server/serve-operation.ts";

const kit = outputModule("specwright", "conformance.ts");

/**
 * The conformance test of the API: one file that binds the names of the output to the kit of `specwright/conformance`. What
 * is drawn comes from the document itself, so that no schema stands here a second time.
 */
export function emitConformance(api: Api, { settings }: EmitContext): readonly TypeScriptFile[] {
  const { conformance } = settings;
  if (conformance === undefined) return [];
  // The emitters of both ends have reported what they refuse.
  const context: EmitContext = { settings, diagnostics: new Diagnostics() };
  const operations = api.operations.flatMap((operation) => {
    const isServed = serveOperation(operation, context) !== undefined;
    return (isServed && clientOperation(operation, context)) || [];
  });
  if (operations.length === 0) return [];
  const names = allCredentialOptions(sentSchemes(api.securitySchemes, operations)).map(({ name }) => literal(name));
  const credentials = code`Pick<${typeFrom(clientModules.createClient, "ClientOptions")}, ${list("union", names)}>`;
  const file: TypeScriptFile = {
    kind: "typescript",
    module: outputModule("conformance", "index.ts"),
    doc: {
      paragraphs: [
        `The conformance test of ${api.title}: requests that are drawn from the document are sent to a server, and its answers held to what the document declares.`,
      ],
      tags: [],
    },
    declarations: [
      {
        kind: "interface",
        name: "Operations",
        doc: { paragraphs: ["What each operation is called with: what `prepare` is given, and gives back."], tags: [] },
        members: operations.map((client) => ({
          kind: "property",
          name: client.operation.name.typescript,
          type: takesArguments(client) ? typeFrom(clientModules.index, client.names.arguments) : code`object`,
        })),
      },
      {
        kind: "type",
        name: "Credentials",
        doc: { paragraphs: ["What requests are sent with: the client's options of these names."], tags: [] },
        type: names.length > 0 ? credentials : code`object`,
      },
      {
        kind: "const",
        name: "conformance",
        doc: {
          paragraphs: [
            "The check of each operation, for a test runner: `for (const { name, run } of conformance(server)) test(name, run);`",
          ],
          tags: [],
        },
        type: code`${typeFrom(kit, "Conformance")}<Operations, Credentials>`,
        initializer: code`${valueFrom(kit, "conformanceOf")}(${binding(operations, conformance)})`,
      },
    ],
  };
  return [file];
}

function binding(
  operations: readonly ClientOperation[],
  { spec, overlays, documents, remote, roots, lock, lenient, selection }: ConformanceSources,
): Printable {
  const named = Object.entries(documents).map(([uri, path]) => code`${propertyKey(uri)}: ${urlOf(path)},`);
  return block([
    code`spec: ${urlOf(spec)},`,
    ...(overlays.length > 0 ? [code`overlays: ${list("array", overlays.map(urlOf))},`] : []),
    ...(named.length > 0 ? [code`documents: ${block(named)},`] : []),
    ...(remote ? [code`remote: ${literal([...remote])},`] : []),
    ...(roots ? [code`roots: ${list("array", roots.map(urlOf))},`] : []),
    code`lock: ${urlOf(lock)},`,
    ...(lenient ? [code`lenient: ${literal(true)},`] : []),
    ...(selection
      ? [code`selection: ${literal({ include: [...selection.include], exclude: [...selection.exclude] })},`]
      : []),
    code`createClient: ${valueFrom(clientModules.functions, "createClient")},`,
    code`operations: ${block(operations.map(boundOperation))},`,
  ]);
}

function boundOperation({ operation: { name }, names }: ClientOperation): Printable {
  const entries = [
    code`call: ${valueFrom(clientModules.functions, names.function)}`,
    code`table: ${valueFrom(operationsFile, name.typescript)}()`,
  ];
  return code`${propertyKey(name.typescript)}: ${list("object", entries)},`;
}

function urlOf(path: string): Printable {
  return code`new URL(${literal(path)}, import.meta.url)`;
}

function block(lines: readonly Printable[]): Printable {
  return code`{\n  ${list("lines", lines)}\n}`;
}
