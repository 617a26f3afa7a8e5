/*
 * How requests and responses of Multipart stand on the wire.
 */
import {
  checkAlbumPlace,
  checkSendAnythingMultipartMixedBody,
  isAlbumPlace,
  schemaOfAlbumPlace,
} from "../model/index.ts";
import { areStrings, isInteger, isNoLongerThan, isObject } from "../model/runtime/index.ts";
import { checkBy, type Operation } from "./runtime/index.ts";

/** `POST /albums` (`#/paths/~1albums/post`) */
export function createAlbum(): Operation {
  return {
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
            { name: "title", kind: "text", check: checkBy({ type: "string", minLength: 1 }, isCreateAlbumBodyTitle) },
            { name: "year", kind: "text", type: "integer" },
            { name: "tags", kind: "text", list: "repeated" },
            { name: "place", kind: "json", check: checkAlbumPlace },
            { name: "cover", kind: "file", contentTypes: ["image/png", "image/jpeg"] },
            {
              name: "photos",
              kind: "file",
              list: "repeated",
              headers: [
                {
                  name: "x-rotation",
                  type: "integer",
                  required: true,
                  check: checkBy({ type: "integer", enum: [0, 90, 180, 270] }, isCreateAlbumBodyPhotosHeaderXRotation),
                },
              ],
              length: { max: 100000 },
            },
          ],
          otherParts: false,
          check: checkBy(
            {
              type: "object",
              required: ["title", "cover"],
              properties: {
                title: { type: "string", minLength: 1 },
                year: { type: "integer" },
                tags: { type: "array", items: { type: "string" }, maxItems: 3 },
                place: schemaOfAlbumPlace,
                cover: true,
                photos: { type: "array", items: true, minItems: 1, maxItems: 3 },
              },
              additionalProperties: false,
            },
            isCreateAlbumBody,
          ),
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
}

function isCreateAlbumBodyTitle(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isCreateAlbumBodyPhotosHeaderXRotation(value: unknown): boolean {
  return value === 0 || value === 90 || value === 180 || value === 270;
}

function hasOnlyCreateAlbumBodyMembers(value: { readonly [name: string]: unknown }): boolean {
  for (const name in value) {
    switch (name) {
      case "title":
      case "year":
      case "tags":
      case "place":
      case "cover":
      case "photos":
        break;
      default:
        if (value[name] !== undefined && Object.hasOwn(value, name)) return false;
    }
  }
  return true;
}

function isCreateAlbumBody(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { tags, photos } = value;
  return (
    hasOnlyCreateAlbumBodyMembers(value) &&
    typeof value.title === "string" &&
    value.title !== "" &&
    (value.year === undefined || isInteger(value.year)) &&
    (tags === undefined || (Array.isArray(tags) && tags.length <= 3 && areStrings(tags))) &&
    (value.place === undefined || isAlbumPlace(value.place)) &&
    value.cover !== undefined &&
    (photos === undefined || (Array.isArray(photos) && photos.length >= 1 && photos.length <= 3))
  );
}

/** `POST /albums/at-once` (`#/paths/~1albums~1at-once/post`) */
export function importAlbum(): Operation {
  return {
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
            { name: "title", kind: "text", check: checkBy({ type: "string", minLength: 1 }, isImportAlbumBodyTitle) },
            { name: "year", kind: "text", type: "integer" },
            { name: "tags", kind: "text", list: "repeated" },
            { name: "place", kind: "json", check: checkAlbumPlace },
            { name: "cover", kind: "file" },
            { name: "photos", kind: "file", list: "repeated", length: { max: 100000 } },
          ],
          otherParts: false,
          check: checkBy(
            {
              type: "object",
              required: ["title", "cover"],
              properties: {
                title: { type: "string", minLength: 1 },
                year: { type: "integer" },
                tags: { type: "array", items: { type: "string" }, maxItems: 3 },
                place: schemaOfAlbumPlace,
                cover: true,
                photos: { type: "array", items: true, minItems: 1, maxItems: 3 },
              },
              additionalProperties: false,
            },
            isImportAlbumBody,
          ),
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
}

function isImportAlbumBodyTitle(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function hasOnlyImportAlbumBodyMembers(value: { readonly [name: string]: unknown }): boolean {
  for (const name in value) {
    switch (name) {
      case "title":
      case "year":
      case "tags":
      case "place":
      case "cover":
      case "photos":
        break;
      default:
        if (value[name] !== undefined && Object.hasOwn(value, name)) return false;
    }
  }
  return true;
}

function isImportAlbumBody(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { tags, photos } = value;
  return (
    hasOnlyImportAlbumBodyMembers(value) &&
    typeof value.title === "string" &&
    value.title !== "" &&
    (value.year === undefined || isInteger(value.year)) &&
    (tags === undefined || (Array.isArray(tags) && tags.length <= 3 && areStrings(tags))) &&
    (value.place === undefined || isAlbumPlace(value.place)) &&
    value.cover !== undefined &&
    (photos === undefined || (Array.isArray(photos) && photos.length >= 1 && photos.length <= 3))
  );
}

/** `POST /anything` (`#/paths/~1anything/post`) */
export function sendAnything(): Operation {
  return {
    name: "sendAnything",
    security: [],
    parameters: [],
    body: {
      required: false,
      content: [
        { type: "multipart/form-data", kind: "multipart", otherParts: { name: "", kind: "file", list: "repeated" } },
        {
          type: "multipart/mixed",
          kind: "multipart",
          parts: [
            { name: "note", kind: "text" },
            { name: "scores", kind: "text", type: "number", list: "repeated" },
            {
              name: "sizes",
              kind: "text",
              type: ["integer", "string"],
              list: ",",
              check: checkBy(
                { type: "array", items: { type: ["integer", "string"], maxLength: 2 }, maxItems: 3 },
                isSendAnythingBodySizes,
              ),
              item: checkBy({ type: ["integer", "string"], maxLength: 2 }, isSendAnythingBodySizesItem2),
            },
            { name: "colours", kind: "text", list: "|" },
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
}

function isSendAnythingBodySizesItem(value: unknown): boolean {
  return isInteger(value) || (typeof value === "string" && isNoLongerThan(value, 2));
}

function areSendAnythingBodySizes(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isSendAnythingBodySizesItem(items[index])) return false;
  }
  return true;
}

function isSendAnythingBodySizes(value: unknown): boolean {
  return Array.isArray(value) && value.length <= 3 && areSendAnythingBodySizes(value);
}

function isSendAnythingBodySizesItem2(value: unknown): boolean {
  return isInteger(value) || (typeof value === "string" && isNoLongerThan(value, 2));
}

/** `POST /perhaps` (`#/paths/~1perhaps/post`) */
export function sendPerhaps(): Operation {
  return {
    name: "sendPerhaps",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        {
          type: "multipart/form-data",
          kind: "multipart",
          parts: [
            { name: "note", kind: "text", type: ["null", "string"] },
            { name: "cover", kind: "file", headers: [{ name: "x-rotation", type: "integer", required: true }] },
            { name: "photos", kind: "file", list: "repeated" },
            { name: "pages", kind: "file", list: "repeated" },
          ],
          check: checkBy(
            {
              type: "object",
              properties: {
                note: { type: ["string", "null"] },
                cover: true,
                photos: { type: ["array", "null"], items: true },
                pages: { type: "array", items: true },
              },
            },
            isSendPerhapsBody,
          ),
        },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json", check: checkBy({ type: "array", items: { type: "string" } }) },
        ],
      },
    ],
  };
}

function isSendPerhapsBody(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { note, photos } = value;
  return (
    (note === undefined || typeof note === "string" || note === null) &&
    (photos === undefined || Array.isArray(photos) || photos === null) &&
    (value.pages === undefined || Array.isArray(value.pages))
  );
}
