import Feature from "./client/index.ts";
import type { PetChange, PetChangeInput } from "./model/index.ts";
import { createServer } from "./server/index.ts";

/** What the handlers got last. */
export const got: unknown[] = [];

export const server = createServer({
  handlers: {
    async changePet({ body, contentType }) {
      if (contentType === "application/json") {
        const change: PetChange = body;
        got.push(change.status.length, change);
        return { status: 204 };
      }
      const change: PetChangeInput = body;
      const status: "active" | "deceased" | undefined = change.status;
      got.push(status, change);
      return { status: 204 };
    },
    async changeSettings({ body }) {
      const theme: "light" | "dark" | undefined = body.theme;
      got.push(theme, body);
      return { status: 204 };
    },
  },
});

export const client = (baseURL: string) => {
  const { pets } = new Feature({ baseURL });
  return {
    patch: (body: PetChangeInput) => pets.changePet("rex", body, { contentType: "application/merge-patch+json" }),
    json: (body: PetChangeInput) => pets.changePet("rex", body, { contentType: "application/json" }),
    settings: (theme?: "light" | "dark") => pets.changeSettings(theme ? { theme } : {}),
  };
};
