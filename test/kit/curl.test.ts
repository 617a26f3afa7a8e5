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
