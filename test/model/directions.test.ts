import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import type { Api } from "../../generator/model/api/api.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import { build, buildClean, buildSchemas, onlyOperation, problems, schemaNamed, schemaNamesOf } from "./build.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const id = { type: "integer", readOnly: true };
const password = { type: "string", writeOnly: true };
const name = { type: "string" };

/** The members that a schema declares; those that it ignores stand in parentheses, those that it requires have a star. */
function members(schema: Schema): readonly string[] {
  return (schema.properties ?? []).map((property) => {
    if (property.schema.hidden) return `(${property.name})`;
    return property.name + (schema.required?.includes(property.name) ? "*" : "");
  });
}

function membersOf(api: Api, type: string): readonly string[] {
  return members(schemaNamed(api, type));
}

/** A response and a request in JSON. */
function document(response: JsonObject, request: JsonObject, schemas: JsonObject = {}): JsonObject {
  const content = (schema: JsonObject) => ({ content: { "application/json": { schema } } });
  const post = { requestBody: content(request), responses: { "200": { description: "done", ...content(response) } } };
  return { paths: { "/x": { post: { operationId: "send", ...post } } }, components: { schemas } };
}

function ends(api: Api): { request: Schema; response: Schema } {
  const { body, responses } = onlyOperation(api);
  const [request, response] = [body?.content[0]?.schema, responses[0]?.content[0]?.schema];
  if (!request || !response) throw new Error("The operation has no schemas.");
  return { request, response };
}

describe("forms", () => {
  test("are two where a member is only read or only written: the schema itself is what a response holds", () => {
    const api = buildSchemas({
      User: { type: "object", required: ["id", "name", "password"], properties: { id, name, password } },
    });
    expect(schemaNamesOf(api)).toEqual(["User", "UserWritable"]);
    expect(membersOf(api, "User")).toEqual(["id*", "name*", "(password)"]);
    expect(membersOf(api, "UserWritable")).toEqual(["(id)", "name*", "password*"]);
    expect(schemaNamed(api, "User").required).toEqual(["id", "name"]);
    expect(schemaNamed(api, "UserWritable").variant).toMatchObject({ kind: "writable", of: schemaNamed(api, "User") });
  });

  test("reach upwards through members, items, maps, references and compositions, and nowhere else", () => {
    const api = buildSchemas({
      User: { type: "object", properties: { id } },
      Team: { type: "object", properties: { lead: ref("User"), owner: { type: "object", properties: { id } } } },
      Teams: { type: "array", items: ref("Team") },
      ByName: { type: "object", additionalProperties: ref("User") },
      Either: { oneOf: [ref("User"), { type: "null" }] },
      Extended: { allOf: [ref("User"), { properties: { name } }] },
      Plain: { type: "object", properties: { name, read: { type: "string", readOnly: false } } },
    });
    expect(schemaNamesOf(api).filter((type) => type.endsWith("Writable"))).toEqual([
      "UserWritable",
      "TeamWritable",
      "TeamOwnerWritable",
      "TeamsWritable",
      "ByNameWritable",
      "EitherWritable",
      "ExtendedWritable",
    ]);
    expect(schemaNamed(api, "TeamsWritable").items).toBe(schemaNamed(api, "TeamWritable"));
    expect(schemaNamed(api, "Teams").items).toBe(schemaNamed(api, "Team"));
    expect(schemaNamed(api, "Plain").reach.hidesMembers).toBe(false);
    expect(schemaNamed(api, "TeamsWritable").reach.hidesMembers).toBe(true);
    expect(schemaNamed(api, "Teams").reach.hidesMembers).toBe(false);
  });

  test("of a recursive schema lead to themselves", () => {
    const api = buildSchemas({
      Tree: { type: "object", properties: { id, children: { type: "array", items: ref("Tree") } } },
    });
    const writable = schemaNamed(api, "TreeWritable");
    const children = writable.properties?.find((property) => property.name === "children");
    expect(children?.schema.items).toBe(writable);
    expect(writable.reach.recursive).toBe(true);
  });

  test("ignore what a reference or a part of the member says to be read only", () => {
    const api = buildSchemas({
      Id: id,
      X: {
        type: "object",
        properties: { a: ref("Id"), b: { ...ref("Id"), description: "b" }, c: { allOf: [ref("Id")] }, d: name },
        patternProperties: { "^x-": { readOnly: true } },
        additionalProperties: ref("Id"),
      },
    });
    expect(membersOf(api, "XWritable")).toEqual(["(a)", "(b)", "(c)", "d"]);
    const { patternProperties, additionalProperties } = schemaNamed(api, "XWritable");
    expect([patternProperties?.[0]?.schema.hidden, additionalProperties?.hidden]).toEqual([true, true]);
  });
});

describe("what another schema hides from the same value", () => {
  const Base = { type: "object", required: ["id"], properties: { id, name } };

  test("is not required by a part, by the whole or by an alternative", () => {
    const api = buildSchemas({
      Base,
      Part: { allOf: [ref("Base"), { required: ["id", "name"] }] },
      Whole: { allOf: [ref("Base")], required: ["id", "name"] },
      Choice: { allOf: [ref("Base")], oneOf: [{ required: ["id"] }, { required: ["name"] }] },
      Linked: { allOf: [ref("Base")], dependentRequired: { name: ["id"], id: ["name"] } },
    });
    expect(schemaNamed(api, "PartWritable").allOf?.map((part) => part.required)).toEqual([[], ["name"]]);
    expect(schemaNamed(api, "Part").allOf?.map((part) => part.required)).toEqual([["id"], ["id", "name"]]);
    expect(schemaNamed(api, "WholeWritable").required).toEqual(["name"]);
    expect(schemaNamed(api, "ChoiceWritable").anyOf?.map((part) => part.required)).toEqual([[], ["name"]]);
    expect(schemaNamed(api, "LinkedWritable").dependentRequired).toMatchObject([{ property: "name", requires: [] }]);
  });

  test("makes a part of a named schema that ignores it, too", () => {
    const api = buildSchemas({ Base, Renamed: { allOf: [ref("Base")], properties: { name: { readOnly: true } } } });
    const [part] = schemaNamed(api, "RenamedWritable").allOf ?? [];
    expect(part?.name).toBeUndefined();
    expect(part && members(part)).toEqual(["(id)", "(name)"]);
    expect(membersOf(api, "BaseWritable")).toEqual(["(id)", "name"]);
  });

  test("is hidden by a union where all of its alternatives hide it", () => {
    const other = { type: "object", properties: { id, other: name } };
    const union = (...oneOf: JsonObject[]) => ({ oneOf, required: ["id"] });
    const api = buildSchemas({
      Base,
      Other: other,
      Plain: { type: "object", properties: { id: { type: "integer" } } },
      All: union(ref("Base"), ref("Other")),
      Some: union(ref("Base"), ref("Plain")),
    });
    expect(schemaNamed(api, "AllWritable").required).toEqual([]);
    expect(schemaNamed(api, "SomeWritable").required).toEqual(["id"]);
  });

  test("is not there for a condition: no object fits one that requires it", () => {
    const api = buildSchemas({
      X: {
        ...Base,
        not: { required: ["id", "name"] },
        if: { properties: { id: { const: 1 }, name: { const: "a" } } },
        // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema.
        then: { required: ["id", "name"] },
      },
    });
    const writable = schemaNamed(api, "XWritable");
    expect(writable.not?.types).not.toContain("object");
    expect(writable.if && members(writable.if)).toEqual(["(id)", "name"]);
    expect(writable.then?.required).toEqual(["name"]);
    expect(schemaNamed(api, "X").not?.required).toEqual(["id", "name"]);
  });

  test("may be there where other members may not", () => {
    const closed = { allOf: [ref("Base"), { properties: { name }, additionalProperties: false }] };
    // Where it is read it has to be there and may not: a contradiction, which is reported.
    const { api } = build({ components: { schemas: { Base, Closed: closed } } });
    const parts = schemaNamed(api, "ClosedWritable").allOf ?? [];
    expect(parts.map(members)).toEqual([
      ["(id)", "name"],
      ["name", "(id)"],
    ]);
  });

  test("does not tell alternatives apart", () => {
    const kind = { type: "string", readOnly: true };
    const pet = (value: string) => ({
      type: "object",
      required: ["kind"],
      properties: { kind: { ...kind, const: value } },
    });
    const api = buildSchemas({
      Cat: pet("cat"),
      Dog: pet("dog"),
      Pet: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
    });
    expect(schemaNamed(api, "Pet").discriminator?.mapping).toHaveLength(2);
    expect(schemaNamed(api, "PetWritable").discriminator).toBeUndefined();
    const orNull = buildSchemas({
      Cat: pet("cat"),
      Dog: pet("dog"),
      Pet: { oneOf: [ref("Cat"), { type: "null" }, ref("Dog")], discriminator: { propertyName: "kind" } },
    });
    expect(schemaNamed(orNull, "PetWritable").discriminator).toBeUndefined();
  });

  test.each<[string, "readOnly" | "writeOnly"]>([
    ["read", "readOnly"],
    ["written", "writeOnly"],
  ])("is there in both directions where it tells alternatives apart of which some do not hide it: %s", (_, keyword) => {
    const pet = (kind: JsonObject) => ({ type: "object", required: ["kind", "id"], properties: { id, kind } });
    const { api, diagnostics } = build({
      components: {
        schemas: {
          Cat: pet({ const: "cat", [keyword]: true }),
          Dog: pet({ const: "dog" }),
          Pet: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
          Again: { anyOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
          Free: { type: "object", properties: { kind: { const: "cat", [keyword]: true } } },
        },
      },
    });
    expect(membersOf(api, "CatWritable")).toEqual(["(id)", "kind*"]);
    expect(membersOf(api, "Cat")).toEqual(["id*", "kind*"]);
    expect(schemaNamed(api, "PetWritable").discriminator?.mapping).toHaveLength(2);
    const free = keyword === "readOnly" ? ["Free", "FreeWritable"] : ["FreeWritable", "Free"];
    expect(free.map((type) => membersOf(api, type))).toEqual([["kind"], ["(kind)"]]);
    expect(problems(diagnostics)).toEqual([
      `warning ignored-keyword /components/schemas/Cat/properties/kind/${keyword}: \`${keyword}\` is ignored of \`kind\`: a discriminator tells alternatives apart by it, and not all of them say so`,
    ]);
  });

  test("is there where a pattern of one alternative alone hides what tells them apart", () => {
    const { api, diagnostics } = build({
      components: {
        schemas: {
          Cat: { type: "object", required: ["kind"], patternProperties: { "^k": { readOnly: true } } },
          Dog: { type: "object", required: ["kind"], properties: { kind: { const: "Dog" } } },
          Pet: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
        },
      },
    });
    expect(schemaNamed(api, "Cat")).toMatchObject({
      required: ["kind"],
      patternProperties: [{ schema: { readOnly: true } }],
    });
    expect(problems(diagnostics)).toEqual([
      "warning ignored-keyword /components/schemas/Cat/patternProperties/^k/readOnly: `readOnly` is ignored of `kind`: a discriminator tells alternatives apart by it, and not all of them say so",
    ]);
  });

  test("is there where an heir alone hides the member of its parent's discriminator", () => {
    const { api, diagnostics } = build({
      components: {
        schemas: {
          Pet: {
            type: "object",
            required: ["kind"],
            properties: { kind: name },
            discriminator: { propertyName: "kind" },
          },
          Cat: { allOf: [ref("Pet")], properties: { id, kind: { type: "string", readOnly: true } } },
          Dog: { allOf: [ref("Pet")] },
        },
      },
    });
    expect(membersOf(api, "CatWritable")).toEqual(["(id)", "kind*"]);
    expect(schemaNamed(api, "PetWritable").discriminator?.mapping.map(({ value }) => value)).toEqual(["Cat", "Dog"]);
    expect(diagnostics.map(({ code, location }) => [code, location?.pointer])).toEqual([
      ["ignored-keyword", "/components/schemas/Cat/properties/kind/readOnly"],
    ]);
  });
});

describe("operations", () => {
  const User = { type: "object", required: ["id"], properties: { id, name, password } };

  test("get the form of their direction", () => {
    const { request, response } = ends(buildClean(document(ref("User"), ref("User"), { User })));
    expect([request.name?.typescript, response.name?.typescript]).toEqual(["UserWritable", "User"]);
  });

  test("name an inline schema after its place, whatever its direction", () => {
    const api = buildClean(document(User, { ...User, properties: { ...User.properties, pet: User } }));
    expect(schemaNamesOf(api)).toEqual(["SendBody", "SendBodyPet", "Send200Body"]);
    const { request, response } = ends(api);
    expect(members(request)).toEqual(["(id)", "name", "password", "pet"]);
    expect(membersOf(api, "SendBodyPet")).toEqual(["(id)", "name", "password"]);
    expect(members(response)).toEqual(["id*", "name", "(password)"]);
  });

  test("that answer with the schema of a request get its other form", () => {
    const place = "#/paths/~1x/post/requestBody/content/application~1json/schema/properties/user";
    const request = { type: "object", properties: { user: User } };
    const api = buildClean(document({ type: "object", properties: { user: { $ref: place } } }, request));
    expect(schemaNamesOf(api)).toContain("SendBodyUserReadable");
    expect(membersOf(api, "SendBodyUserReadable")).toEqual(["id*", "name", "(password)"]);
    expect(membersOf(api, "SendBodyUser")).toEqual(["(id)", "name", "password"]);
  });

  test("of webhooks carry what is read: the API sends them", () => {
    const content = { content: { "application/json": { schema: ref("User") } } };
    const post = { requestBody: content, responses: { "200": { description: "heard", ...content } } };
    const hooks = { webhooks: { changed: { post } }, components: { schemas: { User } } };
    const { body, responses } = build(hooks).api.webhooks[0]?.operations[0] ?? {};
    expect(body?.content[0]?.schema?.name?.typescript).toBe("User");
    expect(responses?.[0]?.content[0]?.schema?.name?.typescript).toBe("UserWritable");
  });
});
