import { defineConfig } from "specwright";

export default defineConfig({
  spec: "spec/oauth.yml",
  overlays: ["spec/oauth.overlay.yml"],
  out: "generated",
  name: "telnyx-oauth",
  conformance: true,
  client: { className: "Telnyx", environmentPrefix: "TELNYX" },
});
