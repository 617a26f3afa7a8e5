import { configDefaults, defineConfig } from "vitest/config";

// @hono/node-server puts a Response of its own in the place of the global one.
const replacingGlobals = "test/adapters/**/*.test.ts";

export default defineConfig({
  ssr: { resolve: { conditions: ["specwright-source"] } },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: "test/support/temporary-folders.ts",
    // Vitest leaves one core to itself, which on a machine with two cores is half of the machine.
    maxWorkers: "100%",
    projects: [
      // Modules as heavy as a compiler are loaded once for a worker, not once for a file.
      {
        extends: true,
        test: {
          name: "shared",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, replacingGlobals],
          isolate: false,
          // What tests generate and import is for Node as it stands: nothing of it is for Vite to transform.
          server: { deps: { external: [/[\\/]specwright-test-\w+[\\/]/] } },
        },
      },
      { extends: true, test: { name: "alone", include: [replacingGlobals] } },
    ],
  },
});
