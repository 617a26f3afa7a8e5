/*
 * How requests and responses of Multipart stand on the wire.
 */
import { checkAlbumPlace, checkSendAnythingMultipartMixedBody, schemaOfAlbumPlace } from "../model/index.ts";
import { checkBy, type Operation } from "./runtime/index.ts";

/** `POST /albums` (`#/paths/~1albums/post`) */
export const createAlbum: Operation = {
  name: "createAlbum",
  security: [],
  parameters: [],
  body: {
    required: true,
    content: [
      {
        type: "multipart/form-data",
        kind: "multipart",
        parts: [
          { name: "title", kind: "text", check: checkBy({ type: "string", minLength: 1 }) },
          { name: "year", kind: "text", type: "integer" },
          { name: "tags", kind: "text", list: true },
          { name: "place", kind: "json", check: checkAlbumPlace },
          { name: "cover", kind: "file", contentTypes: ["image/png", "image/jpeg"] },
          {
            name: "photos",
            kind: "file",
            list: true,
            headers: [
              {
                name: "x-rotation",
                type: "integer",
                required: true,
                check: checkBy({ type: "integer", enum: [0, 90, 180, 270] }),
              },
            ],
            length: { max: 100000 },
          },
        ],
        otherParts: false,
        check: checkBy({
          type: "object",
          required: ["title", "cover"],
          properties: {
            title: { type: "string", minLength: 1 },
            year: { type: "integer" },
            tags: { type: "array", items: { type: "string" }, maxItems: 3 },
            place: () => schemaOfAlbumPlace,
            cover: true,
            photos: { type: "array", items: true, minItems: 1, maxItems: 3 },
          },
          additionalProperties: false,
        }),
      },
    ],
  },
  responses: [
    {
      status: 201,
      content: [
        { type: "application/json", kind: "json", check: checkBy({ type: "array", items: { type: "string" } }) },
      ],
    },
  ],
};

/** `POST /albums/at-once` (`#/paths/~1albums~1at-once/post`) */
export const importAlbum: Operation = {
  name: "importAlbum",
  security: [],
  parameters: [],
  body: {
    required: true,
    content: [
      {
        type: "multipart/form-data",
        kind: "multipart",
        parts: [
          { name: "title", kind: "text", check: checkBy({ type: "string", minLength: 1 }) },
          { name: "year", kind: "text", type: "integer" },
          { name: "tags", kind: "text", list: true },
          { name: "place", kind: "json", check: checkAlbumPlace },
          { name: "cover", kind: "file" },
          { name: "photos", kind: "file", list: true, length: { max: 100000 } },
        ],
        otherParts: false,
        check: checkBy({
          type: "object",
          required: ["title", "cover"],
          properties: {
            title: { type: "string", minLength: 1 },
            year: { type: "integer" },
            tags: { type: "array", items: { type: "string" }, maxItems: 3 },
            place: () => schemaOfAlbumPlace,
            cover: true,
            photos: { type: "array", items: true, minItems: 1, maxItems: 3 },
          },
          additionalProperties: false,
        }),
      },
    ],
  },
  responses: [
    {
      status: 200,
      content: [
        { type: "application/json", kind: "json" },
      ],
    },
  ],
};

/** `POST /anything` (`#/paths/~1anything/post`) */
export const sendAnything: Operation = {
  name: "sendAnything",
  security: [],
  parameters: [],
  body: {
    required: false,
    content: [
      { type: "multipart/form-data", kind: "multipart", otherParts: { name: "", kind: "file", list: true } },
      {
        type: "multipart/mixed",
        kind: "multipart",
        parts: [
          { name: "note", kind: "text" },
          { name: "scores", kind: "text", type: "number", list: true },
        ],
        otherParts: { name: "", kind: "text", type: "boolean" },
        check: checkSendAnythingMultipartMixedBody,
      },
    ],
  },
  responses: [
    {
      status: 200,
      content: [
        { type: "application/json", kind: "json" },
      ],
    },
  ],
};
