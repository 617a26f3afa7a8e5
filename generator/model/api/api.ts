import type { SpecNode } from "../../load/document/spec-node.ts";
import type { JsonValue } from "../../load/text/json.ts";
import type { FeaturePlace, LedgerEntry } from "../fields/ledger.ts";
import type { FileParts } from "./file-parts.ts";
import type { Group, Operation } from "./operation.ts";
import type { ExternalDocumentation, Schema } from "./schema.ts";
import type { SecurityScheme } from "./security.ts";
import type { Server } from "./server.ts";

/**
 * A whole API as plain data with every question answered: names chosen, references resolved to identity, parameters
 * merged, security as AND and OR of schemes. Emitters read this and nothing else. It holds what no emitter uses yet.
 */
export interface Api {
  readonly node: SpecNode;
  readonly title: string;
  readonly version: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly termsOfService: string | undefined;
  readonly contact: { readonly name?: string; readonly url?: string; readonly email?: string } | undefined;
  readonly license: { readonly name: string; readonly identifier?: string; readonly url?: string } | undefined;
  readonly externalDocs: ExternalDocumentation | undefined;
  readonly jsonSchemaDialect: string | undefined;
  readonly servers: readonly Server[];
  /** Tags in the order of the document's list, then those that only operations name, in the order of the operations. */
  readonly groups: readonly Group[];
  /** In document order. */
  readonly operations: readonly Operation[];
  /**
   * Every schema that gets a declaration: components in document order, each followed by the inline ones that it holds,
   * then those of operations in their order, then definitions that are reached by references alone, sorted by place.
   */
  readonly schemas: readonly Schema[];
  readonly securitySchemes: readonly SecurityScheme[];
  /** OpenAPI 3.1 section 4.8.1: requests that the API may send. The key is the webhook's name. */
  readonly webhooks: readonly { readonly name: string; readonly operations: readonly Operation[] }[];
  /** Where declarations stand that have a file for each tag and each schema; undefined where they have one for each role. */
  readonly files: FileParts | undefined;
  /** `x-…` members of the root, as they stand. */
  readonly extensions: readonly { readonly name: string; readonly value: JsonValue }[];
  /** As the model treats everything; what the emitters refuse of it is in `ledgerAfter`. */
  readonly ledger: readonly LedgerEntry[];
  readonly features: readonly FeaturePlace[];
  /** What the configuration leaves out: operations with their tags, path items and components, by their keys in the lock file. */
  readonly leftOut: readonly string[];
}
