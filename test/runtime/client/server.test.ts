import { describe, expect, test } from "vitest";
import { type ClientDefaults, resolveClient } from "../../../templates/runtime/client/client.ts";
import type { CommonOptions } from "../../../templates/runtime/client/options.ts";
import {
  chooseServer,
  fillVariables,
  type ServerTemplate,
  serverURL,
} from "../../../templates/runtime/client/server.ts";
import { requestURL } from "../../../templates/runtime/client/url.ts";

const regional: ServerTemplate = {
  url: "https://{region}.example.com:{port}/{base}",
  variables: { region: { default: "us", enum: ["us", "eu"] }, port: { default: "443" }, base: { default: "api/v2" } },
  fill: fillVariables,
};
const servers = { production: regional, sandbox: "https://sandbox.example.com/v2" };

describe("the variables of a server", () => {
  test("have the caller's values, or their defaults", () => {
    expect(serverURL(regional)).toBe("https://us.example.com:443/api/v2");
    expect(serverURL(regional, { region: "eu", port: undefined, base: "a/b", other: "x" })).toBe(
      "https://eu.example.com:443/a/b",
    );
    expect(serverURL("https://plain.example.com/{x}")).toBe("https://plain.example.com/{x}");
    expect(serverURL({ url: "https://{toString}/" }, {})).toBe("https://{toString}/");
  });

  test("have no other value than the document allows", () => {
    expect(() => serverURL(regional, { region: "mars" })).toThrow(
      new TypeError("The server variable region is one of us, eu, not mars."),
    );
  });

  test.each(["x/", "x?", "x#", "x@y", "x\\y", "x y", "x\ny"])("cannot lead to another host: %j", (port) => {
    expect(() => serverURL(regional, { port })).toThrow("would end its place in");
  });

  test.each(["x?y", "x#", "x\\y", "x y"])("cannot end the path: %j", (base) => {
    expect(() => serverURL(regional, { base })).toThrow("would end its place in");
  });
});

describe("the server of a client", () => {
  const client = (options: CommonOptions, defaults: Partial<ClientDefaults> = {}) =>
    resolveClient(options, { server: regional, baseURL: options.baseURL, credentials: {}, errors: {}, ...defaults });
  const files = {
    name: "read",
    method: "GET",
    path: "/files",
    responses: {},
    server: {
      url: "https://{region}.files.example.com/",
      variables: { region: { default: "us", enum: ["us", "eu"] } },
      fill: fillVariables,
    },
  };

  test("is the first one unless another is chosen", () => {
    expect(chooseServer(servers, {})).toBe(regional);
    expect(chooseServer(servers, { server: "production" })).toEqual({ ...regional, chosen: "first" });
    expect(chooseServer(servers, { server: "sandbox" })).toEqual({
      url: "https://sandbox.example.com/v2",
      chosen: "other",
    });
    for (const choice of ["test", "toString"]) {
      expect(() => chooseServer(servers, { server: choice })).toThrow(
        new TypeError(`"${choice}" is none of the servers: production, sandbox`),
      );
    }
  });

  test("comes before an environment's base URL where it is chosen, and excludes one that is given", () => {
    const server = chooseServer(servers, { server: "sandbox" });
    const fromEnvironment = { server, baseURL: "http://127.0.0.1:1" };
    expect(client({}, fromEnvironment).baseURL).toBe("https://sandbox.example.com/v2");
    const both = { server: "sandbox", baseURL: "http://127.0.0.1:1" };
    expect(() => chooseServer(servers, both)).toThrow("give one of baseURL and server");
    expect(client({ baseURL: "http://127.0.0.1:1" }, { server: chooseServer(servers, {}) }).baseURL).toBe(
      "http://127.0.0.1:1",
    );
  });

  test("has its variables filled in, and so has that of an operation", () => {
    const european = client({}, { serverVariables: { region: "eu" } });
    expect(european.baseURL).toBe("https://eu.example.com/api/v2");
    expect(european.credentialOrigins).toEqual(["https://eu.example.com"]);
    expect(requestURL(european, files, {}, {})).toBe("https://eu.files.example.com/files");
    expect(requestURL(client({}), files, {}, {})).toBe("https://us.files.example.com/files");
  });

  test("is the only one that is called, if it is not the first", () => {
    const sandbox = client({}, { server: chooseServer(servers, { server: "sandbox" }) });
    expect(requestURL(sandbox, files, {}, {})).toBe("https://sandbox.example.com/files");
    const production = client({}, { server: chooseServer(servers, { server: "production" }) });
    expect(requestURL(production, files, {}, {})).toBe("https://us.files.example.com/files");
  });

  test("is no other than the document allows for an operation either", () => {
    const narrow = {
      ...files,
      server: {
        url: "https://{region}.x.example.com",
        variables: { region: { default: "us", enum: ["us"] } },
        fill: fillVariables,
      },
    };
    const european = client({}, { serverVariables: { region: "eu" } });
    expect(() => requestURL(european, narrow, {}, {})).toThrow("The server variable region is one of us, not eu.");
  });
});
