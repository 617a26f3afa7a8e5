import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Name } from "./name.ts";

/** OpenAPI 3.1 section 4.8.27, Security Scheme Object. */
export interface SecurityScheme {
  readonly node: SpecNode;
  /** The component's key; the property under which handlers see its principal. */
  readonly name: Name;
  readonly description: string | undefined;
  /** OpenAPI 3.2. */
  readonly deprecated: boolean;
  readonly kind: SecuritySchemeKind;
  /** The client's option for its credentials, where `x-specwright` gives none. */
  readonly option: Name;
  /** What `x-specwright` says of it. */
  readonly client: SchemeClientOptions | undefined;
}

export type SecuritySchemeKind =
  | { readonly type: "apiKey"; readonly in: "query" | "header" | "cookie"; readonly parameter: string }
  /** `scheme` in lower case: "basic", "bearer", or another one of the IANA registry. */
  | { readonly type: "http"; readonly scheme: string; readonly bearerFormat: string | undefined }
  | { readonly type: "mutualTLS" }
  | { readonly type: "oauth2"; readonly flows: readonly OAuthFlow[]; readonly metadataUrl: string | undefined }
  | { readonly type: "openIdConnect"; readonly url: string };

/** OpenAPI 3.1 sections 4.8.28 and 4.8.29. */
export interface OAuthFlow {
  readonly grant: "implicit" | "password" | "clientCredentials" | "authorizationCode" | "deviceAuthorization";
  readonly authorizationUrl: string | undefined;
  readonly tokenUrl: string | undefined;
  readonly refreshUrl: string | undefined;
  readonly deviceAuthorizationUrl: string | undefined;
  readonly scopes: readonly { readonly name: string; readonly description: string }[];
}

/**
 * How a client's constructor takes the credentials of a scheme, in place of the scheme's own name
 * (`x-specwright: { options: [{ name: apiKey, environment: TELNYX_API_KEY }] }`). One option for a token or key, two
 * for a user name and a password.
 */
export interface SchemeClientOptions {
  readonly options: readonly { readonly name: string; readonly environment: string | undefined }[];
}

/**
 * OpenAPI 3.1 section 4.8.30: the alternatives of an operation. One has to be satisfied; each wants all its schemes.
 * An alternative without schemes is `{}`: no credentials are needed. No alternatives at all: the operation is open.
 */
export interface Security {
  readonly alternatives: readonly SecurityAlternative[];
  /** True where the operation has no `security` of its own and the document's counts. */
  readonly inherited: boolean;
}

export interface SecurityAlternative {
  readonly schemes: readonly { readonly scheme: SecurityScheme; readonly scopes: readonly string[] }[];
}
