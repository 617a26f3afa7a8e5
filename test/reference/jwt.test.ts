/** JWTs and access tokens, with jose as the judge of what we sign, and forgeries as the test of what we accept. */
import { createHmac, generateKeyPairSync, sign, verify as verifySignature } from "node:crypto";
import { calculateJwkThumbprint, createLocalJWKSet, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { issueAccessToken, verifyAccessToken } from "../../reference/access-token.ts";
import { derFromJose, joseFromDer } from "../../reference/ecdsa-signature.ts";
import { type SignatureAlgorithm, signJwt } from "../../reference/jwt.ts";
import { createKey, openKey } from "../../reference/signing-key.ts";
import { VerifiedTokens } from "../../reference/verified-tokens.ts";

const KEK = new Uint8Array(32).fill(7);
const NOW = 1_800_000_000_250;
const SECONDS = 1_800_000_000;

async function aKey(alg: SignatureAlgorithm = "ES256") {
  return openKey(await createKey(alg, KEK, "active", { now: NOW, notBefore: NOW }), KEK);
}

const es256 = await aKey();
const REQUEST = {
  issuer: "https://auth.example",
  resource: "https://auth.example/v2",
  subject: "user:1",
  clientId: "c",
  scopes: ["admin", "read"],
  grantId: "g",
  lifetime: 3_600_000,
  now: NOW,
};

const verified = new VerifiedTokens();
const findKey = async (kid: string) => (kid === es256.kid ? es256 : undefined);
/** All in this file with one memory of what was verified: forgeries find there what they are made of. */
const verify = (token: string, now = NOW, issuer = REQUEST.issuer, resource = REQUEST.resource) =>
  verifyAccessToken(token, { issuer, resource, now, findKey, verified });

describe.each(["ES256", "RS256"] as const)("%s", (alg) => {
  it("R61, R85, R86, R89: is what jose verifies, under the thumbprint that jose computes", async () => {
    const key = await aKey(alg);
    const { token, expiresIn } = issueAccessToken(key, REQUEST);
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet({ keys: [key.jwk] }), {
      issuer: REQUEST.issuer,
      audience: REQUEST.resource,
      typ: "at+jwt",
      currentDate: new Date(NOW),
      requiredClaims: ["sub", "client_id", "iat", "exp", "jti", "scope"],
    });
    expect(protectedHeader).toEqual({ alg, typ: "at+jwt", kid: await calculateJwkThumbprint(key.jwk) });
    expect(payload).toMatchObject({
      sub: "user:1",
      client_id: "c",
      scope: "admin read",
      gid: "g",
      aud: REQUEST.resource,
    });
    expect(expiresIn).toBe(3_600);
    expect(Number(payload.exp) - Number(payload.iat)).toBe(expiresIn);
  });

  it("R89: publishes no private member", async () => {
    const { jwk } = await aKey(alg);
    const members =
      alg === "ES256" ? ["alg", "crv", "kid", "kty", "use", "x", "y"] : ["alg", "e", "kid", "kty", "n", "use"];
    expect(Object.keys(jwk).sort()).toEqual(members);
  });
});

it("R85: spells ES256 signatures as Node does, whatever zeros are at the front of their numbers", () => {
  const data = Buffer.from("data");
  const key = { key: es256.privateKey, dsaEncoding: "ieee-p1363" } as const;
  const lengths = new Set<number>();
  // One number in 256 begins with a zero, and every other one has its highest bit set.
  for (let count = 0; count < 600; count += 1) {
    const jose = sign("sha256", data, key);
    const der = derFromJose(jose) ?? Buffer.of();
    lengths.add(der.length);
    expect(verifySignature("sha256", data, es256.publicKey, der)).toBe(true);
    expect(Buffer.from(joseFromDer(der)).equals(jose)).toBe(true);
  }
  expect(lengths.size).toBeGreaterThan(2);
  for (const [r, s] of [
    [0, 1],
    [1, 0x80],
    [0x80, 0],
  ] as const) {
    const jose = new Uint8Array(64);
    jose.set([r], 31);
    jose.set([s], 63);
    expect(joseFromDer(derFromJose(jose) ?? Buffer.of())).toEqual(jose);
  }
  expect(derFromJose(new Uint8Array(63))).toBeUndefined();
});

describe("a token that we accept", () => {
  const { token } = issueAccessToken(es256, REQUEST);

  it("R87: is ours until the second in which it expires", async () => {
    expect(await verify(token)).toMatchObject({ sub: "user:1", gid: "g", iat: SECONDS });
    expect(await verify(token, (SECONDS + 3_600) * 1_000 - 1)).toBeDefined();
    expect(await verify(token, (SECONDS + 3_600) * 1_000)).toBeUndefined();
  });

  it("R96: is for this issuer and this resource", async () => {
    expect(await verify(token, NOW, "https://other.example")).toBeUndefined();
    expect(await verify(token, NOW, REQUEST.issuer, "https://other.example/v2")).toBeUndefined();
  });

  it("has not been touched anywhere", async () => {
    for (let at = 0; at < token.length; at += 7) {
      const other = token[at] === "A" ? "B" : "A";
      expect(await verify(token.slice(0, at) + other + token.slice(at + 1))).toBeUndefined();
    }
    for (const wrong of [
      "",
      ".",
      "..",
      `${token}.`,
      `${token}=`,
      token.slice(0, -1),
      `${token}.${token}`,
      ` ${token}`,
    ]) {
      expect(await verify(wrong)).toBeUndefined();
    }
  });
});

describe("forgeries", () => {
  const claims = {
    iss: REQUEST.issuer,
    aud: REQUEST.resource,
    sub: "s",
    client_id: "c",
    scope: "admin",
    jti: "j",
    iat: SECONDS,
    exp: SECONDS + 60,
  };
  const base64url = (value: object | string) =>
    Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
  const spki = es256.publicKey.export({ type: "spki", format: "pem" });

  /** A token whose header is written by hand and whose signature is right. */
  const withHeader = (header: string) => {
    const input = `${base64url(header)}.${base64url(claims)}`;
    const signature = sign("sha256", Buffer.from(input), { key: es256.privateKey, dsaEncoding: "ieee-p1363" });
    return `${input}.${signature.toString("base64url")}`;
  };

  it("is accepted when all is right, so that the rest of this test means something", async () => {
    expect(await verify(signJwt(es256, "at+jwt", claims))).toBeDefined();
    expect(await verify(signJwt(es256, "application/at+jwt", claims))).toBeDefined();
    expect(await verify(withHeader(`{"alg":"ES256","typ":"at+jwt","kid":"${es256.kid}"}`))).toBeDefined();
  });

  it.each([
    ["no algorithm", `{"alg":"none","typ":"at+jwt","kid":"KID"}`],
    ["another algorithm than the key's", `{"alg":"RS256","typ":"at+jwt","kid":"KID"}`],
    ["another type", `{"alg":"ES256","typ":"JWT","kid":"KID"}`],
    ["no type", `{"alg":"ES256","kid":"KID"}`],
    ["no key", `{"alg":"ES256","typ":"at+jwt"}`],
    ["an unknown key", `{"alg":"ES256","typ":"at+jwt","kid":"other"}`],
    ["a critical extension", `{"alg":"ES256","typ":"at+jwt","kid":"KID","crit":["b64"],"b64":true}`],
    ["a nested token", `{"alg":"ES256","typ":"at+jwt","kid":"KID","cty":"JWT"}`],
    ["a member twice", `{"alg":"none","alg":"ES256","typ":"at+jwt","kid":"KID"}`],
    ["a member twice, spelled differently", `{"\\u0061lg":"none","alg":"ES256","typ":"at+jwt","kid":"KID"}`],
  ])("R87: is refused with %s", async (_, header) => {
    expect(await verify(withHeader(header.replace("KID", es256.kid)))).toBeUndefined();
  });

  it.each([
    ["no expiry", { exp: undefined }],
    ["an expiry that is text", { exp: "9999999999" }],
    ["an expiry that has come", { exp: SECONDS }],
    ["an issue time in the future", { iat: SECONDS + 120 }],
    ["a start in the future", { nbf: SECONDS + 120 }],
    ["several audiences", { aud: [REQUEST.resource] }],
    ["no subject", { sub: undefined }],
    ["no identifier", { jti: undefined }],
    ["a scope that is none", { scope: "a  b" }],
    ["a grant that is no text", { gid: 1 }],
  ])("R87: is refused with %s", async (_, change) => {
    expect(await verify(signJwt(es256, "at+jwt", { ...claims, ...change }))).toBeUndefined();
  });

  it("R87: is refused when the public key was used as an HMAC secret, or nothing at all", async () => {
    const input = `${base64url({ alg: "HS256", typ: "at+jwt", kid: es256.kid })}.${base64url(claims)}`;
    expect(await verify(`${input}.${createHmac("sha256", spki).update(input).digest("base64url")}`)).toBeUndefined();
    const unsigned = `${base64url({ alg: "none", typ: "at+jwt", kid: es256.kid })}.${base64url(claims)}`;
    expect(await verify(`${unsigned}.`)).toBeUndefined();
  });

  it("is refused when another key signed it under our kid", async () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    expect(await verify(signJwt({ alg: "ES256", kid: es256.kid, privateKey }, "at+jwt", claims))).toBeUndefined();
  });
});
