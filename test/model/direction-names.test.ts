import { expect, test } from "vitest";
import { lockFileOf } from "../../generator/model/names/lock-file.ts";
import { build, buildSchemas, schemaNamesOf } from "./build.ts";

const id = { type: "integer", readOnly: true };

test("the lock file has the name of each form by its place", () => {
  const api = buildSchemas({ User: { type: "object", properties: { id, size: { type: "integer", default: 1 } } } });
  expect(lockFileOf(api)).toMatchObject({
    names: { "#/components/schemas/User writable": "UserWritable" },
    inputs: {
      "#/components/schemas/User": "UserInput",
      "#/components/schemas/User writable": "UserWritableInput",
    },
  });
});

test("a component that has the name of a form keeps it", () => {
  const api = buildSchemas({ User: { type: "object", properties: { id } }, UserWritable: { type: "string" } });
  expect(schemaNamesOf(api)).toEqual(["User", "UserWritable2", "UserWritable"]);
});

test("the name of a form follows that of its schema, whatever it had to become", () => {
  const User = { type: "object", properties: { id } };
  const schemas = { "foo-bar": User, FooBar: User };
  const { api, diagnostics } = build({ components: { schemas } });
  expect(schemaNamesOf(api)).toEqual(["FooBar2", "FooBar2Writable", "FooBar", "FooBarWritable"]);
  expect(diagnostics.map(({ code }) => code)).toEqual(["name-clash"]);
});

test("a form that the lock file names keeps its name when a component of that name comes", () => {
  const User = { type: "object", properties: { id } };
  const lock = lockFileOf(buildSchemas({ User }));
  const { api } = build({ components: { schemas: { User, UserWritable: { type: "string" } } } }, { lock });
  expect(schemaNamesOf(api)).toEqual(["User", "UserWritable", "UserWritable2"]);
});
