import { defineConfig } from "rolldown";
import { isPublishedSchema, publishedSchemas } from "./build/published-schemas.ts";
import { templates } from "./build/templates.ts";

/**
 * What `npm run build` makes of the sources: a file for each entry and for what is loaded together. Node takes about as long
 * to find and link three hundred small modules as the generator takes for a small document. Declarations are the
 * compiler's (tsconfig.build.json), and dependencies stay what the user's npm installs.
 */
export default defineConfig({
  input: {
    "generator/index": "generator/index.ts",
    "generator/cli/main": "generator/cli/main.ts",
    "conformance/index": "conformance/index.ts",
  },
  platform: "node",
  external: (id) => !/^[./]/.test(id) && !isPublishedSchema(id),
  plugins: [publishedSchemas(), templates()],
  // `/*@__PURE__*/` of the run-time part is for bundlers of applications, some of which know more places for it.
  checks: { invalidAnnotation: false },
  output: {
    dir: "dist",
    format: "esm",
    sourcemap: true,
    entryFileNames: "[name].js",
    chunkFileNames: "generator/[name].js",
  },
});
