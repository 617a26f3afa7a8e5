/*
 * The paths of Files, from the origin.
 */
import { route } from "../runtime/index.ts";

/** Paths without parameters. They come before those with parameters. */
export const exactPets = [
  route("/pets", { GET: "listPets" }),
];

/** Paths with parameters. */
export const templatedPets = {
  "/pets/{id}.jpg": route("/pets/{id}.jpg", { GET: "getPicture" }),
};
