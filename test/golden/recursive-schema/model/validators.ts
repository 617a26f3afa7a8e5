/*
 * The validators of Recursion. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import {
  schemaOfChapter,
  schemaOfExpression,
  schemaOfExpressionOption2,
  schemaOfFileSchema,
  schemaOfFilter,
  schemaOfFilterOption1,
  schemaOfFilterOption2,
  schemaOfFolder,
  schemaOfJson,
  schemaOfMachine,
  schemaOfOpening,
  schemaOfOutline,
  schemaOfOutlineOption1,
  schemaOfPair,
  schemaOfPart,
  schemaOfScale,
  schemaOfSequel,
  schemaOfSparse,
  schemaOfStep,
  schemaOfToken,
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
  Chapter,
  Expression,
  ExpressionOption2,
  FileSchema,
  Filter,
  FilterOption1,
  FilterOption2,
  Folder,
  Json,
  Machine,
  Opening,
  Outline,
  OutlineOption1,
  Pair,
  Part,
  Scale,
  Sequel,
  Sparse,
  Step,
  Token,
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

/** Whether a value fits Outline. */
export function isOutline(value: unknown): value is Outline {
  return fitsOutline(value, 1000);
}

/** Whether a value fits Outline and is nested no deeper. */
function fitsOutline(value: unknown, depth: number): value is Outline {
  return depth > 0 && (fitsOutlineOption1(value, depth) || isOutlineOption2(value, depth));
}

function areOutlineOption2(items: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!fitsChapter(items[index], depth)) return false;
  }
  return true;
}

function isOutlineOption2(value: unknown, depth: number): boolean {
  return Array.isArray(value) && areOutlineOption2(value, depth - 1);
}

/** The value as Outline, or everything that is wrong with it. */
export function checkOutline(value: unknown, options?: CheckOptions): CheckResult<Outline> {
  return check(isOutline, schemaOfOutline, value, options);
}

/**
 * The value as Outline.
 *
 * @throws {ValidationError}
 */
export function parseOutline(value: unknown, options?: CheckOptions): Outline {
  return parse("Outline", isOutline, schemaOfOutline, value, options);
}

/** Whether a value fits OutlineOption1. */
export function isOutlineOption1(value: unknown): value is OutlineOption1 {
  return fitsOutlineOption1(value, 1000);
}

/** Whether a value fits OutlineOption1 and is nested no deeper. */
function fitsOutlineOption1(value: unknown, depth: number): value is OutlineOption1 {
  return (
    depth > 0 &&
    isObject(value) &&
    typeof value.title === "string" &&
    (value.next === undefined || fitsChapter(value.next, depth - 1))
  );
}

/** The value as OutlineOption1, or everything that is wrong with it. */
export function checkOutlineOption1(value: unknown, options?: CheckOptions): CheckResult<OutlineOption1> {
  return check(isOutlineOption1, schemaOfOutlineOption1, value, options);
}

/**
 * The value as OutlineOption1.
 *
 * @throws {ValidationError}
 */
export function parseOutlineOption1(value: unknown, options?: CheckOptions): OutlineOption1 {
  return parse("OutlineOption1", isOutlineOption1, schemaOfOutlineOption1, value, options);
}

/** Whether a value fits Chapter. */
export function isChapter(value: unknown): value is Chapter {
  return fitsChapter(value, 1000);
}

/** Whether a value fits Chapter and is nested no deeper. */
function fitsChapter(value: unknown, depth: number): value is Chapter {
  return (
    depth > 0 &&
    isObject(value) &&
    (value.pages === undefined || isInteger(value.pages)) &&
    fitsOutline(value, depth)
  );
}

/** The value as Chapter, or everything that is wrong with it. */
export function checkChapter(value: unknown, options?: CheckOptions): CheckResult<Chapter> {
  return check(isChapter, schemaOfChapter, value, options);
}

/**
 * The value as Chapter.
 *
 * @throws {ValidationError}
 */
export function parseChapter(value: unknown, options?: CheckOptions): Chapter {
  return parse("Chapter", isChapter, schemaOfChapter, value, options);
}

/** Whether a value fits Sequel. */
export function isSequel(value: unknown): value is Sequel {
  return fitsSequel(value, 1000);
}

/** Whether a value fits Sequel and is nested no deeper. */
function fitsSequel(value: unknown, depth: number): value is Sequel {
  return (
    depth > 0 &&
    Array.isArray(value) &&
    containsItems(value, fitsSequel, depth - 1) &&
    fitsOutline(value, depth)
  );
}

/** The value as Sequel, or everything that is wrong with it. */
export function checkSequel(value: unknown, options?: CheckOptions): CheckResult<Sequel> {
  return check(isSequel, schemaOfSequel, value, options);
}

/**
 * The value as Sequel.
 *
 * @throws {ValidationError}
 */
export function parseSequel(value: unknown, options?: CheckOptions): Sequel {
  return parse("Sequel", isSequel, schemaOfSequel, value, options);
}

/** Whether a value fits Token. */
export function isToken(value: unknown): value is Token {
  return fitsToken(value, 1000);
}

/** Whether a value fits Token and is nested no deeper. */
function fitsToken(value: unknown, depth: number): value is Token {
  return depth > 0 && (value === "open" || value === "close" || isTokenOption2(value, depth));
}

function areTokenOption2(items: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!fitsOpening(items[index], depth)) return false;
  }
  return true;
}

function isTokenOption2(value: unknown, depth: number): boolean {
  return Array.isArray(value) && areTokenOption2(value, depth - 1);
}

/** The value as Token, or everything that is wrong with it. */
export function checkToken(value: unknown, options?: CheckOptions): CheckResult<Token> {
  return check(isToken, schemaOfToken, value, options);
}

/**
 * The value as Token.
 *
 * @throws {ValidationError}
 */
export function parseToken(value: unknown, options?: CheckOptions): Token {
  return parse("Token", isToken, schemaOfToken, value, options);
}

/** Whether a value fits Opening. */
export function isOpening(value: unknown): value is Opening {
  return fitsOpening(value, 1000);
}

/** Whether a value fits Opening and is nested no deeper. */
function fitsOpening(value: unknown, depth: number): value is Opening {
  return depth > 0 && fitsToken(value, depth) && !isOpeningNot(value);
}

function isOpeningNot(value: unknown): boolean {
  return value === "close";
}

/** The value as Opening, or everything that is wrong with it. */
export function checkOpening(value: unknown, options?: CheckOptions): CheckResult<Opening> {
  return check(isOpening, schemaOfOpening, value, options);
}

/**
 * The value as Opening.
 *
 * @throws {ValidationError}
 */
export function parseOpening(value: unknown, options?: CheckOptions): Opening {
  return parse("Opening", isOpening, schemaOfOpening, value, options);
}

/** Whether a value fits Part. */
export function isPart(value: unknown): value is Part {
  return fitsPart(value, 1000);
}

/** Whether a value fits Part and is nested no deeper. */
function fitsPart(value: unknown, depth: number): value is Part {
  return (
    depth > 0 &&
    ((isObject(value) && (value.of === undefined || fitsMachine(value.of, depth - 1))) ||
      (Array.isArray(value) && arePart(value, depth - 1)) ||
      value === null)
  );
}

function arePart(items: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!fitsMachine(items[index], depth)) return false;
  }
  return true;
}

/** The value as Part, or everything that is wrong with it. */
export function checkPart(value: unknown, options?: CheckOptions): CheckResult<Part> {
  return check(isPart, schemaOfPart, value, options);
}

/**
 * The value as Part.
 *
 * @throws {ValidationError}
 */
export function parsePart(value: unknown, options?: CheckOptions): Part {
  return parse("Part", isPart, schemaOfPart, value, options);
}

/** Whether a value fits Machine. */
export function isMachine(value: unknown): value is Machine {
  return fitsMachine(value, 1000);
}

/** Whether a value fits Machine and is nested no deeper. */
function fitsMachine(value: unknown, depth: number): value is Machine {
  return (
    depth > 0 &&
    isObject(value) &&
    (value.name === undefined || typeof value.name === "string") &&
    fitsPart(value, depth)
  );
}

/** The value as Machine, or everything that is wrong with it. */
export function checkMachine(value: unknown, options?: CheckOptions): CheckResult<Machine> {
  return check(isMachine, schemaOfMachine, value, options);
}

/**
 * The value as Machine.
 *
 * @throws {ValidationError}
 */
export function parseMachine(value: unknown, options?: CheckOptions): Machine {
  return parse("Machine", isMachine, schemaOfMachine, value, options);
}

/** Whether a value fits Scale. */
export function isScale(value: unknown): value is Scale {
  return fitsScale(value, 1000);
}

/** Whether a value fits Scale and is nested no deeper. */
function fitsScale(value: unknown, depth: number): value is Scale {
  return (
    depth > 0 &&
    ((isObject(value) && everyValue(value, isScaleValue)) || isNumber(value) || value === null) &&
    isScalePart1(value, depth)
  );
}

function isScaleValue(value: unknown): boolean {
  return isObject(value) || isNumber(value) || value === null;
}

function isScalePart1(value: unknown, depth: number): boolean {
  return !isObject(value) || everyValue(value, fitsStep, depth - 1);
}

/** The value as Scale, or everything that is wrong with it. */
export function checkScale(value: unknown, options?: CheckOptions): CheckResult<Scale> {
  return check(isScale, schemaOfScale, value, options);
}

/**
 * The value as Scale.
 *
 * @throws {ValidationError}
 */
export function parseScale(value: unknown, options?: CheckOptions): Scale {
  return parse("Scale", isScale, schemaOfScale, value, options);
}

/** Whether a value fits Step. */
export function isStep(value: unknown): value is Step {
  return fitsStep(value, 1000);
}

/** Whether a value fits Step and is nested no deeper. */
function fitsStep(value: unknown, depth: number): value is Step {
  return depth > 0 && (isNumber(value) || value === null) && fitsScale(value, depth);
}

/** The value as Step, or everything that is wrong with it. */
export function checkStep(value: unknown, options?: CheckOptions): CheckResult<Step> {
  return check(isStep, schemaOfStep, value, options);
}

/**
 * The value as Step.
 *
 * @throws {ValidationError}
 */
export function parseStep(value: unknown, options?: CheckOptions): Step {
  return parse("Step", isStep, schemaOfStep, value, options);
}

/** Whether a value fits Pair. */
export function isPair(value: unknown): value is Pair {
  return fitsPair(value, 1000);
}

/** Whether a value fits Pair and is nested no deeper. */
function fitsPair(value: unknown, depth: number): value is Pair {
  return depth > 0 && (typeof value === "string" || isPairOption2(value, depth));
}

function arePairOption2Item1Option2(items: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!fitsPair(items[index], depth)) return false;
  }
  return true;
}

function isPairOption2Item1Option2(value: unknown, depth: number): boolean {
  return Array.isArray(value) && arePairOption2Item1Option2(value, depth - 1);
}

function isPairOption2Item1(value: unknown, depth: number): boolean {
  return typeof value === "string" || isPairOption2Item1Option2(value, depth);
}

function arePairOption2Item(items: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!fitsPair(items[index], depth)) return false;
  }
  return true;
}

function isPairOption2Item(value: unknown, depth: number): boolean {
  return Array.isArray(value) && arePairOption2Item(value, depth - 1);
}

function arePairOption2(items: readonly unknown[], depth: number): boolean {
  for (let index = 1; index < items.length; index++) {
    if (!isPairOption2Item(items[index], depth)) return false;
  }
  return true;
}

function isPairOption2(value: unknown, depth: number): boolean {
  return (
    Array.isArray(value) &&
    (value.length <= 0 || isPairOption2Item1(value[0], depth - 1)) &&
    arePairOption2(value, depth - 1)
  );
}

/** The value as Pair, or everything that is wrong with it. */
export function checkPair(value: unknown, options?: CheckOptions): CheckResult<Pair> {
  return check(isPair, schemaOfPair, value, options);
}

/**
 * The value as Pair.
 *
 * @throws {ValidationError}
 */
export function parsePair(value: unknown, options?: CheckOptions): Pair {
  return parse("Pair", isPair, schemaOfPair, value, options);
}
