import type { DocumentNode } from "../document/document-node.ts";
import type { MutableJsonObject } from "../text/json.ts";
import { mutable, type Rewriting } from "./rewriting.ts";

/** The flows of OAuth 2.0 by their names in Swagger 2.0. */
const flowNames: Readonly<Record<string, string>> = {
  implicit: "implicit",
  password: "password",
  application: "clientCredentials",
  accessCode: "authorizationCode",
};

/** A Security Scheme Object of Swagger 2.0 as one of OpenAPI 3 (section 4.8.27). */
export function upgradeSecurityScheme(node: DocumentNode, rewriting: Rewriting): void {
  const scheme = mutable(node);
  const type = node.get("type");
  if (!scheme || !type) return;
  if (type.value === "basic") {
    const place = type.place();
    rewriting.put(scheme, "type", "http", place);
    rewriting.put(scheme, "scheme", "basic", place);
  }
  const flow = node.get("flow");
  const name = typeof flow?.value === "string" ? flowNames[flow.value] : undefined;
  if (type.value !== "oauth2" || !flow || name === undefined) return;
  const place = flow.place();
  const details: MutableJsonObject = {};
  for (const key of ["authorizationUrl", "tokenUrl", "scopes"]) {
    const member = node.get(key);
    if (!member) continue;
    const memberPlace = member.place();
    rewriting.remove(scheme, key);
    rewriting.put(details, key, member.value, memberPlace);
  }
  const flows: MutableJsonObject = {};
  rewriting.put(flows, name, details, place);
  rewriting.remove(scheme, "flow");
  rewriting.put(scheme, "flows", flows, place);
}
