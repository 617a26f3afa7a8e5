import { defineConfig } from "specwright";

export default defineConfig({
  spec: "spec/oauth.yml",
  overlays: ["spec/oauth.overlay.yml"],
  out: "generated",
  name: "telnyx-oauth",
  client: { className: "Telnyx", environmentPrefix: "TELNYX" },
});
