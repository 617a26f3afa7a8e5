import type { Diagnostics } from "../../diagnostics.ts";
import type { SecurityScheme } from "../../model/security.ts";
import { type End, refuse } from "./ends.ts";

/** Whether the server has an authenticator for a scheme: a client certificate is looked at by whoever ends TLS. */
export function serverAuthenticates({ kind }: SecurityScheme): boolean {
  return kind.type !== "mutualTLS";
}

/** Whether the client can send the credentials of a scheme. */
export function clientAuthenticates({ kind }: SecurityScheme): boolean {
  if (kind.type === "http") return kind.scheme === "basic" || kind.scheme === "bearer";
  return kind.type !== "mutualTLS";
}

/** Reports the ends that cannot do with a scheme. */
export function refuseScheme(scheme: SecurityScheme, diagnostics: Diagnostics): void {
  const { kind, name, node } = scheme;
  const unable: End[] = [];
  if (!serverAuthenticates(scheme)) unable.push("server");
  if (!clientAuthenticates(scheme)) unable.push("client");
  const type = kind.type === "http" ? `http ${kind.scheme}` : kind.type;
  refuse(unable, { server: "check", client: "send" }, `credentials of ${name.spec}, which is of type ${type}`, {
    code: "unsupported-security",
    location: node.location("key"),
    diagnostics,
  });
}
