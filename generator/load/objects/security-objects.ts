import {
  boolean,
  list,
  map,
  type ObjectType,
  object,
  oneOf,
  only,
  optional,
  required,
  since32,
  string,
  wanted,
} from "./object-type.ts";
import { appliesTo, neededByFlow, neededByType } from "./openapi-3-rules.ts";

/** Security schemes and what asks for them (OpenAPI 3.1 sections 4.8.27 to 4.8.30). */
export const securityObjects = {
  securityScheme: {
    title: "Security Scheme Object",
    fields: {
      type: required(oneOf("apiKey", "http", "mutualTLS", "oauth2", "openIdConnect")),
      ...optional({
        description: string,
        name: string,
        in: oneOf("query", "header", "cookie"),
        scheme: string,
        bearerFormat: string,
        flows: object("oauthFlows"),
        openIdConnectUrl: string,
      }),
      oauth2MetadataUrl: only(since32, string),
      deprecated: only(since32, boolean),
    },
    rules: [
      ...["name", "in", "scheme", "flows", "openIdConnectUrl"].map(neededByType),
      ...appliesTo("apiKey", "name", "in"),
      ...appliesTo("http", "scheme", "bearerFormat"),
      ...appliesTo("oauth2", "flows", "oauth2MetadataUrl"),
      ...appliesTo("openIdConnect", "openIdConnectUrl"),
    ],
  },
  oauthFlows: {
    title: "OAuth Flows Object",
    fields: {
      ...optional({
        implicit: object("oauthFlow"),
        password: object("oauthFlow"),
        clientCredentials: object("oauthFlow"),
        authorizationCode: object("oauthFlow"),
      }),
      deviceAuthorization: only(since32, object("oauthFlow")),
    },
    rules: ["authorizationUrl", "tokenUrl", "deviceAuthorizationUrl"].map(neededByFlow),
  },
  oauthFlow: {
    title: "OAuth Flow Object",
    fields: {
      ...optional({ authorizationUrl: string, tokenUrl: string, refreshUrl: string }),
      deviceAuthorizationUrl: only(since32, string),
      scopes: wanted(map(string), "there are none"),
    },
  },
  securityRequirement: {
    title: "Security Requirement Object",
    fields: {},
    extensions: false,
    patterned: { type: list(string) },
  },
} satisfies Readonly<Record<string, ObjectType>>;
