import type { Diagnostics } from "../diagnostics.ts";
import type { SpecNode } from "../load/document/spec-node.ts";
import type { LoadedDocument } from "../load/load.ts";
import type { Api } from "./api/api.ts";
import { checkOtherPaths, checkPaths, checkResources } from "./checks/check-collisions.ts";
import { checkContradictions, checkUnions } from "./checks/check-contradictions.ts";
import { checkDefaults } from "./checks/check-defaults.ts";
import { checkDiscriminators } from "./checks/check-discriminators.ts";
import { checkExamples } from "./checks/check-examples.ts";
import { checkMembers } from "./checks/check-members.ts";
import { reportSelfDefined } from "./checks/self-defined.ts";
import { assignFileParts } from "./declarations/assign-file-parts.ts";
import { computeManyWays } from "./declarations/many-ways.ts";
import { nameSchemas } from "./declarations/name-schemas.ts";
import { giveTypesInPlace } from "./declarations/types-in-place.ts";
import { enterFields } from "./fields/fixed-fields.ts";
import { Ledger } from "./fields/ledger.ts";
import { isExtension } from "./fields/members.ts";
import { SchemaGraph } from "./graph/schema-graph.ts";
import { completeUnions } from "./keywords/implicit-values.ts";
import { readMeantValues } from "./keywords/misspelt-values.ts";
import { enterFormer, readSchema } from "./keywords/schema-keywords.ts";
import { type LockFile, lockKeys, tagKey } from "./names/lock-file.ts";
import type { BuildContext } from "./operations/build-context.ts";
import { buildExternalDocs, buildGroups } from "./operations/build-groups.ts";
import { buildOperations } from "./operations/build-operations.ts";
import { buildSecuritySchemes, enterSchemes } from "./operations/build-security.ts";
import { buildDocumentServers } from "./operations/build-servers.ts";
import { collectOperations } from "./operations/collect-operations.ts";
import { readArrayFormat, refuseExtension } from "./operations/extensions.ts";
import { requirementsOf, schemesElsewhere } from "./operations/required-schemes.ts";
import { Selection, type SelectionPatterns } from "./operations/selection.ts";
import { joinClosedParts } from "./passes/closed-parts.ts";
import { tellDirectionsApart } from "./passes/directions.ts";
import { enterDiscriminators } from "./passes/discriminator-effect.ts";
import { resolveDynamicReferences } from "./passes/dynamic-scope.ts";
import { tellFamiliesApart } from "./passes/family-unions.ts";
import { splitParents } from "./passes/inheritance.ts";
import { enterEffects } from "./passes/keyword-effects.ts";
import { readKinds } from "./passes/kind-by-schema.ts";
import { loosen } from "./passes/loosen.ts";
import { readRefusals } from "./passes/refuses-all.ts";
import { readUntypedObjects } from "./passes/untyped-objects.ts";
import { warnOfSlowPatterns } from "./pattern/slow-patterns.ts";
import { keepTypes } from "./schema/allowed-types.ts";
import { testedFormats } from "./schema/formats.ts";
import { holdersAmong } from "./schema/map-subschemas.ts";
import { computeReach } from "./schema/reach.ts";

/**
 * Builds the model of a loaded document: OpenAPI 3.1 (section 4.8.1) with what 3.2 adds.
 *
 * Whether members have the right types is checked when a document is loaded; what is wrong there is passed over here.
 * What the parts of a document say about each other is checked here, and goes to `diagnostics`. The model is complete
 * whatever is wrong, but only one without errors means what the document says. Nothing is thrown for a bad document.
 *
 * @param options.lock The names of an earlier run: `emptyLockFile` if there was none.
 * @param options.files Whether declarations have a file for each role, or for each tag and schema too. Default: each role.
 * @param options.selection What is generated. Default: everything.
 * @param options.formats Whether validators check formats: for the ledger. Default: they do.
 * @param options.validators Whether there will be validators: without, no pattern is too slow for them, and they remember nothing.
 *   Default: there will.
 */
export function buildApi(
  document: LoadedDocument,
  options: {
    diagnostics: Diagnostics;
    lock: LockFile;
    formats?: "assert" | "annotate";
    validators?: boolean;
    files?: "role" | "tag";
    selection?: SelectionPatterns;
  },
): Api {
  const { root } = document;
  const { diagnostics, lock } = options;
  const formats = options.formats !== "annotate";
  const ledger = new Ledger(diagnostics, new Set(formats ? testedFormats : []));
  const schemas = new SchemaGraph(root, { readSchema, readMeantValues, enterFormer }, diagnostics, ledger);
  const selection = new Selection(options.selection);
  const arrayFormat = readArrayFormat(root, { diagnostics });
  const context: BuildContext = { root, diagnostics, ledger, schemas, selection, arrayFormat };

  for (const node of [root.get("info"), root.get("components")]) refuseExtension(node, context);
  enterFields("openapi", root, context);
  enterFields("info", root.get("info"), context);
  const servers = buildDocumentServers(context);
  const collected = collectOperations(context);
  const requirements = requirementsOf([root, ...collected.sites.map(({ node }) => node)]);
  const securitySchemes = buildSecuritySchemes(schemesElsewhere(requirements, root), context, lock);
  for (const [key, node] of selection.components(root, collected.sites)) schemas.component(key, node);
  const clientOnly = checkPaths(collected, context);
  const groups = buildGroups(collected.sites, lock, context);
  const read = buildOperations(collected.sites, { servers, securitySchemes, groups, clientOnly, lock }, context);
  enterSchemes(securitySchemes.values(), [...read.values()], context);
  const ofPaths = collected.sites.filter((site) => site.kind === "path");
  const asRead = ofPaths.flatMap((site) => read.get(site) ?? []);
  checkOtherPaths(asRead, context);
  checkResources(asRead, context);

  schemas.drain();
  readRefusals(schemas);
  readUntypedObjects(schemas);
  const built = readKinds(read);
  enterEffects(schemas, [...built.values()]);
  loosen(schemas.schemas, schemas.leftOut, ledger);
  checkContradictions(schemas.schemas, diagnostics, formats);
  checkDiscriminators(schemas.schemas, diagnostics);
  if (options.validators !== false) {
    warnOfSlowPatterns(schemas.schemas, diagnostics);
  }
  const bases = splitParents(schemas);
  completeUnions(schemas);
  tellFamiliesApart(schemas, bases);
  joinClosedParts(schemas);
  enterDiscriminators(schemas);
  checkUnions(schemas);
  resolveDynamicReferences(schemas);
  checkMembers(schemas.schemas, diagnostics);
  const directed = tellDirectionsApart(schemas, built);
  checkDefaults(context, formats);
  const checked = checkExamples(schemas.schemas, directed, context);
  // From here on no schema gets another part.
  const holders = holdersAmong(schemas.schemas);
  computeReach(holders);
  reportSelfDefined(holders, diagnostics);
  const declared = nameSchemas(schemas, holders, root, lock);
  giveTypesInPlace(schemas, holders, [...checked.values()]);
  keepTypes(holders);
  if (options.validators !== false) computeManyWays(holders);

  selection.finish(diagnostics);
  const operationsAt = (sites: (typeof collected)["sites"]) => sites.flatMap((site) => checked.get(site) ?? []);
  const keyOf = lockKeys(root);
  const api: Omit<Api, "files"> = {
    node: root,
    ...readInfo(root.get("info")),
    externalDocs: buildExternalDocs(root, context),
    jsonSchemaDialect: root.string("jsonSchemaDialect"),
    servers,
    groups: groups.all,
    operations: operationsAt(ofPaths),
    schemas: declared,
    securitySchemes: [...securitySchemes.values()],
    webhooks: collected.webhooks.map(({ name, sites }) => ({ name, operations: operationsAt(sites) })),
    extensions: root.entries().flatMap(([name, { value }]) => (isExtension(name) ? [{ name, value }] : [])),
    ledger: ledger.entries,
    features: ledger.features,
    leftOut: [...selection.leftOut.map(keyOf), ...selection.tagsLeftOut.map(tagKey)],
  };
  return { ...api, files: options.files === "tag" ? assignFileParts(api, lock) : undefined };
}

/** OpenAPI 3.1 sections 4.8.2 to 4.8.4. */
function readInfo(
  info: SpecNode | undefined,
): Pick<Api, "title" | "version" | "summary" | "description" | "termsOfService" | "contact" | "license"> {
  const contact = info?.get("contact");
  const license = info?.get("license");
  return {
    title: info?.string("title") ?? "",
    version: info?.string("version") ?? "",
    summary: info?.string("summary"),
    description: info?.string("description"),
    termsOfService: info?.string("termsOfService"),
    contact: contact && { ...text(contact, "name"), ...text(contact, "url"), ...text(contact, "email") },
    license: license && {
      name: license.string("name") ?? "",
      ...text(license, "identifier"),
      ...text(license, "url"),
    },
  };
}

/** The member as an object with it, or without it where the document has none. */
function text<Key extends string>(node: SpecNode, key: Key): { [K in Key]?: string } {
  const value = node.string(key);
  const found: { [K in Key]?: string } = {};
  if (value !== undefined) found[key] = value;
  return found;
}
