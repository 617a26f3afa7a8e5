/** Redirect URIs, as tables: what matches, what may be registered, and what is sent back. */
import { describe, expect, it } from "vitest";
import {
  appendParameters,
  isAbsoluteUri,
  isLoopbackRedirect,
  matchesRegistered,
  redirectDestination,
  redirectUriProblem,
} from "../../reference/redirect-uri.ts";

describe("matching", () => {
  it.each([
    "https://a.example/cb/",
    "https://a.example/cb?x=1",
    "https://a.example/cb?",
    "HTTPS://a.example/cb",
    "https://A.example/cb",
    "https://a.example:443/cb",
    "https://a.example/%63b",
    "https://a.example/cb#f",
    "https://a.example/cb#",
    "https://a.example/../cb",
    "https://a.example/./cb",
    "https://a.example@evil.example/cb",
    "https://a.example.evil.example/cb",
    "https://evil.example/https://a.example/cb",
    "http://a.example/cb",
    "https://a.example",
    "https://a.example/CB",
    "https://a.example/cb ",
    "https://a.example\\cb",
    "",
  ])("R33: is by string, so https://a.example/cb is not %s", (presented) => {
    expect(matchesRegistered(presented, ["https://a.example/cb"])).toBe(false);
  });

  it("R35: finds the same string among several", () => {
    expect(matchesRegistered("com.example.app:/cb", ["https://a.example/cb", "com.example.app:/cb"])).toBe(true);
    expect(matchesRegistered("com.example.app:/cb2", ["com.example.app:/cb"])).toBe(false);
  });

  it.each([
    ["http://127.0.0.1/cb", "http://127.0.0.1:1/cb"],
    ["http://127.0.0.1/cb", "http://127.0.0.1:65535/cb"],
    ["http://127.0.0.1:1234/cb", "http://127.0.0.1:4321/cb"],
    ["http://127.0.0.1:1234/cb", "http://127.0.0.1/cb"],
    ["http://127.0.0.1/cb?x=1", "http://127.0.0.1:8080/cb?x=1"],
    ["http://[::1]/cb", "http://[::1]:5000/cb"],
    ["http://localhost/cb", "http://localhost:5000/cb"],
    ["http://127.0.0.1", "http://127.0.0.1:9"],
  ])("R34: passes over the port of a loopback address: %s takes %s", (registered, presented) => {
    expect(matchesRegistered(presented, [registered])).toBe(true);
  });

  it.each([
    "http://localhost:1/cb",
    "http://[::1]:1/cb",
    "http://127.1/cb",
    "http://0x7f.1/cb",
    "http://2130706433/cb",
    "http://127.0.0.1.evil.example/cb",
    "http://127.0.0.1@evil.example/cb",
    "http://127.0.0.1:80@evil.example/cb",
    "http://user@127.0.0.1/cb",
    "http://127.0.0.1:0/cb",
    "http://127.0.0.1:65536/cb",
    "http://127.0.0.1:080/cb",
    "http://127.0.0.1:/cb",
    "http://127.0.0.1:80/cb/",
    "http://127.0.0.1:80/cb?x=1",
    "http://127.0.0.1:80/cb#f",
    "https://127.0.0.1:80/cb",
    "HTTP://127.0.0.1:80/cb",
    "http://127.0.0.2/cb",
    "http://127.0.0.1:80",
    "http://127.0.0.1\n:80/cb",
  ])("R34: keeps everything else of a loopback address: http://127.0.0.1/cb is not %s", (presented) => {
    expect(matchesRegistered(presented, ["http://127.0.0.1/cb"])).toBe(false);
  });

  it("has no port exception for a host that is not loopback", () => {
    expect(matchesRegistered("http://a.example:81/cb", ["http://a.example:80/cb"])).toBe(false);
    expect(isLoopbackRedirect("http://a.example/cb")).toBe(false);
  });
});

describe("registration", () => {
  it.each([
    "https://a.example/cb",
    "https://a.example:8443/cb?tenant=1",
    "https://a.example",
    "http://127.0.0.1/cb",
    "http://127.0.0.1:33418/",
    "http://[::1]:1/cb",
    "http://localhost:3000/api/auth/callback",
    "com.example.app:/oauth2redirect",
    "com.example.app://callback",
  ])("R108: takes %s", (uri) => {
    expect(redirectUriProblem(uri)).toBeUndefined();
  });

  it.each([
    ["", "absolute"],
    ["/cb", "absolute"],
    ["https://a.example/c b", "absolute"],
    ["https://a.example/é", "absolute"],
    ["https://a.example/\u0000", "absolute"],
    ["https://a.example\\@evil.example", "absolute"],
    ["https://a.example/cb#f", "fragment"],
    ["https://*.a.example/cb", "wildcard"],
    ["https://user@a.example/cb", "user information"],
    ["com.example.app://user:password@host/cb", "user information"],
    ["com.example.app://user@host", "user information"],
    ["https://a.example@evil.example/cb", "user information"],
    ["https://0x7f.1/cb", "normal form"],
    ["https://A.example/cb", "normal form"],
    ["https://a%2eexample/cb", "normal form"],
    ["https:///cb", "normal form"],
    ["https://a.example:99999/cb", "normal form"],
    ["http://a.example/cb", "must be https"],
    ["http://127.1/cb", "must be https"],
    ["http://127.0.0.1:0/cb", "must be https"],
    ["HTTPS://a.example/cb", "dot"],
    ["myapp:/cb", "dot"],
    ["javascript:alert(1)", "dot"],
    ["data:text/html,x", "dot"],
    ["vbscript:x", "dot"],
    ["file:///etc/passwd", "dot"],
    ["blob:https://a.example/1", "dot"],
    ["about:blank", "dot"],
    ["javascript.x:alert(1)", "dot"],
    ["https://a.example/cb?code=1", "query parameter"],
    ["https://a.example/cb?x=1&%73tate=1", "query parameter"],
    ["https://a.example/cb?iss=x", "query parameter"],
    [`https://a.example/${"x".repeat(2_000)}`, "longer"],
  ])("R35, R36, R108: refuses %s", (uri, reason) => {
    expect(redirectUriProblem(uri)).toContain(reason);
  });
});

describe("the redirect", () => {
  it.each([
    ["https://a/cb", "https://a/cb?code=c"],
    ["https://a/cb?x=%2F+1", "https://a/cb?x=%2F+1&code=c"],
    ["https://a/cb?", "https://a/cb?code=c"],
    ["https://a/cb?x=1&", "https://a/cb?x=1&code=c"],
    ["com.example.app:/cb", "com.example.app:/cb?code=c"],
  ])("R36: keeps the query that %s has", (uri, location) => {
    expect(appendParameters(uri, { code: "c", state: undefined })).toBe(location);
  });

  it("R39: gives every value back as it came", () => {
    const state = `%20 + & = / é 漢 "'<>#\u0001 ${"x".repeat(2_048)}`;
    const location = appendParameters("https://a/cb", { state, iss: "https://i" });
    expect(new URL(location).searchParams.get("state")).toBe(state);
    expect(location).toMatch(/^[\x21-\x7e]+$/);
  });

  it("names its destination", () => {
    expect(redirectDestination("https://a.example:8443/cb?x")).toBe("a.example:8443");
    expect(redirectDestination("com.example.app:/cb")).toBe("com.example.app:");
  });

  it("tells a URI from what is none", () => {
    expect(isAbsoluteUri("https://a.example/cb#f")).toBe(true);
    expect(isAbsoluteUri("//a.example")).toBe(false);
    expect(isAbsoluteUri("https://a.example/\r\nx")).toBe(false);
  });
});
