/**
 * The schemes that security requirements ask for by name, or by a URI, as OpenAPI 3.2 section 4.30 has it for files that are
 * shared: `#/components/securitySchemes/key`, `auth.yml#/components/securitySchemes/key`.
 */
import { isSchemeURI } from "../../load/document/reference.ts";
import type { SpecNode } from "../../load/document/spec-node.ts";
import { entriesOf } from "../fields/members.ts";

/** A name or URI in a requirement, with the node of its scopes. */
type Requirement = readonly [key: string, scopes: SpecNode];

/** What a document and operations require. */
export function requirementsOf(holders: readonly SpecNode[]): readonly Requirement[] {
  const lists = holders.flatMap((node) => node.get("security")?.items() ?? []);
  return lists.flatMap((requirement) => requirement.entries());
}

/** What a requirement leads to by a URI; undefined for a name, and where it leads nowhere, which is reported. */
export function schemeByURI([key, scopes]: Requirement, root: SpecNode): SpecNode | undefined {
  if (!isSchemeURI(key) || root.get("components")?.get("securitySchemes")?.get(key)) return undefined;
  return scopes.follow(key);
}

/** Of some schemes the one at a node, or else the first that is defined there. */
export function schemeAt<One extends { readonly node: SpecNode }>(
  node: SpecNode | undefined,
  schemes: readonly One[],
): One | undefined {
  const definition = node?.resolve()?.id;
  if (definition === undefined) return undefined;
  return (
    schemes.find((scheme) => scheme.node.id === node?.id) ??
    schemes.find((scheme) => scheme.node.resolve()?.id === definition)
  );
}

/** The schemes that only URIs lead to, which are no components of the document. */
export function schemesElsewhere(requirements: readonly Requirement[], root: SpecNode): readonly SpecNode[] {
  const components = entriesOf(root.get("components")?.get("securitySchemes")).map(([, node]) => ({ node }));
  const found = requirements.flatMap((requirement) => schemeByURI(requirement, root) ?? []);
  const others = found.filter((node) => schemeAt(node, components) === undefined);
  return [...new Map(others.map((node) => [node.id, node])).values()];
}
