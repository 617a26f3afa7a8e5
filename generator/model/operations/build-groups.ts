import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Group } from "../api/operation.ts";
import type { ExternalDocumentation } from "../api/schema.ts";
import { enterFields } from "../fields/fixed-fields.ts";
import { strings } from "../fields/members.ts";
import { assignNames, type NameRequest } from "../names/assign-names.ts";
import { type LockFile, tagKey } from "../names/lock-file.ts";
import { spellGroup } from "../names/spelling.ts";
import type { BuildContext } from "./build-context.ts";
import type { OperationSite } from "./collect-operations.ts";
import { refuseExtension } from "./extensions.ts";

export interface Groups {
  /** In the order of `Api.groups`. */
  readonly all: readonly Group[];
  /** The group of operations with this first tag. */
  of(tag: string | undefined): Group;
}

/**
 * OpenAPI 3.1 section 4.8.22: a group for each tag of the document's list, then for each tag that an operation has
 * first and the list lacks; operations without tags are in the group `Default`, whose tag is `""`.
 */
export function buildGroups(sites: readonly OperationSite[], lock: LockFile, context: BuildContext): Groups {
  const tags = new Map<string, SpecNode | undefined>();
  for (const node of context.root.get("tags")?.items() ?? []) {
    refuseExtension(node, context);
    enterFields("tag", node, context);
    const name = node.string("name");
    if (name !== undefined && !tags.has(name)) tags.set(name, node);
  }
  for (const { node } of sites) {
    const tag = strings(node.get("tags"))?.[0] ?? "";
    if (!tags.has(tag)) tags.set(tag, undefined);
  }

  const requests = [...tags.keys()].map((tag): NameRequest => {
    const { typescript, reason } = spellGroup(tag);
    return { key: tagKey(tag), spec: tag, candidate: typescript, reason: tag === "" ? "inline" : reason };
  });
  const names = assignNames(requests, new Map(Object.entries(lock.names)), (name) => name);
  const groups = new Map<string, Group>();
  for (const [tag, node] of tags) {
    const name = names.get(tagKey(tag));
    if (name) groups.set(tag, buildGroup(name, node, context));
  }
  return {
    all: [...groups.values()],
    of: (tag = "") => {
      const group = groups.get(tag);
      if (!group) throw new Error(`The tag ${JSON.stringify(tag)} of an operation was not collected.`);
      return group;
    },
  };
}

function buildGroup(name: Group["name"], node: SpecNode | undefined, context: BuildContext): Group {
  return {
    name,
    summary: node?.string("summary"),
    parent: node?.string("parent"),
    kind: node?.string("kind"),
    description: node?.string("description"),
    externalDocs: node && buildExternalDocs(node, context),
  };
}

/** OpenAPI 3.1 section 4.8.11. */
export function buildExternalDocs(owner: SpecNode, context: BuildContext): ExternalDocumentation | undefined {
  const node = owner.get("externalDocs");
  const url = node?.string("url");
  if (!node || url === undefined) return undefined;
  context.ledger.feature("external documentation", node);
  return { url, description: node.string("description") };
}
