import type { SecurityScheme } from "../../model/api/security.ts";
import type { TypeScriptFile } from "../core/declaration.ts";
import { code, list, literal, type Printable, propertyKey, typeFrom } from "../core/printable.ts";
import { runtime } from "./check-expression.ts";
import { doc } from "./operation-doc.ts";
import { principalsParameter, securityFile } from "./principals.ts";

/** `security.ts`: an authenticator for each scheme that the API uses, and what it makes of credentials. */
export function securitySource(schemes: readonly SecurityScheme[]): TypeScriptFile {
  return {
    kind: "typescript",
    module: securityFile,
    doc: doc("Who is calling: the security schemes of the API."),
    declarations: [
      {
        kind: "interface",
        name: "Principals",
        doc: doc(
          "What authenticators make of credentials, by security scheme: a user, a client, whatever the application knows its\ncallers as.",
        ),
        members: schemes.map((scheme) => ({
          kind: "property",
          name: scheme.name.typescript,
          readonly: true,
          type: code`unknown`,
        })),
      },
      {
        kind: "interface",
        name: "Authenticators",
        doc: doc(
          "One authenticator for each security scheme. It answers with the principal; with `undefined` or `false` if the\ncredentials are wrong, which the client sees as 401; or with `forbidden()`, 403.",
          "`scopes` are those that the operation asks for.",
        ),
        typeParameters: [{ name: "Context", default: code`undefined` }, principalsParameter],
        members: schemes.map((scheme) => ({
          kind: "method",
          name: scheme.name.typescript,
          doc: {
            ...doc(scheme.description, `\`${scheme.node.reference}\``),
            tags: scheme.deprecated ? [{ tag: "deprecated", text: "" }] : [],
          },
          parameters: [
            { name: "credentials", type: typeFrom(runtime, credentialsType(scheme)) },
            { name: "request", type: typeFrom(runtime, "ServerRequest") },
            { name: "context", type: code`Context` },
            { name: "scopes", type: code`readonly string[]` },
          ],
          returnType: code`${typeFrom(runtime, "MaybePromise")}<P[${literal(scheme.name.typescript)}] | ${typeFrom(runtime, "Forbidden")} | false | undefined>`,
        })),
      },
      {
        kind: "const",
        name: "securitySchemes",
        doc: doc("Where each scheme's credentials stand in a request."),
        type: code`Readonly<Record<string, ${typeFrom(runtime, "SecurityScheme")}>>`,
        initializer: code`{\n  ${list(
          "lines",
          schemes.map((scheme) => code`${schemeTable(scheme)},`),
        )}\n}`,
      },
    ],
  };
}

function credentialsType({ kind }: SecurityScheme): string {
  if (kind.type === "apiKey") return "ApiKeyCredentials";
  if (kind.type === "mutualTLS") return "CertificateCredentials";
  if (kind.type !== "http" || kind.scheme === "bearer") return "BearerCredentials";
  return kind.scheme === "basic" ? "BasicCredentials" : "HttpCredentials";
}

function schemeTable({ name, kind }: SecurityScheme): Printable {
  return code`${propertyKey(name.typescript)}: ${literal(tableOf(kind))}`;
}

/** OAuth 2.0 and OpenID Connect end in a bearer token (RFC 6750). */
function tableOf(kind: SecurityScheme["kind"]): Record<string, string> {
  if (kind.type === "apiKey") return { type: "apiKey", in: kind.in, name: kind.parameter };
  if (kind.type === "mutualTLS") return { type: "mutualTLS" };
  if (kind.type !== "http") return { type: "bearer" };
  if (kind.scheme === "basic" || kind.scheme === "bearer") return { type: kind.scheme };
  return { type: "http", scheme: kind.scheme };
}
