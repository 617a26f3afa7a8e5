import type { Api } from "../../model/api/api.ts";
import type { Schema } from "../../model/api/schema.ts";
import type { EmitContext } from "../core/context.ts";
import type { TextFile } from "../core/declaration.ts";
import { entrySpecifier, packageName } from "../core/module-resolver.ts";
import { renderTemplate } from "../core/templates.ts";
import { isEnumeration } from "../schema/enumeration.ts";
import { namesOf } from "../schema/named-schema.ts";
import { interfaceShape } from "../schema/types/interface-shape.ts";

/** The README of the model package. Its examples are of schemas that the document has. */
export function modelReadme(api: Api, { settings }: EmitContext): TextFile {
  const components = api.schemas.filter((schema) => schema.component && !schema.variant);
  const example =
    components.find((schema) => isInterface(schema) && schema.required) ??
    components.find(isInterface) ??
    components[0] ??
    api.schemas[0];
  const withDefaults = components.find((schema) => schema.reach.defaults && isInterface(schema));
  const writable = api.schemas.find((schema) => schema.component && schema.variant?.kind === "writable");
  const enumeration = api.schemas.find((schema) => schema.component && isEnumeration(schema));
  const text = renderTemplate("model/README.md.hbs", {
    package: packageName(settings, "model"),
    module: entrySpecifier(settings, "model"),
    runtime: entrySpecifier(settings, "model", "runtime"),
    folder: settings.layout === "folder" ? "" : "src/",
    title: api.title,
    counted: api.schemas.length,
    example: example && namesForReaders(example),
    defaults: withDefaults && namesForReaders(withDefaults),
    directions: writable && directionNames(writable),
    enumeration: enumeration && namesForReaders(enumeration),
    formatsAsserted: settings.formats === "assert",
  });
  return { kind: "text", package: "model", path: "README.md", text };
}

/** The README of types alone. */
export function typesReadme(api: Api, { settings }: EmitContext): TextFile {
  const [first] = api.schemas;
  const text = renderTemplate("model/types.md.hbs", {
    package: packageName(settings, "model"),
    module: entrySpecifier(settings, "model"),
    folder: settings.layout === "folder" ? "" : "src/",
    title: api.title,
    counted: api.schemas.length,
    example: first && namesForReaders(first),
  });
  return { kind: "text", package: "model", path: "README.md", text };
}

/** The names of a schema's form for requests, and of the schema. */
function directionNames({ variant, name }: Schema): object {
  return { readable: variant?.of.name?.typescript, writable: name?.typescript };
}

function isInterface(schema: Schema): boolean {
  return interfaceShape(schema, "output") !== undefined;
}

function namesForReaders(schema: Schema): object | undefined {
  const names = namesOf(schema);
  if (!names) return undefined;
  return {
    ...names,
    input: names.input ?? names.type,
  };
}
