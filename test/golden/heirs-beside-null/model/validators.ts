/*
 * The validators of Heirs beside null. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import {
  schemaOfAnimal,
  schemaOfAnimalBase,
  schemaOfAnyShape,
  schemaOfAnyShapeWritable,
  schemaOfCircle,
  schemaOfCircleCentre,
  schemaOfCircleObject,
  schemaOfColour,
  schemaOfCow,
  schemaOfCreature,
  schemaOfHen,
  schemaOfId,
  schemaOfNamed,
  schemaOfRound,
  schemaOfShape,
  schemaOfShapeBase,
  schemaOfShapeWritable,
  schemaOfSquare,
  schemaOfSquareWritable,
} from "./definitions.ts";
import {
  check,
  type CheckOptions,
  type CheckResult,
  checkWithDefaults,
  isInteger,
  isNumber,
  isObject,
  parse,
  parseWithDefaults,
} from "./runtime/index.ts";
import type {
  Animal,
  AnimalBase,
  AnyShape,
  AnyShapeInput,
  AnyShapeWritable,
  AnyShapeWritableInput,
  Circle,
  CircleCentre,
  CircleInput,
  CircleObject,
  CircleObjectInput,
  Colour,
  Cow,
  Creature,
  Hen,
  Id,
  Named,
  NamedInput,
  Round,
  RoundInput,
  Shape,
  ShapeBase,
  ShapeBaseInput,
  ShapeInput,
  ShapeWritable,
  ShapeWritableInput,
  Square,
  SquareInput,
  SquareWritable,
  SquareWritableInput,
} from "./schemas.ts";

/** Whether a value fits ShapeInput. */
export function isShape(value: unknown): value is ShapeInput {
  return fitsShape(value, 1000);
}

/** Whether a value fits ShapeInput and is nested no deeper. */
function fitsShape(value: unknown, depth: number): value is ShapeInput {
  return depth > 0 && (isShapeOption1(value, depth) || value === null);
}

function isShapeOption1(value: unknown, depth: number): boolean {
  if (!isObject(value)) return false;
  switch (value.kind) {
    case "circle":
    case "round":
      return isCircleObject(value);
    case "Square":
      return fitsSquare(value, depth);
    default:
      return false;
  }
}

/** The value as Shape, or everything that is wrong with it. */
export function checkShape(value: unknown, options?: CheckOptions): CheckResult<Shape> {
  return checkWithDefaults<Shape>(isShape, schemaOfShape, value, options);
}

/**
 * The value as Shape.
 *
 * @throws {ValidationError}
 */
export function parseShape(value: unknown, options?: CheckOptions): Shape {
  return parseWithDefaults<Shape>("Shape", isShape, schemaOfShape, value, options);
}

/** Whether a value fits ShapeBaseInput. */
export function isShapeBase(value: unknown): value is ShapeBaseInput {
  return (
    isObject(value) &&
    typeof value.kind === "string" &&
    isNamed(value)
  );
}

/** The value as ShapeBase, or everything that is wrong with it. */
export function checkShapeBase(value: unknown, options?: CheckOptions): CheckResult<ShapeBase> {
  return checkWithDefaults<ShapeBase>(isShapeBase, schemaOfShapeBase, value, options);
}

/**
 * The value as ShapeBase.
 *
 * @throws {ValidationError}
 */
export function parseShapeBase(value: unknown, options?: CheckOptions): ShapeBase {
  return parseWithDefaults<ShapeBase>("ShapeBase", isShapeBase, schemaOfShapeBase, value, options);
}

/** Whether a value fits ShapeWritableInput. */
export function isShapeWritable(value: unknown): value is ShapeWritableInput {
  return fitsShapeWritable(value, 1000);
}

/** Whether a value fits ShapeWritableInput and is nested no deeper. */
function fitsShapeWritable(value: unknown, depth: number): value is ShapeWritableInput {
  return depth > 0 && (isShapeWritableOption1(value, depth) || value === null);
}

function isShapeWritableOption1(value: unknown, depth: number): boolean {
  if (!isObject(value)) return false;
  switch (value.kind) {
    case "circle":
    case "round":
      return isCircleObject(value);
    case "Square":
      return fitsSquareWritable(value, depth);
    default:
      return false;
  }
}

/** The value as ShapeWritable, or everything that is wrong with it. */
export function checkShapeWritable(value: unknown, options?: CheckOptions): CheckResult<ShapeWritable> {
  return checkWithDefaults<ShapeWritable>(isShapeWritable, schemaOfShapeWritable, value, options);
}

/**
 * The value as ShapeWritable.
 *
 * @throws {ValidationError}
 */
export function parseShapeWritable(value: unknown, options?: CheckOptions): ShapeWritable {
  return parseWithDefaults<ShapeWritable>(
    "ShapeWritable",
    isShapeWritable,
    schemaOfShapeWritable,
    value,
    options,
  );
}

/** Whether a value fits NamedInput. */
export function isNamed(value: unknown): value is NamedInput {
  return (
    isObject(value) &&
    (value.name === undefined || typeof value.name === "string")
  );
}

/** The value as Named, or everything that is wrong with it. */
export function checkNamed(value: unknown, options?: CheckOptions): CheckResult<Named> {
  return checkWithDefaults<Named>(isNamed, schemaOfNamed, value, options);
}

/**
 * The value as Named.
 *
 * @throws {ValidationError}
 */
export function parseNamed(value: unknown, options?: CheckOptions): Named {
  return parseWithDefaults<Named>("Named", isNamed, schemaOfNamed, value, options);
}

/** Whether a value fits CircleInput. */
export function isCircle(value: unknown): value is CircleInput {
  return isCircleObject(value) || value === null;
}

/** The value as Circle, or everything that is wrong with it. */
export function checkCircle(value: unknown, options?: CheckOptions): CheckResult<Circle> {
  return checkWithDefaults<Circle>(isCircle, schemaOfCircle, value, options);
}

/**
 * The value as Circle.
 *
 * @throws {ValidationError}
 */
export function parseCircle(value: unknown, options?: CheckOptions): Circle {
  return parseWithDefaults<Circle>("Circle", isCircle, schemaOfCircle, value, options);
}

/** Whether a value fits CircleObjectInput. */
export function isCircleObject(value: unknown): value is CircleObjectInput {
  if (!isObject(value)) return false;
  const { kind } = value;
  return (
    (kind === undefined || kind === "circle" || kind === "round") &&
    (value.radius === undefined || isNumber(value.radius)) &&
    (value.centre === undefined || isCircleCentre(value.centre)) &&
    isShapeBase(value)
  );
}

/** The value as CircleObject, or everything that is wrong with it. */
export function checkCircleObject(value: unknown, options?: CheckOptions): CheckResult<CircleObject> {
  return checkWithDefaults<CircleObject>(isCircleObject, schemaOfCircleObject, value, options);
}

/**
 * The value as CircleObject.
 *
 * @throws {ValidationError}
 */
export function parseCircleObject(value: unknown, options?: CheckOptions): CircleObject {
  return parseWithDefaults<CircleObject>("CircleObject", isCircleObject, schemaOfCircleObject, value, options);
}

/** Whether a value fits CircleCentre. */
export function isCircleCentre(value: unknown): value is CircleCentre {
  return (
    isObject(value) &&
    (value.x === undefined || isNumber(value.x))
  );
}

/** The value as CircleCentre, or everything that is wrong with it. */
export function checkCircleCentre(value: unknown, options?: CheckOptions): CheckResult<CircleCentre> {
  return check(isCircleCentre, schemaOfCircleCentre, value, options);
}

/**
 * The value as CircleCentre.
 *
 * @throws {ValidationError}
 */
export function parseCircleCentre(value: unknown, options?: CheckOptions): CircleCentre {
  return parse("CircleCentre", isCircleCentre, schemaOfCircleCentre, value, options);
}

/** Whether a value fits SquareInput. */
export function isSquare(value: unknown): value is SquareInput {
  return fitsSquare(value, 1000);
}

/** Whether a value fits SquareInput and is nested no deeper. */
function fitsSquare(value: unknown, depth: number): value is SquareInput {
  return (
    depth > 0 &&
    (!isObject(value) ||
      ((value.kind === undefined || value.kind === "Square") &&
        (value.colour === undefined || isColour(value.colour) || value.colour === null) &&
        (value.id === undefined || isId(value.id) || value.id === null) &&
        (value.inside === undefined || fitsShape(value.inside, depth - 1) || value.inside === null))) &&
    isShapeBase(value)
  );
}

/** The value as Square, or everything that is wrong with it. */
export function checkSquare(value: unknown, options?: CheckOptions): CheckResult<Square> {
  return checkWithDefaults<Square>(isSquare, schemaOfSquare, value, options);
}

/**
 * The value as Square.
 *
 * @throws {ValidationError}
 */
export function parseSquare(value: unknown, options?: CheckOptions): Square {
  return parseWithDefaults<Square>("Square", isSquare, schemaOfSquare, value, options);
}

/** Whether a value fits SquareWritableInput. */
export function isSquareWritable(value: unknown): value is SquareWritableInput {
  return fitsSquareWritable(value, 1000);
}

/** Whether a value fits SquareWritableInput and is nested no deeper. */
function fitsSquareWritable(value: unknown, depth: number): value is SquareWritableInput {
  return (
    depth > 0 &&
    (!isObject(value) ||
      ((value.kind === undefined || value.kind === "Square") &&
        (value.colour === undefined || isColour(value.colour) || value.colour === null) &&
        (value.inside === undefined || fitsShapeWritable(value.inside, depth - 1) || value.inside === null))) &&
    isShapeBase(value)
  );
}

/** The value as SquareWritable, or everything that is wrong with it. */
export function checkSquareWritable(value: unknown, options?: CheckOptions): CheckResult<SquareWritable> {
  return checkWithDefaults<SquareWritable>(isSquareWritable, schemaOfSquareWritable, value, options);
}

/**
 * The value as SquareWritable.
 *
 * @throws {ValidationError}
 */
export function parseSquareWritable(value: unknown, options?: CheckOptions): SquareWritable {
  return parseWithDefaults<SquareWritable>(
    "SquareWritable",
    isSquareWritable,
    schemaOfSquareWritable,
    value,
    options,
  );
}

/** Whether a value fits AnyShapeInput. */
export function isAnyShape(value: unknown): value is AnyShapeInput {
  return isShape(value) || value === null;
}

/** The value as AnyShape, or everything that is wrong with it. */
export function checkAnyShape(value: unknown, options?: CheckOptions): CheckResult<AnyShape> {
  return checkWithDefaults<AnyShape>(isAnyShape, schemaOfAnyShape, value, options);
}

/**
 * The value as AnyShape.
 *
 * @throws {ValidationError}
 */
export function parseAnyShape(value: unknown, options?: CheckOptions): AnyShape {
  return parseWithDefaults<AnyShape>("AnyShape", isAnyShape, schemaOfAnyShape, value, options);
}

/** Whether a value fits AnyShapeWritableInput. */
export function isAnyShapeWritable(value: unknown): value is AnyShapeWritableInput {
  return isShapeWritable(value) || value === null;
}

/** The value as AnyShapeWritable, or everything that is wrong with it. */
export function checkAnyShapeWritable(value: unknown, options?: CheckOptions): CheckResult<AnyShapeWritable> {
  return checkWithDefaults<AnyShapeWritable>(isAnyShapeWritable, schemaOfAnyShapeWritable, value, options);
}

/**
 * The value as AnyShapeWritable.
 *
 * @throws {ValidationError}
 */
export function parseAnyShapeWritable(value: unknown, options?: CheckOptions): AnyShapeWritable {
  return parseWithDefaults<AnyShapeWritable>(
    "AnyShapeWritable",
    isAnyShapeWritable,
    schemaOfAnyShapeWritable,
    value,
    options,
  );
}

/** Whether a value fits RoundInput. */
export function isRound(value: unknown): value is RoundInput {
  return (!isObject(value) || value.kind === "round") && isCircle(value);
}

/** The value as Round, or everything that is wrong with it. */
export function checkRound(value: unknown, options?: CheckOptions): CheckResult<Round> {
  return checkWithDefaults<Round>(isRound, schemaOfRound, value, options);
}

/**
 * The value as Round.
 *
 * @throws {ValidationError}
 */
export function parseRound(value: unknown, options?: CheckOptions): Round {
  return parseWithDefaults<Round>("Round", isRound, schemaOfRound, value, options);
}

/** Whether a value fits Animal. */
export function isAnimal(value: unknown): value is Animal {
  if (!isObject(value)) return false;
  switch (value.species) {
    case "Cow":
      return isCow(value);
    case "Hen":
      return isHen(value);
    default:
      return false;
  }
}

/** The value as Animal, or everything that is wrong with it. */
export function checkAnimal(value: unknown, options?: CheckOptions): CheckResult<Animal> {
  return check(isAnimal, schemaOfAnimal, value, options);
}

/**
 * The value as Animal.
 *
 * @throws {ValidationError}
 */
export function parseAnimal(value: unknown, options?: CheckOptions): Animal {
  return parse("Animal", isAnimal, schemaOfAnimal, value, options);
}

/** Whether a value fits AnimalBase. */
export function isAnimalBase(value: unknown): value is AnimalBase {
  return (
    isObject(value) &&
    typeof value.species === "string"
  );
}

/** The value as AnimalBase, or everything that is wrong with it. */
export function checkAnimalBase(value: unknown, options?: CheckOptions): CheckResult<AnimalBase> {
  return check(isAnimalBase, schemaOfAnimalBase, value, options);
}

/**
 * The value as AnimalBase.
 *
 * @throws {ValidationError}
 */
export function parseAnimalBase(value: unknown, options?: CheckOptions): AnimalBase {
  return parse("AnimalBase", isAnimalBase, schemaOfAnimalBase, value, options);
}

/** Whether a value fits Cow. */
export function isCow(value: unknown): value is Cow {
  return (
    isObject(value) &&
    value.species === "Cow" &&
    (value.milk === undefined || isNumber(value.milk)) &&
    isAnimalBase(value)
  );
}

/** The value as Cow, or everything that is wrong with it. */
export function checkCow(value: unknown, options?: CheckOptions): CheckResult<Cow> {
  return check(isCow, schemaOfCow, value, options);
}

/**
 * The value as Cow.
 *
 * @throws {ValidationError}
 */
export function parseCow(value: unknown, options?: CheckOptions): Cow {
  return parse("Cow", isCow, schemaOfCow, value, options);
}

/** Whether a value fits Hen. */
export function isHen(value: unknown): value is Hen {
  return (
    isObject(value) &&
    value.species === "Hen" &&
    (value.eggs === undefined || isInteger(value.eggs)) &&
    isAnimalBase(value)
  );
}

/** The value as Hen, or everything that is wrong with it. */
export function checkHen(value: unknown, options?: CheckOptions): CheckResult<Hen> {
  return check(isHen, schemaOfHen, value, options);
}

/**
 * The value as Hen.
 *
 * @throws {ValidationError}
 */
export function parseHen(value: unknown, options?: CheckOptions): Hen {
  return parse("Hen", isHen, schemaOfHen, value, options);
}

/** Whether a value fits Creature. */
export function isCreature(value: unknown): value is Creature {
  return isAnimal(value);
}

/** The value as Creature, or everything that is wrong with it. */
export function checkCreature(value: unknown, options?: CheckOptions): CheckResult<Creature> {
  return check(isCreature, schemaOfCreature, value, options);
}

/**
 * The value as Creature.
 *
 * @throws {ValidationError}
 */
export function parseCreature(value: unknown, options?: CheckOptions): Creature {
  return parse("Creature", isCreature, schemaOfCreature, value, options);
}

/** Whether a value fits Colour. */
export function isColour(value: unknown): value is Colour {
  return value === "red" || value === "green";
}

/** The value as Colour, or everything that is wrong with it. */
export function checkColour(value: unknown, options?: CheckOptions): CheckResult<Colour> {
  return check(isColour, schemaOfColour, value, options);
}

/**
 * The value as Colour.
 *
 * @throws {ValidationError}
 */
export function parseColour(value: unknown, options?: CheckOptions): Colour {
  return parse("Colour", isColour, schemaOfColour, value, options);
}

/** Whether a value fits Id. */
export function isId(value: unknown): value is Id {
  return typeof value === "string";
}

/** The value as Id, or everything that is wrong with it. */
export function checkId(value: unknown, options?: CheckOptions): CheckResult<Id> {
  return check(isId, schemaOfId, value, options);
}

/**
 * The value as Id.
 *
 * @throws {ValidationError}
 */
export function parseId(value: unknown, options?: CheckOptions): Id {
  return parse("Id", isId, schemaOfId, value, options);
}
