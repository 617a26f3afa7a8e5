import type { Api } from "../../model/api/api.ts";
import type { Declaration, TypeScriptFile } from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { modelTypes, ownNames } from "../schema/model-types.ts";
import { runtime } from "./check-expression.ts";
import { doc } from "./operation-doc.ts";
import { securityFile } from "./principals.ts";
import { serverFile } from "./server-file.ts";

/** What an application needs of the run-time part. */
const runtimeNames: readonly { readonly name: string; readonly typeOnly: boolean }[] = [
  { name: "ApiKeyCredentials", typeOnly: true },
  { name: "AuthenticationOutcome", typeOnly: true },
  { name: "BasicCredentials", typeOnly: true },
  { name: "BearerCredentials", typeOnly: true },
  { name: "BinaryBody", typeOnly: true },
  { name: "ByteStream", typeOnly: true },
  { name: "CertificateCredentials", typeOnly: true },
  { name: "CollectLimits", typeOnly: true },
  { name: "Forbidden", typeOnly: true },
  { name: "forbidden", typeOnly: false },
  { name: "HeaderValue", typeOnly: true },
  { name: "HttpCredentials", typeOnly: true },
  { name: "Interceptor", typeOnly: true },
  { name: "InvalidRequestError", typeOnly: false },
  { name: "InvalidResponseError", typeOnly: false },
  { name: "Limits", typeOnly: true },
  { name: "Multipart", typeOnly: true },
  { name: "MultipartFile", typeOnly: true },
  { name: "MultipartValue", typeOnly: true },
  { name: "PartHeaders", typeOnly: true },
  { name: "PayloadTooLargeError", typeOnly: false },
  { name: "PlainResponse", typeOnly: true },
  { name: "preferredMediaType", typeOnly: false },
  { name: "RawParameter", typeOnly: true },
  { name: "RawParameters", typeOnly: true },
  { name: "Refusal", typeOnly: true },
  { name: "RefusalKind", typeOnly: true },
  { name: "RequestAbortedError", typeOnly: false },
  { name: "RequestHeaders", typeOnly: true },
  { name: "RequestIssue", typeOnly: true },
  { name: "RequestLocation", typeOnly: true },
  { name: "ResponseHeaders", typeOnly: true },
  { name: "Server", typeOnly: true },
  { name: "ServerFor", typeOnly: true },
  { name: "ServerRequest", typeOnly: true },
  { name: "ServiceUnavailableError", typeOnly: false },
  { name: "ValidateOptions", typeOnly: true },
  { name: "Validation", typeOnly: true },
];

/**
 * `index.ts`: what the package offers, with the types of the model.
 * @param handlers The file with the interfaces of handlers.
 * @param main The one with the function that makes a server of handlers, or a receiver.
 */
export function indexSource(
  api: Api,
  secured: boolean,
  handlers: TypeScriptFile,
  main: TypeScriptFile,
): TypeScriptFile {
  const types = ["Authenticators", "Principals"].map((name) => ({ name, typeOnly: true }));
  const security: readonly Declaration[] = secured ? [{ kind: "export", module: securityFile, names: types }] : [];
  return {
    kind: "typescript",
    module: outputModule("server", "index.ts"),
    doc: doc(`Handler interfaces and ${main.module === serverFile ? "server" : "receiver"} of ${api.title}.`),
    declarations: [
      { kind: "export", module: handlers.module, typeOnly: true },
      ...security,
      { kind: "export", module: main.module },
      { kind: "export", module: runtime, names: runtimeNames },
      ...modelTypes(api),
      ...[handlers, main].flatMap((file) => ownNames(file, api)),
    ],
  };
}
