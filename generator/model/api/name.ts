/**
 * What one thing of the document is called, and why. Names are chosen once, by the model; emitters never make one up.
 */
export interface Name {
  /** What the document calls it: a component's key, an `operationId`. Empty where the document gives no name. */
  readonly spec: string;
  /**
   * The TypeScript identifier. For a type in PascalCase or as the document spells it; for a function or property in
   * camelCase.
   */
  readonly typescript: string;
  /** Why the two differ, or where an inline name comes from. */
  readonly reason: NameReason;
}

export type NameReason =
  /** The document's name is a valid identifier and stays as it is. */
  | "as-written"
  /** Characters that an identifier cannot have were replaced. */
  | "spelled"
  /** It is a reserved word, or a global that the output needs. */
  | "reserved"
  /** It would be equal to another name. */
  | "clash"
  /** The document has no name for it; it is named after where it stands. */
  | "inline"
  /** An `x-specwright` object gives the name. */
  | "extension"
  /** The lock file of an earlier run keeps it. */
  | "lock-file";
