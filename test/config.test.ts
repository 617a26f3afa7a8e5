import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigurationError, resolveConfig } from "../generator/config.ts";
import type { Diagnostic } from "../generator/diagnostics.ts";

const folder = resolve("/project");
const least = { spec: "api.yml", out: "generated", name: "pet-store" };

function problems(
  value: unknown,
  told: (diagnostic: Diagnostic) => string | undefined = ({ message }) => message,
): readonly (string | undefined)[] {
  try {
    resolveConfig(value, folder);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.diagnostics.map(told);
    throw error;
  }
}

test("every default is filled in, and paths are relative to the file", () => {
  expect(resolveConfig({ ...least, overlays: ["ours.yml"] }, folder)).toEqual({
    spec: join(folder, "api.yml"),
    overlays: [join(folder, "ours.yml")],
    documents: {},
    out: join(folder, "generated"),
    packages: ["model", "server", "client"],
    allow: [],
    files: "role",
    lenient: false,
    remote: [],
    roots: [],
    selection: { include: [], exclude: [] },
    settings: {
      name: "pet-store",
      layout: "packages",
      importExtension: ".ts",
      formats: "assert",
      client: { className: "PetStore", environmentPrefix: "PET_STORE" },
    },
  });
});

test("a folder of an application imports with endings that every compiler setting takes", () => {
  expect(resolveConfig({ ...least, layout: "folder" }, folder).settings.importExtension).toBe(".js");
});

test("types alone are for those who need neither server nor client", () => {
  expect(problems({ ...least, validators: false })).toEqual([
    "validators is false, and the server and the client are made of them",
  ]);
  const { settings } = resolveConfig({ ...least, packages: ["model"], validators: false }, folder);
  expect(settings.validators).toBe(false);
  expect(resolveConfig({ ...least, packages: ["model"] }, folder).settings).not.toHaveProperty("validators");
});

test("documents have a path by URI, and nothing else", () => {
  const uri = "https://example.com/schemas/pet.json";
  expect(resolveConfig({ ...least, documents: { [uri]: "pet.json" } }, folder).documents).toEqual({
    [uri]: join(folder, "pet.json"),
  });
  const wanted = "an object with the paths of documents by the absolute URIs that references have for them is wanted";
  expect(problems({ ...least, documents: { "pet.json": "pet.json" } })).toEqual([
    `documents is {"pet.json":"pet.json"}, where ${wanted}`,
  ]);
  expect(problems({ ...least, documents: ["pet.json"] })).toEqual([`documents is ["pet.json"], where ${wanted}`]);
});

test("the conformance test finds its sources from where it stands", () => {
  const config = { ...least, spec: "specs/a b.yml", overlays: ["ours.yml"], conformance: true };
  expect(resolveConfig(config, folder).settings.conformance).toEqual({
    spec: "../../specs/a%20b.yml",
    overlays: ["../../ours.yml"],
    documents: {},
    lock: "../specwright.lock.json",
  });
  expect(problems({ ...config, packages: ["model", "client"] })).toEqual([
    "conformance sends requests with the client, and knows answers by the server: packages has not both",
  ]);
});

test("imports without an end are for a folder: neither Node nor the compiler takes them in packages", () => {
  const config = { ...least, importExtension: "" };
  expect(resolveConfig({ ...config, layout: "folder" }, folder).settings.importExtension).toBe("");
  expect(problems(config)).toEqual([
    'importExtension is "", which neither Node nor the compiler takes in packages: it is for layout "folder"',
  ]);
});

test("a scope is not part of the client's name", () => {
  const { client } = resolveConfig({ ...least, name: "@acme/3d-print" }, folder).settings;
  expect(client).toEqual({ className: "Api3dPrint", environmentPrefix: "API_3D_PRINT" });
});

describe("what is wrong is said all at once", () => {
  test("missing, misspelt and of the wrong type", () => {
    expect(
      problems({ spec: 1, out: "x", nmae: "y", layout: "files", allow: ["everything"], client: { classname: "X" } }),
    ).toEqual([
      "there is no setting nmae",
      "spec is 1, where the path of an OpenAPI document is wanted",
      'layout is "files", where "packages" or "folder" is wanted',
      expect.stringContaining('allow is ["everything"], where a list of refusals: unsupported-schema'),
      "there is no setting client.classname",
    ]);
  });

  test("with what was probably meant", () => {
    const given = {
      ...least,
      overlay: [],
      layout: "folders",
      packages: ["modle"],
      allow: ["unsuported-method"],
      client: { clasname: "X" },
      out: "",
      spec: "https://example.com/api.yml",
      formats: () => "assert",
      version: "9".repeat(200),
    };
    expect(problems(given, ({ help }) => help)).toEqual([
      "Is overlays meant?",
      "Only what references name can be loaded (`remote`): save this one to a file, and give the file's path.",
      "An empty value is most often a variable of the shell that is not set.",
      undefined,
      'Is "folder" meant?',
      'Is "model" meant?',
      undefined,
      'Is "unsupported-method" meant?',
      "Is client.className meant?",
    ]);
    const messages = problems(given);
    expect(messages).toContain('formats is [Function: formats], where "assert" or "annotate" is wanted');
    expect(messages.filter((message) => (message?.length ?? 0) > 250)).toEqual([]);
  });

  test("not an object", () => {
    expect(problems(undefined)).toEqual(["the configuration is missing, where an object is wanted"]);
    expect(problems([])).toEqual(["the configuration is [], where an object is wanted"]);
  });

  test("the server and the client need the model", () => {
    expect(problems({ ...least, packages: ["client"] })).toEqual(['packages has no "model", which the others need']);
  });
});
