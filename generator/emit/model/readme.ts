import type { Api } from "../../model/api.ts";
import type { Schema } from "../../model/schema.ts";
import type { EmitContext } from "../core/context.ts";
import type { TextFile } from "../core/declaration.ts";
import { packageName } from "../core/module-resolver.ts";
import { renderTemplate } from "../core/templates.ts";
import { interfaceShape } from "../schema/interface-shape.ts";
import { namesOf } from "../schema/named-schema.ts";

/** The README of the model package. Its examples are of schemas that the document has. */
export function modelReadme(api: Api, { settings }: EmitContext): TextFile {
  const components = api.schemas.filter((schema) => schema.component);
  const example =
    components.find((schema) => isInterface(schema) && schema.required) ??
    components.find(isInterface) ??
    components[0] ??
    api.schemas[0];
  const withDefaults = components.find((schema) => schema.reach.defaults && isInterface(schema));
  const text = renderTemplate("model/README.md.hbs", {
    package: packageName(settings, "model"),
    title: api.title,
    counted: api.schemas.length,
    example: example && namesForReaders(example),
    defaults: withDefaults && namesForReaders(withDefaults),
    formatsAsserted: settings.formats === "assert",
  });
  return { kind: "text", package: "model", path: "README.md", text };
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
