/*
 * The validators of Recursion. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import {
  schemaOfExpression,
  schemaOfExpressionOption2,
  schemaOfFileSchema,
  schemaOfFilter,
  schemaOfFilterOption1,
  schemaOfFilterOption2,
  schemaOfFolder,
  schemaOfJson,
  schemaOfSparse,
  schemaOfTree,
} from "./definitions.ts";
import {
  check,
  type CheckOptions,
  type CheckResult,
  containsItems,
  everyValue,
  isInteger,
  isNumber,
  isObject,
  isString,
  oncePerValue,
  parse,
} from "./runtime/index.ts";
import type {
  Expression,
  ExpressionOption2,
  FileSchema,
  Filter,
  FilterOption1,
  FilterOption2,
  Folder,
  Json,
  Sparse,
  Tree,
} from "./schemas.ts";

/** Whether a value fits Tree. */
export function isTree(value: unknown): value is Tree {
  return fitsTree(value, 1000);
}

/** Whether a value fits Tree and is nested no deeper. */
function fitsTree(value: unknown, depth: number): value is Tree {
  if (depth <= 0 || !isObject(value)) return false;
  const { children, parent } = value;
  return (
    typeof value.label === "string" &&
    (children === undefined || (Array.isArray(children) && areTreeChildren(children, depth - 2))) &&
    (parent === undefined || fitsTree(parent, depth - 1) || parent === null)
  );
}

function areTreeChildren(items: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!fitsTree(items[index], depth)) return false;
  }
  return true;
}

/** The value as Tree, or everything that is wrong with it. */
export function checkTree(value: unknown, options?: CheckOptions): CheckResult<Tree> {
  return check(isTree, schemaOfTree, value, options);
}

/**
 * The value as Tree.
 *
 * @throws {ValidationError}
 */
export function parseTree(value: unknown, options?: CheckOptions): Tree {
  return parse("Tree", isTree, schemaOfTree, value, options);
}

/** Whether a value fits Folder. */
export function isFolder(value: unknown): value is Folder {
  return fitsFolder(value, 1000);
}

/** Whether a value fits Folder and is nested no deeper. */
function fitsFolder(value: unknown, depth: number): value is Folder {
  if (depth <= 0 || !isObject(value)) return false;
  const { files } = value;
  return (
    (files === undefined || (Array.isArray(files) && areFolderFiles(files, depth - 2))) &&
    (value.byName === undefined || isFolderByName(value.byName, depth - 1))
  );
}

function areFolderFiles(items: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!fitsFileSchema(items[index], depth)) return false;
  }
  return true;
}

function isFolderByName(value: unknown, depth: number): boolean {
  return isObject(value) && everyValue(value, fitsFolder, depth - 1);
}

/** The value as Folder, or everything that is wrong with it. */
export function checkFolder(value: unknown, options?: CheckOptions): CheckResult<Folder> {
  return check(isFolder, schemaOfFolder, value, options);
}

/**
 * The value as Folder.
 *
 * @throws {ValidationError}
 */
export function parseFolder(value: unknown, options?: CheckOptions): Folder {
  return parse("Folder", isFolder, schemaOfFolder, value, options);
}

/** Whether a value fits FileSchema. */
export function isFileSchema(value: unknown): value is FileSchema {
  return fitsFileSchema(value, 1000);
}

/** Whether a value fits FileSchema and is nested no deeper. */
function fitsFileSchema(value: unknown, depth: number): value is FileSchema {
  return (
    depth > 0 &&
    isObject(value) &&
    typeof value.name === "string" &&
    fitsFolder(value.in, depth - 1)
  );
}

/** The value as FileSchema, or everything that is wrong with it. */
export function checkFileSchema(value: unknown, options?: CheckOptions): CheckResult<FileSchema> {
  return check(isFileSchema, schemaOfFileSchema, value, options);
}

/**
 * The value as FileSchema.
 *
 * @throws {ValidationError}
 */
export function parseFileSchema(value: unknown, options?: CheckOptions): FileSchema {
  return parse("FileSchema", isFileSchema, schemaOfFileSchema, value, options);
}

/** Whether a value fits Expression. */
export function isExpression(value: unknown): value is Expression {
  return fitsExpression(value, 1000);
}

/** Whether a value fits Expression and is nested no deeper. */
function fitsExpression(value: unknown, depth: number): value is Expression {
  return depth > 0 && (isNumber(value) || fitsExpressionOption2(value, depth));
}

/** The value as Expression, or everything that is wrong with it. */
export function checkExpression(value: unknown, options?: CheckOptions): CheckResult<Expression> {
  return check(isExpression, schemaOfExpression, value, options);
}

/**
 * The value as Expression.
 *
 * @throws {ValidationError}
 */
export function parseExpression(value: unknown, options?: CheckOptions): Expression {
  return parse("Expression", isExpression, schemaOfExpression, value, options);
}

/** Whether a value fits ExpressionOption2. */
export function isExpressionOption2(value: unknown): value is ExpressionOption2 {
  return fitsExpressionOption2(value, 1000);
}

/** Whether a value fits ExpressionOption2 and is nested no deeper. */
function fitsExpressionOption2(value: unknown, depth: number): value is ExpressionOption2 {
  if (depth <= 0 || !isObject(value)) return false;
  const { operands } = value;
  return (
    (value.operator === "add" || value.operator === "multiply") &&
    Array.isArray(operands) &&
    operands.length >= 2 &&
    areExpressionOption2Operands(operands, depth - 2)
  );
}

function areExpressionOption2Operands(items: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!fitsExpression(items[index], depth)) return false;
  }
  return true;
}

/** The value as ExpressionOption2, or everything that is wrong with it. */
export function checkExpressionOption2(value: unknown, options?: CheckOptions): CheckResult<ExpressionOption2> {
  return check(isExpressionOption2, schemaOfExpressionOption2, value, options);
}

/**
 * The value as ExpressionOption2.
 *
 * @throws {ValidationError}
 */
export function parseExpressionOption2(value: unknown, options?: CheckOptions): ExpressionOption2 {
  return parse("ExpressionOption2", isExpressionOption2, schemaOfExpressionOption2, value, options);
}

/** Whether a value fits Json. */
export function isJson(value: unknown): value is Json {
  return fitsJson(value, 1000);
}

/** Whether a value fits Json and is nested no deeper. */
function fitsJson(value: unknown, depth: number): value is Json {
  return (
    depth > 0 &&
    (typeof value === "string" ||
      isNumber(value) ||
      typeof value === "boolean" ||
      value === null ||
      isJsonOption2(value, depth) ||
      isJsonOption3(value, depth))
  );
}

function areJsonOption2(items: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!fitsJson(items[index], depth)) return false;
  }
  return true;
}

function isJsonOption2(value: unknown, depth: number): boolean {
  return Array.isArray(value) && areJsonOption2(value, depth - 1);
}

function isJsonOption3(value: unknown, depth: number): boolean {
  return isObject(value) && everyValue(value, fitsJson, depth - 1);
}

/** The value as Json, or everything that is wrong with it. */
export function checkJson(value: unknown, options?: CheckOptions): CheckResult<Json> {
  return check(isJson, schemaOfJson, value, options);
}

/**
 * The value as Json.
 *
 * @throws {ValidationError}
 */
export function parseJson(value: unknown, options?: CheckOptions): Json {
  return parse("Json", isJson, schemaOfJson, value, options);
}

/** Whether a value fits Filter. */
export function isFilter(value: unknown): value is Filter {
  return fitsFilter(value, 1000);
}

/** Whether a value fits Filter and is nested no deeper. */
function fitsFilter(value: unknown, depth: number): value is Filter {
  return fitsFilterOnce(value, depth);
}

/** One part of a value is reached by several ways here: each is looked at once, and the answer kept. */
const fitsFilterOnce = /*@__PURE__*/ oncePerValue(fitsFilterAnew);

function fitsFilterAnew(value: unknown, depth: number): boolean {
  return (
    depth > 0 &&
    (fitsFilterOption1(value, depth) || fitsFilterOption2(value, depth) || typeof value === "string")
  );
}

/** The value as Filter, or everything that is wrong with it. */
export function checkFilter(value: unknown, options?: CheckOptions): CheckResult<Filter> {
  return check(isFilter, schemaOfFilter, value, options);
}

/**
 * The value as Filter.
 *
 * @throws {ValidationError}
 */
export function parseFilter(value: unknown, options?: CheckOptions): Filter {
  return parse("Filter", isFilter, schemaOfFilter, value, options);
}

/** Whether a value fits FilterOption1. */
export function isFilterOption1(value: unknown): value is FilterOption1 {
  return fitsFilterOption1(value, 1000);
}

/** Whether a value fits FilterOption1 and is nested no deeper. */
function fitsFilterOption1(value: unknown, depth: number): value is FilterOption1 {
  return (
    depth > 0 &&
    isObject(value) &&
    (value.not === undefined || typeof value.not === "boolean") &&
    fitsFilter(value.of, depth - 1)
  );
}

/** The value as FilterOption1, or everything that is wrong with it. */
export function checkFilterOption1(value: unknown, options?: CheckOptions): CheckResult<FilterOption1> {
  return check(isFilterOption1, schemaOfFilterOption1, value, options);
}

/**
 * The value as FilterOption1.
 *
 * @throws {ValidationError}
 */
export function parseFilterOption1(value: unknown, options?: CheckOptions): FilterOption1 {
  return parse("FilterOption1", isFilterOption1, schemaOfFilterOption1, value, options);
}

/** Whether a value fits FilterOption2. */
export function isFilterOption2(value: unknown): value is FilterOption2 {
  return fitsFilterOption2(value, 1000);
}

/** Whether a value fits FilterOption2 and is nested no deeper. */
function fitsFilterOption2(value: unknown, depth: number): value is FilterOption2 {
  return (
    depth > 0 &&
    isObject(value) &&
    (value.limit === undefined || isInteger(value.limit)) &&
    fitsFilter(value.of, depth - 1)
  );
}

/** The value as FilterOption2, or everything that is wrong with it. */
export function checkFilterOption2(value: unknown, options?: CheckOptions): CheckResult<FilterOption2> {
  return check(isFilterOption2, schemaOfFilterOption2, value, options);
}

/**
 * The value as FilterOption2.
 *
 * @throws {ValidationError}
 */
export function parseFilterOption2(value: unknown, options?: CheckOptions): FilterOption2 {
  return parse("FilterOption2", isFilterOption2, schemaOfFilterOption2, value, options);
}

/** Whether a value fits Sparse. */
export function isSparse(value: unknown): value is Sparse {
  return fitsSparse(value, 1000);
}

/** Whether a value fits Sparse and is nested no deeper. */
function fitsSparse(value: unknown, depth: number): value is Sparse {
  return fitsSparseOnce(value, depth);
}

/** One part of a value is reached by several ways here: each is looked at once, and the answer kept. */
const fitsSparseOnce = /*@__PURE__*/ oncePerValue(fitsSparseAnew);

function isSparseListItem(value: unknown, depth: number): boolean {
  return fitsSparse(value, depth) || value === null;
}

function areSparseList(items: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isSparseListItem(items[index], depth)) return false;
  }
  return true;
}

function isSparseMapValue(value: unknown, depth: number): boolean {
  return fitsSparse(value, depth) || value === null;
}

function isSparseMap(value: unknown, depth: number): boolean {
  return isObject(value) && everyValue(value, isSparseMapValue, depth - 1);
}

function isSparseTupleItem(value: unknown, depth: number): boolean {
  return fitsSparse(value, depth) || value === null;
}

function areSparseTuple(items: readonly unknown[], depth: number): boolean {
  for (let index = 1; index < items.length; index++) {
    if (!isSparseTupleItem(items[index], depth)) return false;
  }
  return true;
}

function areSparseTupleContained(items: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!fitsSparse(items[index], depth)) return false;
  }
  return true;
}

function isSparseTupleContained(value: unknown, depth: number): boolean {
  return Array.isArray(value) && areSparseTupleContained(value, depth - 1);
}

function fitsSparseAnew(value: unknown, depth: number): boolean {
  if (depth <= 0 || !isObject(value)) return false;
  const { list, tuple } = value;
  return (
    (list === undefined || (Array.isArray(list) && areSparseList(list, depth - 2))) &&
    (value.map === undefined || isSparseMap(value.map, depth - 1)) &&
    (tuple === undefined ||
      (Array.isArray(tuple) &&
        (tuple.length <= 0 || isString(tuple[0])) &&
        areSparseTuple(tuple, depth - 2) &&
        containsItems(tuple, isSparseTupleContained, depth - 2)))
  );
}

/** The value as Sparse, or everything that is wrong with it. */
export function checkSparse(value: unknown, options?: CheckOptions): CheckResult<Sparse> {
  return check(isSparse, schemaOfSparse, value, options);
}

/**
 * The value as Sparse.
 *
 * @throws {ValidationError}
 */
export function parseSparse(value: unknown, options?: CheckOptions): Sparse {
  return parse("Sparse", isSparse, schemaOfSparse, value, options);
}
