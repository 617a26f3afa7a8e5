import type { Api } from "../../model/api/api.ts";
import type { SecurityScheme } from "../../model/api/security.ts";
import type { EmitContext } from "../core/context.ts";
import type { TextFile } from "../core/declaration.ts";
import { entrySpecifier, packageName } from "../core/module-resolver.ts";
import { tagPages } from "../core/tag-pages.ts";
import { inlineCode, renderTemplate } from "../core/templates.ts";
import { namesOf } from "../schema/named-schema.ts";
import { usedSchemes } from "../server/served-operation.ts";
import { receivedOperations } from "../webhooks/emit-receivers.ts";
import { type ClientOperation, readsItems } from "./client-operation.ts";
import { baseURLVariable, defaultServer, isRelativeServer } from "./create-client-file.ts";
import { errorClassesOf } from "./errors-file.ts";
import { exampleCall, exampleFunctionCall } from "./example-call.ts";
import { takenMethods } from "./page-body.ts";
import { pagePromise } from "./page-promise.ts";
import { successes } from "./result-type.ts";
import { allCredentialOptions } from "./security-file.ts";
import type { ServerOptions } from "./server-options.ts";

/** The status by which a success of the operation is told. */
function successStatus(client: ClientOperation): number {
  const [first] = successes(client);
  return first?.response.status.kind === "exact" ? first.response.status.status : 200;
}

/** `README.md` of the package, with a call of each operation; these on a page for each tag where tags have files of their own. */
export function readmeFiles(
  api: Api,
  operations: readonly ClientOperation[],
  schemes: readonly SecurityScheme[],
  servers: ServerOptions,
  context: EmitContext,
): readonly TextFile[] {
  const { settings } = context;
  const folder = settings.layout === "folder";
  const received = receivedOperations(api, context);
  const options = allCredentialOptions(schemes);
  const sample = operations.find(({ body }) => body !== undefined) ?? operations[0];
  const lists = operations.filter((client) => pagePromise(client) !== undefined);
  const whole = lists.find((client) => takenMethods(client).length === 0);
  const list = whole ?? lists[0];
  const examples = operations.map((client) => ({
    group: client.operation.group,
    title: client.operation.summary ?? client.names.function,
    request: inlineCode(`${client.operation.method} ${client.operation.path.template}`),
    example: exampleCall(client),
  }));
  const byGroup = [...Map.groupBy(examples, ({ group }) => group)];
  const sections = byGroup.map(([group, own]) => ({ group, data: { operations: own } }));
  const pages = api.files && tagPages("client", "operations", sections, api.files, settings);
  const data = {
    name: packageName(settings, "client"),
    module: entrySpecifier(settings, "client"),
    functionsModule: entrySpecifier(settings, "client", "functions"),
    checksModule: entrySpecifier(settings, "client", "response-checks"),
    installed: !folder,
    title: api.title,
    types: api.schemas.flatMap((schema) => (schema.component ? (namesOf(schema)?.type ?? []) : [])).slice(0, 1),
    modelName: packageName(settings, "model"),
    className: settings.client.className,
    server: defaultServer(servers),
    relative: isRelativeServer(servers),
    servers:
      servers.servers.size > 1 ? [...servers.servers.keys()].map((label) => JSON.stringify(label)).join(", ") : "",
    serverVariables: [...servers.variables.keys()].join(", "),
    baseURLVariable: baseURLVariable(context),
    options: options.map(({ name, environment, scheme }) => ({
      name,
      variable: environment ?? "",
      scheme: scheme.name.spec,
    })),
    grant: options.find(({ kind }) => typeof kind === "object")?.name ?? "",
    operations: pages ? [] : examples,
    pages: pages?.links ?? [],
    sample: sample && {
      function: sample.names.function,
      example: exampleFunctionCall(sample),
      status: successStatus(sample),
    },
    list: list && `client.${[...list.operation.resource.path, list.operation.resource.method].join(".")}()`,
    pageMethods: whole !== undefined,
    items: operations.some(readsItems),
    errors: errorClassesOf(operations),
    webhooksModule: entrySpecifier(settings, "client", "webhooks"),
    received: received.map(({ operation }) => ({
      name: operation.name.typescript,
      request: inlineCode(`${operation.method} ${operation.path.template}`),
      summary: operation.summary ?? "",
    })),
    receiverSecured: usedSchemes(api.securitySchemes, received).length > 0,
  };
  const readme = renderTemplate("client/README.md.hbs", data);
  return [{ kind: "text", package: "client", path: "README.md", text: readme }, ...(pages?.files ?? [])];
}
