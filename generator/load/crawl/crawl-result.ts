import type { DocumentNode } from "../document/document-node.ts";
import type { Edition } from "../document/version.ts";
import type { ObjectName } from "../objects/object-type.ts";
import type { JsonValue } from "../text/json.ts";

/** An object of the document, and which object of the specification it is. */
export interface Visit {
  readonly node: DocumentNode;
  readonly name: ObjectName;
  readonly edition: Edition;
}

/** What a walk over a document and its files found. */
export interface CrawlResult {
  /** Every object, each after what is inside of it. */
  readonly visits: readonly Visit[];
  /** Every reference, in `$ref`s and elsewhere. */
  readonly references: readonly FoundReference[];
  /** Places that were reported, as `file#pointer`. */
  readonly reported: ReadonlySet<string>;
}

export interface FoundReference extends Visit {
  readonly text: string;
  /** The object that has the text as a member, and the member's name. */
  readonly holder: JsonValue | undefined;
  readonly key: string;
  /** The node of the text. */
  readonly at: DocumentNode;
}

/** What has to be known of a reference to read the file that it leads to. */
export type FileReference = Pick<FoundReference, "node" | "text" | "edition" | "at">;
