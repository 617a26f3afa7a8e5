import { defineConfig } from "../../generator/index.ts";

export default defineConfig({
  spec: "probe.yml",
  out: "probe",
  name: "probe",
  packages: ["model", "client"],
});
