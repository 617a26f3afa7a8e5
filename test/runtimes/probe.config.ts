import { defineConfig } from "../../generator/index.ts";

export default defineConfig({
  spec: "probe.yml",
  out: "probe",
  name: "probe",
  packages: ["model", "client"],
  // Octets are what generated servers do not take yet; here only clients are written.
  allow: ["unsupported-media-type"],
});
