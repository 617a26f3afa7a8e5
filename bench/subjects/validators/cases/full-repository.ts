import { isJsonObject, type JsonObject, type JsonValue, member } from "../../../../generator/load/text/json.ts";
import { type Case, without } from "./case.ts";
import { exampleOf } from "./example-of.ts";

const related = ["parent", "source", "template_repository", "organization"];

/** A fork in an organization, made from a template: it holds three more repositories. */
function repository(schemas: JsonValue): JsonObject {
  const full = exampleOf(member(schemas, "full-repository") ?? true, schemas);
  if (!isJsonObject(full)) throw new Error("the example of full-repository is no object");
  return full;
}

/** Another value of a member of a member. */
function changed(object: JsonObject, name: string, change: JsonObject): JsonObject {
  const inner = object[name];
  if (!isJsonObject(inner)) throw new Error(`the example of full-repository has no object ${name}`);
  return { ...object, [name]: { ...inner, ...change } };
}

export const fullRepository: Case = {
  id: "full-repository",
  title: "a full repository with three more in it (GitHub)",
  document: "github",
  type: "FullRepository",
  valid: (schemas) => {
    const full = repository(schemas);
    const alone = without(full, ...related);
    return [full, without(full, "parent", "source", "topics"), { ...alone, license: null }, alone];
  },
  invalid: (schemas) => {
    const full = repository(schemas);
    return [
      { what: "an identifier with a fraction", value: { ...full, id: 1.5 } },
      { what: "no login of the owner", value: { ...full, owner: { id: 1 } } },
      { what: "a URL with a space", value: { ...full, hooks_url: "https://api.github.com/repos/octo cat/hooks" } },
      { what: "an hour 24 in the parent", value: changed(full, "parent", { pushed_at: "2011-01-26T24:06:43Z" }) },
      { what: "a text where the security settings stand", value: { ...full, security_and_analysis: "enabled" } },
    ];
  },
};
