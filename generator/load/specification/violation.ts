import type { DocumentNode } from "../document/document-node.ts";
import { describeType } from "../text/json.ts";

/** An error of AJV, as far as it is of use here. */
export interface Violation {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export function violationsOf(errors: unknown): readonly Violation[] {
  return Array.isArray(errors) ? errors.filter(isViolation) : [];
}

function isViolation(value: unknown): value is Violation {
  return typeof value === "object" && value !== null && "instancePath" in value && "keyword" in value;
}

/** What is wrong with a node, in the words of our own messages. */
export function wordsOf(node: DocumentNode, { keyword, params, message }: Violation): string {
  const subject = node.pointer === "" ? "the document" : /^\d+$/.test(node.key) ? "this item" : `\`${node.key}\``;
  switch (keyword) {
    case "required":
      return `\`${String(params.missingProperty)}\` is missing from ${subject}`;
    case "additionalProperties":
    case "unevaluatedProperties":
      return `\`${String(params.additionalProperty ?? params.unevaluatedProperty)}\` is not a member of ${subject}`;
    case "type":
      return `${subject} has to be of type ${String(params.type)}, not ${describeType(node.value)}`;
    case "enum":
      return `${subject} has to be one of ${inMarks(params.allowedValues)}, not ${inMarks([node.value])}`;
    case "const":
      return `${subject} has to be ${JSON.stringify(params.allowedValue)}, not ${JSON.stringify(node.value)}`;
    case "uniqueItems":
      return `items ${String(params.j)} and ${String(params.i)} of ${subject} are equal`;
    case "minItems":
    case "minProperties":
      return `${subject} needs at least ${String(params.limit)} ${params.limit === 1 ? "member" : "members"}`;
    default:
      return `${subject} ${message.replace(/^must /, "has to ")}`;
  }
}

/** Values in the way of our own messages. */
function inMarks(values: unknown): string {
  const list: readonly unknown[] = Array.isArray(values) ? values : [values];
  return list.map((value) => (typeof value === "string" ? `\`${value}\`` : JSON.stringify(value))).join(", ");
}
