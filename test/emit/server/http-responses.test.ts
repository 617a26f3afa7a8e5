import { describe, expect, test } from "vitest";
import { errors, throughBothDoors } from "./pets-api.ts";

throughBothDoors(({ send, sendBody }) => {
  describe("responses", () => {
    test("headers are sent as given, cookies one by one", async () => {
      const response = await sendBody('{"name":"a"}');
      expect(response.status).toBe(201);
      expect(response.headers.get("location")).toBe("/pets/1");
      expect(response.headers.get("x-count")).toBe("3");
      expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    });

    test("without a body there is none", async () => {
      const response = await sendBody("none", "text/plain");
      expect(response.status).toBe(204);
      expect(response.headers.get("content-type")).toBeNull();
      expect(response.headers.get("content-length")).toBeNull();
      expect(await response.text()).toBe("");
    });

    test("text says its charset", async () => {
      expect((await send("/v2/pets/mine")).headers.get("content-type")).toBe("text/html; charset=utf-8");
    });

    test("a client that accepts none of the media types: 406", async () => {
      expect((await send("/v2/pets/mine", { headers: { accept: "image/png" } })).status).toBe(406);
      expect((await send("/v2/pets/mine", { headers: { accept: "image/png, text/*;q=0.1" } })).status).toBe(200);
      expect((await send("/v2/pets/mine", { headers: { accept: "text/html;q=0, application/json;q=0" } })).status).toBe(
        406,
      );
    });

    test.each(["crash", "nothing", "header"])("a handler that fails (%s): 500, told to onError alone", async (id) => {
      errors.length = 0;
      const response = await send(`/v2/pets/${id}`);
      expect(response.status).toBe(500);
      expect(await response.json()).toEqual({ title: "Internal Server Error", status: 500 });
      expect(response.headers.get("set-cookie")).toBeNull();
      expect(errors).toHaveLength(1);
    });
  });
});
