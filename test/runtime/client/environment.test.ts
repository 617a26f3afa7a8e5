import { afterEach, expect, test, vi } from "vitest";
import { orEnvironment } from "../../../templates/runtime/client/environment.ts";

afterEach(() => vi.unstubAllEnvs());

test("a variable is read without the blanks around it, and a blank one is none", () => {
  vi.stubEnv("SPECWRIGHT_TEST", "  key\n");
  expect(orEnvironment(undefined, "SPECWRIGHT_TEST")).toBe("key");
  vi.stubEnv("SPECWRIGHT_TEST", "   ");
  expect(orEnvironment(undefined, "SPECWRIGHT_TEST")).toBeUndefined();
});

test("an option comes before the environment, and null means none at all", () => {
  vi.stubEnv("SPECWRIGHT_TEST", "from the environment");
  expect(orEnvironment(undefined, "SPECWRIGHT_TEST")).toBe("from the environment");
  expect(orEnvironment("given", "SPECWRIGHT_TEST")).toBe("given");
  expect(orEnvironment(null, "SPECWRIGHT_TEST")).toBeNull();
});

test("an empty option gives way to the environment, and stays what it is where that says nothing", () => {
  vi.stubEnv("SPECWRIGHT_TEST", "from the environment");
  expect(orEnvironment("", "SPECWRIGHT_TEST")).toBe("from the environment");
  vi.stubEnv("SPECWRIGHT_TEST", "");
  expect(orEnvironment("", "SPECWRIGHT_TEST")).toBe("");
});
