import type { Name } from "./name.ts";
import type { Group } from "./operation.ts";
import type { Schema } from "./schema.ts";

/**
 * Where declarations stand that have a file for each tag and each schema. The file of a schema depends on the place of
 * the schema alone, and never on who refers to it: an operation more moves no other declaration.
 */
export interface FileParts {
  /**
   * The part of a schema with a name: a component, the schema that a file is, or what stands at the end of a reference, has one of
   * its own with all that stands in it; what stands in operations is in that of their tag.
   */
  readonly schemas: ReadonlyMap<Schema, string>;
  readonly groups: ReadonlyMap<Group, string>;
  /** By the first property that leads to the resource from the client. */
  readonly resources: ReadonlyMap<string, string>;
  /** The names of the files by their keys in the lock file. */
  readonly names: ReadonlyMap<string, Name>;
}
