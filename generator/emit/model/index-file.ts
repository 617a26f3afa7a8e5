import type { Api } from "../../model/api/api.ts";
import type { Declaration, TypeScriptFile } from "../core/declaration.ts";
import { outputModule } from "../core/module.ts";
import { code } from "../core/printable.ts";
import { isEnumeration } from "../schema/enumeration.ts";
import { namesOf, objectNamesOf } from "../schema/named-schema.ts";

/** `index.ts` of types alone. */
export function typesIndexFile(api: Api): TypeScriptFile {
  return indexOf(
    `The types of ${api.title}.`,
    api.schemas.length === 0 ? [] : [{ kind: "export", module: outputModule("model", "schemas.ts") }],
  );
}

/** `index.ts`: everything but the run-time part, which has an entry of its own so that no schema's name can meet its names. */
export function indexFile(api: Api): TypeScriptFile {
  const names = api.schemas.flatMap((schema) => namesOf(schema) ?? []);
  const inputs = names.flatMap(({ input }) => input ?? []);
  const objects = api.schemas.flatMap((schema) => [...new Set(Object.values(objectNamesOf(schema) ?? {}))]);
  const types = [...inputs, ...objects];
  const values = api.schemas.filter(isEnumeration).flatMap((schema) => namesOf(schema)?.values ?? []);
  const everything = (path: string): Declaration => ({ kind: "export", module: outputModule("model", path) });
  const typeOnly = values.length === 0;
  const others: Declaration = {
    kind: "export",
    module: outputModule("model", "schemas.ts"),
    typeOnly,
    names: [
      ...types.map((name) => ({ name, typeOnly: !typeOnly })),
      ...values.map((name) => ({ name, typeOnly: false })),
    ],
  };
  return indexOf(
    `The types and validators of ${api.title}.`,
    api.schemas.length === 0
      ? []
      : [
          everything("companions.ts"),
          everything("definitions.ts"),
          ...(types.length + values.length > 0 ? [others] : []),
          everything("validators.ts"),
        ],
  );
}

/** A file without a statement would be no module. */
function indexOf(text: string, exports: readonly Declaration[]): TypeScriptFile {
  const none: Declaration = { kind: "statement", code: code`export {};` };
  return {
    kind: "typescript",
    module: outputModule("model", "index.ts"),
    doc: { paragraphs: [text], tags: [] },
    declarations: exports.length === 0 ? [none] : exports,
  };
}
