/*
 * The validators of Heirs. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import {
  schemaOfAnyEvent,
  schemaOfBicycle,
  schemaOfBoat,
  schemaOfCar,
  schemaOfEventSchema,
  schemaOfEventSchemaBase,
  schemaOfGarage,
  schemaOfMessage,
  schemaOfMessageBase,
  schemaOfOtherMessage,
  schemaOfPaused,
  schemaOfPing,
  schemaOfStarted,
  schemaOfStartedObject,
  schemaOfTandem,
  schemaOfTrain,
  schemaOfTrainBase,
  schemaOfTram,
  schemaOfVehicle,
  schemaOfVehicleBase,
} from "./definitions.ts";
import {
  check,
  type CheckOptions,
  type CheckResult,
  isDateTime,
  isInteger,
  isObject,
  parse,
} from "./runtime/index.ts";
import type {
  AnyEvent,
  Bicycle,
  Boat,
  Car,
  EventSchema,
  EventSchemaBase,
  Garage,
  Message,
  MessageBase,
  OtherMessage,
  Paused,
  Ping,
  Started,
  StartedObject,
  Tandem,
  Train,
  TrainBase,
  Tram,
  Vehicle,
  VehicleBase,
} from "./schemas.ts";

/** Whether a value fits Vehicle. */
export function isVehicle(value: unknown): value is Vehicle {
  return fitsVehicle(value, 1000);
}

/** Whether a value fits Vehicle and is nested no deeper. */
function fitsVehicle(value: unknown, depth: number): value is Vehicle {
  if (depth <= 0 || !isObject(value)) return false;
  switch (value.kind) {
    case "car":
    case "van":
      return fitsCar(value, depth);
    case "Bicycle":
      return fitsBicycle(value, depth);
    case "boat":
      return fitsBoat(value, depth);
    case "Train":
      return fitsTrain(value, depth);
    case "Tandem":
      return fitsTandem(value, depth);
    case "Tram":
      return fitsTram(value, depth);
    default:
      return false;
  }
}

/** The value as Vehicle, or everything that is wrong with it. */
export function checkVehicle(value: unknown, options?: CheckOptions): CheckResult<Vehicle> {
  return check(isVehicle, schemaOfVehicle, value, options);
}

/**
 * The value as Vehicle.
 *
 * @throws {ValidationError}
 */
export function parseVehicle(value: unknown, options?: CheckOptions): Vehicle {
  return parse("Vehicle", isVehicle, schemaOfVehicle, value, options);
}

/** Whether a value fits VehicleBase. */
export function isVehicleBase(value: unknown): value is VehicleBase {
  return fitsVehicleBase(value, 1000);
}

/** Whether a value fits VehicleBase and is nested no deeper. */
function fitsVehicleBase(value: unknown, depth: number): value is VehicleBase {
  return (
    depth > 0 &&
    isObject(value) &&
    typeof value.kind === "string" &&
    typeof value.name === "string" &&
    (value.towing === undefined || fitsVehicle(value.towing, depth - 1))
  );
}

/** The value as VehicleBase, or everything that is wrong with it. */
export function checkVehicleBase(value: unknown, options?: CheckOptions): CheckResult<VehicleBase> {
  return check(isVehicleBase, schemaOfVehicleBase, value, options);
}

/**
 * The value as VehicleBase.
 *
 * @throws {ValidationError}
 */
export function parseVehicleBase(value: unknown, options?: CheckOptions): VehicleBase {
  return parse("VehicleBase", isVehicleBase, schemaOfVehicleBase, value, options);
}

/** Whether a value fits Car. */
export function isCar(value: unknown): value is Car {
  return fitsCar(value, 1000);
}

/** Whether a value fits Car and is nested no deeper. */
function fitsCar(value: unknown, depth: number): value is Car {
  return (
    depth > 0 &&
    isObject(value) &&
    (value.kind === "car" || value.kind === "van") &&
    isInteger(value.doors) &&
    fitsVehicleBase(value, depth)
  );
}

/** The value as Car, or everything that is wrong with it. */
export function checkCar(value: unknown, options?: CheckOptions): CheckResult<Car> {
  return check(isCar, schemaOfCar, value, options);
}

/**
 * The value as Car.
 *
 * @throws {ValidationError}
 */
export function parseCar(value: unknown, options?: CheckOptions): Car {
  return parse("Car", isCar, schemaOfCar, value, options);
}

/** Whether a value fits Bicycle. */
export function isBicycle(value: unknown): value is Bicycle {
  return fitsBicycle(value, 1000);
}

/** Whether a value fits Bicycle and is nested no deeper. */
function fitsBicycle(value: unknown, depth: number): value is Bicycle {
  return (
    depth > 0 &&
    isObject(value) &&
    (value.kind === "Bicycle" || value.kind === "Tandem") &&
    (value.gears === undefined || isInteger(value.gears)) &&
    fitsVehicleBase(value, depth)
  );
}

/** The value as Bicycle, or everything that is wrong with it. */
export function checkBicycle(value: unknown, options?: CheckOptions): CheckResult<Bicycle> {
  return check(isBicycle, schemaOfBicycle, value, options);
}

/**
 * The value as Bicycle.
 *
 * @throws {ValidationError}
 */
export function parseBicycle(value: unknown, options?: CheckOptions): Bicycle {
  return parse("Bicycle", isBicycle, schemaOfBicycle, value, options);
}

/** Whether a value fits Tandem. */
export function isTandem(value: unknown): value is Tandem {
  return fitsTandem(value, 1000);
}

/** Whether a value fits Tandem and is nested no deeper. */
function fitsTandem(value: unknown, depth: number): value is Tandem {
  return (
    depth > 0 &&
    isObject(value) &&
    value.kind === "Tandem" &&
    (value.seats === undefined || value.seats === 2) &&
    fitsBicycle(value, depth)
  );
}

/** The value as Tandem, or everything that is wrong with it. */
export function checkTandem(value: unknown, options?: CheckOptions): CheckResult<Tandem> {
  return check(isTandem, schemaOfTandem, value, options);
}

/**
 * The value as Tandem.
 *
 * @throws {ValidationError}
 */
export function parseTandem(value: unknown, options?: CheckOptions): Tandem {
  return parse("Tandem", isTandem, schemaOfTandem, value, options);
}

/** Whether a value fits Boat. */
export function isBoat(value: unknown): value is Boat {
  return fitsBoat(value, 1000);
}

/** Whether a value fits Boat and is nested no deeper. */
function fitsBoat(value: unknown, depth: number): value is Boat {
  return (
    depth > 0 &&
    (!isObject(value) || value.kind === undefined || value.kind === "boat") &&
    fitsVehicleBase(value, depth)
  );
}

/** The value as Boat, or everything that is wrong with it. */
export function checkBoat(value: unknown, options?: CheckOptions): CheckResult<Boat> {
  return check(isBoat, schemaOfBoat, value, options);
}

/**
 * The value as Boat.
 *
 * @throws {ValidationError}
 */
export function parseBoat(value: unknown, options?: CheckOptions): Boat {
  return parse("Boat", isBoat, schemaOfBoat, value, options);
}

/** Whether a value fits Train. */
export function isTrain(value: unknown): value is Train {
  return fitsTrain(value, 1000);
}

/** Whether a value fits Train and is nested no deeper. */
function fitsTrain(value: unknown, depth: number): value is Train {
  if (depth <= 0 || !isObject(value)) return false;
  switch (value.kind) {
    case "Train":
      return fitsTrainBase(value, depth);
    case "Tram":
      return fitsTram(value, depth);
    default:
      return false;
  }
}

/** The value as Train, or everything that is wrong with it. */
export function checkTrain(value: unknown, options?: CheckOptions): CheckResult<Train> {
  return check(isTrain, schemaOfTrain, value, options);
}

/**
 * The value as Train.
 *
 * @throws {ValidationError}
 */
export function parseTrain(value: unknown, options?: CheckOptions): Train {
  return parse("Train", isTrain, schemaOfTrain, value, options);
}

/** Whether a value fits TrainBase. */
export function isTrainBase(value: unknown): value is TrainBase {
  return fitsTrainBase(value, 1000);
}

/** Whether a value fits TrainBase and is nested no deeper. */
function fitsTrainBase(value: unknown, depth: number): value is TrainBase {
  return (
    depth > 0 &&
    isObject(value) &&
    (value.kind === "Train" || value.kind === "Tram") &&
    (value.coaches === undefined || isInteger(value.coaches)) &&
    fitsVehicleBase(value, depth)
  );
}

/** The value as TrainBase, or everything that is wrong with it. */
export function checkTrainBase(value: unknown, options?: CheckOptions): CheckResult<TrainBase> {
  return check(isTrainBase, schemaOfTrainBase, value, options);
}

/**
 * The value as TrainBase.
 *
 * @throws {ValidationError}
 */
export function parseTrainBase(value: unknown, options?: CheckOptions): TrainBase {
  return parse("TrainBase", isTrainBase, schemaOfTrainBase, value, options);
}

/** Whether a value fits Tram. */
export function isTram(value: unknown): value is Tram {
  return fitsTram(value, 1000);
}

/** Whether a value fits Tram and is nested no deeper. */
function fitsTram(value: unknown, depth: number): value is Tram {
  return (
    depth > 0 &&
    isObject(value) &&
    value.kind === "Tram" &&
    (value.line === undefined || typeof value.line === "string") &&
    fitsTrainBase(value, depth)
  );
}

/** The value as Tram, or everything that is wrong with it. */
export function checkTram(value: unknown, options?: CheckOptions): CheckResult<Tram> {
  return check(isTram, schemaOfTram, value, options);
}

/**
 * The value as Tram.
 *
 * @throws {ValidationError}
 */
export function parseTram(value: unknown, options?: CheckOptions): Tram {
  return parse("Tram", isTram, schemaOfTram, value, options);
}

/** Whether a value fits Garage. */
export function isGarage(value: unknown): value is Garage {
  if (!isObject(value)) return false;
  const { vehicles } = value;
  return (
    (vehicles === undefined || (Array.isArray(vehicles) && areGarageVehicles(vehicles))) &&
    (value.best === undefined || isVehicle(value.best))
  );
}

function areGarageVehicles(items: readonly unknown[]): boolean {
  for (let index = 0; index < items.length; index++) {
    if (!isVehicle(items[index])) return false;
  }
  return true;
}

/** The value as Garage, or everything that is wrong with it. */
export function checkGarage(value: unknown, options?: CheckOptions): CheckResult<Garage> {
  return check(isGarage, schemaOfGarage, value, options);
}

/**
 * The value as Garage.
 *
 * @throws {ValidationError}
 */
export function parseGarage(value: unknown, options?: CheckOptions): Garage {
  return parse("Garage", isGarage, schemaOfGarage, value, options);
}

/** Whether a value fits Message. */
export function isMessage(value: unknown): value is Message {
  if (!isObject(value)) return false;
  switch (value.type) {
    case "ping":
      return isPing(value);
    default:
      return isOtherMessage(value);
  }
}

/** The value as Message, or everything that is wrong with it. */
export function checkMessage(value: unknown, options?: CheckOptions): CheckResult<Message> {
  return check(isMessage, schemaOfMessage, value, options);
}

/**
 * The value as Message.
 *
 * @throws {ValidationError}
 */
export function parseMessage(value: unknown, options?: CheckOptions): Message {
  return parse("Message", isMessage, schemaOfMessage, value, options);
}

/** Whether a value fits MessageBase. */
export function isMessageBase(value: unknown): value is MessageBase {
  return (
    isObject(value) &&
    (value.type === undefined || typeof value.type === "string")
  );
}

/** The value as MessageBase, or everything that is wrong with it. */
export function checkMessageBase(value: unknown, options?: CheckOptions): CheckResult<MessageBase> {
  return check(isMessageBase, schemaOfMessageBase, value, options);
}

/**
 * The value as MessageBase.
 *
 * @throws {ValidationError}
 */
export function parseMessageBase(value: unknown, options?: CheckOptions): MessageBase {
  return parse("MessageBase", isMessageBase, schemaOfMessageBase, value, options);
}

/** Whether a value fits Ping. */
export function isPing(value: unknown): value is Ping {
  return (
    isObject(value) &&
    (value.type === undefined || value.type === "ping") &&
    (value.at === undefined || isDateTime(value.at)) &&
    isMessageBase(value)
  );
}

/** The value as Ping, or everything that is wrong with it. */
export function checkPing(value: unknown, options?: CheckOptions): CheckResult<Ping> {
  return check(isPing, schemaOfPing, value, options);
}

/**
 * The value as Ping.
 *
 * @throws {ValidationError}
 */
export function parsePing(value: unknown, options?: CheckOptions): Ping {
  return parse("Ping", isPing, schemaOfPing, value, options);
}

/** Whether a value fits OtherMessage. */
export function isOtherMessage(value: unknown): value is OtherMessage {
  return isMessageBase(value);
}

/** The value as OtherMessage, or everything that is wrong with it. */
export function checkOtherMessage(value: unknown, options?: CheckOptions): CheckResult<OtherMessage> {
  return check(isOtherMessage, schemaOfOtherMessage, value, options);
}

/**
 * The value as OtherMessage.
 *
 * @throws {ValidationError}
 */
export function parseOtherMessage(value: unknown, options?: CheckOptions): OtherMessage {
  return parse("OtherMessage", isOtherMessage, schemaOfOtherMessage, value, options);
}

/** Whether a value fits EventSchema. */
export function isEventSchema(value: unknown): value is EventSchema {
  if (!isObject(value)) return value === null;
  switch (value.name) {
    case "Started":
      return isStartedObject(value);
    case "Paused":
      return isPaused(value);
    case "Event":
      return isEventSchemaBase(value);
    default:
      return false;
  }
}

/** The value as EventSchema, or everything that is wrong with it. */
export function checkEventSchema(value: unknown, options?: CheckOptions): CheckResult<EventSchema> {
  return check(isEventSchema, schemaOfEventSchema, value, options);
}

/**
 * The value as EventSchema.
 *
 * @throws {ValidationError}
 */
export function parseEventSchema(value: unknown, options?: CheckOptions): EventSchema {
  return parse("EventSchema", isEventSchema, schemaOfEventSchema, value, options);
}

/** Whether a value fits EventSchemaBase. */
export function isEventSchemaBase(value: unknown): value is EventSchemaBase {
  return (
    isObject(value) &&
    typeof value.name === "string"
  );
}

/** The value as EventSchemaBase, or everything that is wrong with it. */
export function checkEventSchemaBase(value: unknown, options?: CheckOptions): CheckResult<EventSchemaBase> {
  return check(isEventSchemaBase, schemaOfEventSchemaBase, value, options);
}

/**
 * The value as EventSchemaBase.
 *
 * @throws {ValidationError}
 */
export function parseEventSchemaBase(value: unknown, options?: CheckOptions): EventSchemaBase {
  return parse("EventSchemaBase", isEventSchemaBase, schemaOfEventSchemaBase, value, options);
}

/** Whether a value fits Started. */
export function isStarted(value: unknown): value is Started {
  return isStartedObject(value) || value === null;
}

/** The value as Started, or everything that is wrong with it. */
export function checkStarted(value: unknown, options?: CheckOptions): CheckResult<Started> {
  return check(isStarted, schemaOfStarted, value, options);
}

/**
 * The value as Started.
 *
 * @throws {ValidationError}
 */
export function parseStarted(value: unknown, options?: CheckOptions): Started {
  return parse("Started", isStarted, schemaOfStarted, value, options);
}

/** Whether a value fits StartedObject. */
export function isStartedObject(value: unknown): value is StartedObject {
  return (
    isObject(value) &&
    value.name === "Started" &&
    (value.at === undefined || isInteger(value.at)) &&
    isEventSchemaBase(value)
  );
}

/** The value as StartedObject, or everything that is wrong with it. */
export function checkStartedObject(value: unknown, options?: CheckOptions): CheckResult<StartedObject> {
  return check(isStartedObject, schemaOfStartedObject, value, options);
}

/**
 * The value as StartedObject.
 *
 * @throws {ValidationError}
 */
export function parseStartedObject(value: unknown, options?: CheckOptions): StartedObject {
  return parse("StartedObject", isStartedObject, schemaOfStartedObject, value, options);
}

/** Whether a value fits Paused. */
export function isPaused(value: unknown): value is Paused {
  return (
    isObject(value) &&
    value.name === "Paused" &&
    (value.until === undefined || isInteger(value.until)) &&
    isEventSchemaBase(value)
  );
}

/** The value as Paused, or everything that is wrong with it. */
export function checkPaused(value: unknown, options?: CheckOptions): CheckResult<Paused> {
  return check(isPaused, schemaOfPaused, value, options);
}

/**
 * The value as Paused.
 *
 * @throws {ValidationError}
 */
export function parsePaused(value: unknown, options?: CheckOptions): Paused {
  return parse("Paused", isPaused, schemaOfPaused, value, options);
}

/** Whether a value fits AnyEvent. */
export function isAnyEvent(value: unknown): value is AnyEvent {
  if (!isObject(value)) return isEventSchema(value) || isInteger(value);
  switch (value.name) {
    case "Paused":
      return isPaused(value);
    default:
      return isEventSchema(value);
  }
}

/** The value as AnyEvent, or everything that is wrong with it. */
export function checkAnyEvent(value: unknown, options?: CheckOptions): CheckResult<AnyEvent> {
  return check(isAnyEvent, schemaOfAnyEvent, value, options);
}

/**
 * The value as AnyEvent.
 *
 * @throws {ValidationError}
 */
export function parseAnyEvent(value: unknown, options?: CheckOptions): AnyEvent {
  return parse("AnyEvent", isAnyEvent, schemaOfAnyEvent, value, options);
}
