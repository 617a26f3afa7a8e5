import { expect, test } from "vitest";
import { curlOf } from "../../conformance/curl.ts";

test("a command hides what stands where credentials do, and nothing else", async () => {
  const request = new Request("http://127.0.0.1/sesame?api%20key=sesame&q=sesame", {
    method: "POST",
    headers: { authorization: "Bearer sesame", "x-key": "sesame", "x-other": "sesame", cookie: "sid=sesame; a=sesame" },
    body: "sesame",
  });
  const places = new Set(["query api key", "header x-key", "cookie sid"]);
  expect(await curlOf(request, places)).toBe(
    [
      `curl -X POST 'http://127.0.0.1/sesame?api%20key='"$CREDENTIALS"'&q=sesame'`,
      `-H 'authorization: Bearer '"$CREDENTIALS"`,
      `-H 'content-type: text/plain;charset=UTF-8'`,
      `-H 'cookie: sid='"$CREDENTIALS"'; a=sesame'`,
      `-H 'x-key: '"$CREDENTIALS"`,
      `-H 'x-other: sesame'`,
      "--data-binary 'sesame'",
    ].join(" "),
  );
});

test.each([
  ["a text as it is", "it's 5%\n", `--data-binary 'it'\\''s 5%\n'`],
  ["octets by their numbers", Uint8Array.of(0xff, 0x27, 0x25), `--data-binary $'\\xff\\x27%'`],
])("a command has %s", async (_, body, data) => {
  expect(await curlOf(new Request("http://127.0.0.1/", { method: "POST", body }), new Set())).toContain(data);
});

test("a command is piped octets that no argument can hold", async () => {
  const request = new Request("http://127.0.0.1/", { method: "PUT", body: Uint8Array.of(0, 0x41, 0x25, 0x27, 0xff) });
  const command = await curlOf(request, new Set());
  expect(command).toBe(`printf '\\000A%%\\047\\377' | curl -X PUT 'http://127.0.0.1/' --data-binary @-`);
});
