import { beforeAll, describe, expect, test } from "vitest";
import { type BothEnds, bothEnds } from "./both-ends.ts";

const spec = `
openapi: 3.1.0
paths:
  /pull: { post: { tags: [images], operationId: pull, responses: { "200": { description: ok }, "404": { description: none } } } }
  /build: { post: { tags: [images], operationId: build, responses: { 2XX: { description: ok }, default: { description: no } } } }
  /push: { post: { tags: [images], operationId: push, responses: { default: { description: whatever } } } }
  /remove: { post: { tags: [images], operationId: remove, responses: { "204": { description: ok } } } }
  /prune: { post: { tags: [images], operationId: prune } }
`;

const answers: readonly (readonly [text: string, type: string, undeclared: unknown])[] = [
  ["OK", "application/json", "OK"],
  ['{"status":"a"}\n{"status":"b"}\n', "application/json", '{"status":"a"}\n{"status":"b"}\n'],
  ['{"ok":true}', "application/json", { ok: true }],
  ["OK", "text/plain", "OK"],
  ["", "application/json", undefined],
];

describe.each(answers)("an answer of %j as %s, where the document declares none", (text, type, undeclared) => {
  let ends: BothEnds;
  beforeAll(async () => {
    ends = await bothEnds(spec);
  });

  const answering = (status: number) => ({
    maxRetries: 0,
    fetch: async () => new Response(text, { status, headers: { "content-type": type } }),
  });

  test.each(["pull", "build", "push"])("%s: is none of a success", async (operation) => {
    const { default: Api } = await ends.load("client/index.ts");
    const call = await ends.client(answering(200));
    expect(await call(operation)).toMatchObject({ status: 200, contentType: undefined, body: undefined });
    expect(await new Api(answering(200)).images?.[operation]?.()).toBeUndefined();
  });

  test.each([
    ["pull", 404],
    ["build", 500],
    ["push", 500],
  ])("%s: is JSON or text of an error", async (operation, status) => {
    const { default: Api } = await ends.load("client/index.ts");
    const call = await ends.client(answering(status));
    expect(await call(operation)).toMatchObject({ status, body: undeclared });
    const error = { status, error: undeclared };
    await expect(new Api(answering(status)).images?.[operation]?.()).rejects.toMatchObject(error);
  });

  test("is JSON or text of a success that the document does not know, and of an operation without any responses", async () => {
    const { default: Api } = await ends.load("client/index.ts");
    expect(await new Api(answering(200)).images?.remove?.()).toEqual(undeclared);
    expect(await new Api(answering(200)).images?.prune?.()).toEqual(undeclared);
    expect(await (await ends.client(answering(200)))("prune")).toMatchObject({ body: undeclared });
  });
});
