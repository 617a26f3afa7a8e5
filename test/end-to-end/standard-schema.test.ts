/**
 * The companions of the generated types are Standard Schemas: libraries that take one take them as they are, with the
 * types that the specification has for them.
 */
import { sValidator } from "@hono/standard-validator";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { initTRPC, TRPCError } from "@trpc/server";
import { Hono } from "hono";
import { OAuthClientCreateRequest, type OAuthClientCreateRequestInput, TokenRequest } from "telnyx-oauth-model";
import { describe, expect, expectTypeOf, test } from "vitest";

const client: OAuthClientCreateRequestInput = {
  name: "Notes",
  allowed_scopes: ["admin"],
  client_type: "public",
  allowed_grant_types: [],
};

test("the types are those of the specification", () => {
  const schema: StandardSchemaV1<OAuthClientCreateRequestInput, OAuthClientCreateRequest> = OAuthClientCreateRequest;
  expect(schema["~standard"]).toMatchObject({ version: 1, vendor: "specwright" });
  expectTypeOf<StandardSchemaV1.InferInput<typeof TokenRequest>>().toEqualTypeOf<TokenRequest>();
  expectTypeOf<StandardSchemaV1.InferOutput<typeof TokenRequest>>().toEqualTypeOf<TokenRequest>();
});

describe("tRPC", () => {
  const t = initTRPC.create();
  const router = t.router({ create: t.procedure.input(OAuthClientCreateRequest).mutation(({ input }) => input) });
  const caller = t.createCallerFactory(router)({});

  test("takes one as the parser of a procedure's input, with its defaults", async () => {
    const created = await caller.create(client);
    expectTypeOf(created).toEqualTypeOf<OAuthClientCreateRequest>();
    expect(created).toEqual({ ...client, require_pkce: false, redirect_uris: [] });
  });

  test("reports what does not fit", async () => {
    // @ts-expect-error -- the input's type is the companion's
    const failure = caller.create({ ...client, client_type: "secret" }).catch((error: unknown) => error);
    expect(await failure).toBeInstanceOf(TRPCError);
    expect(await failure).toMatchObject({ code: "BAD_REQUEST", message: expect.stringContaining("public") });
  });
});

describe("Hono", () => {
  const app = new Hono().post("/token", sValidator("form", TokenRequest), (context) => {
    const request = context.req.valid("form");
    expectTypeOf(request).toEqualTypeOf<TokenRequest>();
    return context.json(request);
  });
  const post = (form: Readonly<Record<string, string>>) =>
    app.request("/token", { method: "POST", body: new URLSearchParams(form) });

  test("takes one as the validator of a form", async () => {
    const answer = await post({ grant_type: "client_credentials", client_id: "notes" });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ grant_type: "client_credentials", client_id: "notes" });
  });

  test("answers with the issues and their paths", async () => {
    const answer = await post({ grant_type: "password" });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ success: false, error: [{ path: ["grant_type"] }] });
  });
});
