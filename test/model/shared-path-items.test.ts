import { expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { allOperations, lockFileOf } from "../../generator/model/names/lock-file.ts";
import { build, buildClean, nothing, problems } from "./build.ts";

const $ref = "#/components/pathItems/Hook";
const shared = (post: JsonObject = {}): JsonObject => ({
  components: { pathItems: { Hook: { post: { responses: nothing, ...post } } } },
});
/** A path whose operation has callbacks. */
const calling = (operationId: string, callbacks: JsonObject): JsonObject => ({
  post: { operationId, callbacks, responses: nothing },
});
const onRequest = (name: string): JsonObject => ({ [`{$request.query.${name}}`]: { $ref } });
const names = (api: Parameters<typeof allOperations>[0]) => allOperations(api).map(({ name }) => name.typescript);

test("a path item of two webhooks makes two operations, each with a key of its own", () => {
  const api = buildClean({ webhooks: { hook: { $ref }, hook2: { $ref } }, ...shared() });
  expect(names(api)).toEqual(["hookWebhook", "hook2Webhook"]);
  expect(lockFileOf(api).names).toMatchObject({
    "#/components/pathItems/Hook/post at #/webhooks/hook": "hookWebhook",
    "#/components/pathItems/Hook/post at #/webhooks/hook2": "hook2Webhook",
  });
});

test("a path item of a path, a webhook and a callback makes three", () => {
  const api = buildClean({
    paths: { "/p": { $ref }, "/x": calling("x", { done: onRequest("u") }) },
    webhooks: { hook: { $ref } },
    ...shared(),
  });
  expect(names(api)).toEqual(["postP", "x", "hookWebhook", "xDoneCallback"]);
  expect(Object.keys(lockFileOf(api).names)).toEqual(
    expect.arrayContaining([
      "#/components/pathItems/Hook/post at /p",
      "#/components/pathItems/Hook/post at #/webhooks/hook",
      "#/components/pathItems/Hook/post at #/paths/~1x/post/callbacks/done/{$request.query.u}",
    ]),
  );
});

test("what stands in one place alone has its own place as its key", () => {
  const webhooks = { hook: { $ref }, other: { $ref: "#/webhooks/inline" }, inline: { post: { responses: nothing } } };
  const { names: locked } = lockFileOf(buildClean({ webhooks, ...shared() }));
  expect(Object.entries(locked).filter(([, name]) => name.endsWith("Webhook"))).toEqual([
    ["#/components/pathItems/Hook/post", "hookWebhook"],
    ["#/webhooks/inline/post", "inlineWebhook"],
    ["#/webhooks/inline/post at #/webhooks/other", "otherWebhook"],
  ]);
});

test("a name that is locked stays when another place takes the path item, and when it leaves again", () => {
  const document = (webhooks: JsonObject): JsonObject => ({
    paths: { "/p": { post: { operationId: "hookWebhook", responses: nothing } } },
    webhooks,
    ...shared(),
  });
  const one = lockFileOf(buildClean(document({ hook: { $ref } })));
  expect(one.names["#/components/pathItems/Hook/post"]).toBe("hookWebhook2");
  const freed = (webhooks: JsonObject): JsonObject => ({ ...document(webhooks), paths: {} });
  const two = buildClean(freed({ again: { $ref }, hook: { $ref } }), { lock: one });
  expect(names(two)).toEqual(["againWebhook", "hookWebhook2"]);
  expect(names(buildClean(freed({ hook: { $ref } }), { lock: lockFileOf(two) }))).toEqual(["hookWebhook2"]);
});

test("an operationId in a path item of several places is that of several operations, wherever they are", () => {
  const { api, diagnostics } = build(
    {
      paths: { "/x": calling("x", { done: onRequest("u"), failed: onRequest("v") }) },
      webhooks: { hook: { $ref } },
      ...shared({ operationId: "hooked" }),
    },
    { lenient: true },
  );
  expect(names(api)).toEqual(["x", "hooked", "xDoneCallback", "xFailedCallback"]);
  expect(problems(diagnostics)).toEqual(
    ["done/{$request.query.u}", "failed/{$request.query.v}"].map(
      (place) =>
        `warning duplicate-operation-id /paths/~1x/post/callbacks/${place}: \`hooked\` is an operation of the webhook \`hook\` and of the callback \`${place.replace(/.*\//, "")}\`, which have one path item`,
    ),
  );
});

test("a name of `x-specwright` is that of several operations, too", () => {
  const { diagnostics } = build({
    paths: { "/p": { $ref } },
    webhooks: { hook: { $ref } },
    ...shared({ "x-specwright": { name: "hooked" } }),
  });
  expect(problems(diagnostics)).toEqual([
    "error name-clash /webhooks/hook: `hooked` is the name of an operation in `/p` and in the webhook `hook`, which have one path item",
  ]);
  expect(diagnostics).toMatchObject([
    {
      related: [{ location: { pointer: "/components/pathItems/Hook/post/x-specwright" } }],
      help: "Leave the `name` out, or give one of them a path item of its own.",
    },
  ]);
});

test("two callbacks with one path item have an address each", () => {
  const api = buildClean({
    paths: { "/x": calling("x", { a: onRequest("u"), b: onRequest("v") }), "/y": calling("y", { a: onRequest("w") }) },
    ...shared(),
  });
  expect(
    api.operations.map(({ callbacks }) =>
      callbacks.map(({ expression, operations }) => [expression, operations.map(({ name }) => name.typescript)]),
    ),
  ).toEqual([
    [
      ["{$request.query.u}", ["xaCallback"]],
      ["{$request.query.v}", ["xbCallback"]],
    ],
    [["{$request.query.w}", ["yaCallback"]]],
  ]);
  expect(new Set(names(api)).size).toBe(5);
});

test("callbacks with one path item and one expression are one", () => {
  const api = buildClean({
    paths: { "/x": calling("x", { a: onRequest("u") }), "/y": calling("y", { b: onRequest("u") }) },
    ...shared(),
  });
  expect(names(api)).toEqual(["x", "y", "xaCallback"]);
  expect(lockFileOf(api).names["#/components/pathItems/Hook/post"]).toBe("xaCallback");
});
