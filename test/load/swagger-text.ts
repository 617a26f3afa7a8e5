import type { Diagnostic } from "../../generator/diagnostics.ts";
import type { SpecNode } from "../../generator/load/document/spec-node.ts";
import { loadText } from "./load-text.ts";

/** A Swagger 2.0 document around some members. */
export const swagger = (rest: string) => `swagger: "2.0"\ninfo: { title: Test, version: "1" }\n${rest}`;

/** What it becomes. */
export async function upgraded(rest: string): Promise<{
  readonly root: SpecNode | undefined;
  readonly printed: string;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const { document, printed, diagnostics } = await loadText(swagger(rest));
  return { root: document?.root, printed, diagnostics };
}
