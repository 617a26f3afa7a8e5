import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Example } from "../api/media-type.ts";
import { entriesOf } from "../fields/members.ts";
import type { BuildContext } from "./build-context.ts";

/** OpenAPI 3.1 section 4.8.19: the `example` and the `examples` of a parameter, header or media type. */
export function buildExamples(owner: SpecNode, context: BuildContext): readonly Example[] {
  const examples: Example[] = [];
  const single = owner.get("example");
  if (single) {
    context.ledger.feature("example objects", single);
    examples.push({ ...emptyExample, node: single, value: single.value });
  }
  for (const [name, node] of entriesOf(owner.get("examples"))) {
    const example = node.resolve();
    if (!example) continue;
    context.ledger.feature("example objects", node);
    examples.push({
      name,
      node: example.get("value") ?? node,
      summary: node.string("summary") ?? example.string("summary"),
      description: node.string("description") ?? example.string("description"),
      value: example.get("value")?.value,
      dataValue: example.get("dataValue")?.value,
      serializedValue: example.string("serializedValue"),
      externalValue: example.string("externalValue"),
    });
  }
  return examples;
}

const emptyExample: Omit<Example, "node"> = {
  name: "",
  summary: undefined,
  description: undefined,
  value: undefined,
  dataValue: undefined,
  serializedValue: undefined,
  externalValue: undefined,
};
