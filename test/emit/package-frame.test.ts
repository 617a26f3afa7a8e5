import { expect, test } from "vitest";
import { resolveConfig } from "../../generator/config.ts";
import { Diagnostics } from "../../generator/diagnostics.ts";
import { packageFrame } from "../../generator/emit/package-frame.ts";
import { build, nothing } from "../model/build.ts";

test.each([
  [false, "1.0.0"],
  [true, "workspace:*"],
])("with workspaceProtocol %s the packages depend on each other by %s", (workspaceProtocol, range) => {
  const { api } = build({ paths: { "/": { get: { responses: nothing } } } });
  const { settings } = resolveConfig(
    { spec: "a.yml", out: "out", name: "@acme/a", version: "1.0.0", workspaceProtocol },
    ".",
  );
  const [manifest] = packageFrame("client", api, { settings, diagnostics: new Diagnostics() });
  expect(JSON.parse(manifest?.text ?? "")).toMatchObject({
    version: "1.0.0",
    dependencies: { "@acme/a-model": range },
  });
});

test("a title or a license with half a character becomes text that every reader of JSON takes", () => {
  const { api } = build({ info: { title: "Pets \ud800", version: "1", license: { name: "x", identifier: "\udc00" } } });
  const { settings } = resolveConfig({ spec: "a.yml", out: "out", name: "a", version: "1.0.0" }, ".");
  const [manifest] = packageFrame("model", api, { settings, diagnostics: new Diagnostics() });
  expect(JSON.parse(manifest?.text ?? "")).toMatchObject({
    description: "Types and validators of Pets \ufffd",
    license: "\ufffd",
  });
});
