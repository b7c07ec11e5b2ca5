import {join} from "node:path";
import {InputError} from "../../../models/errors.js";
import {readYaml} from "../../catalogue/catalogue.js";
import type {Truth, World} from "./recipe-schema.js";
import {truthSchema, worldSchema} from "./recipe-schema.js";

/** Reads and checks data/demo. @throws InputError naming file, line and field, or the reference that leads nowhere */
export async function readRecipe(dataDir: string): Promise<{world: World; truth: Truth}> {
  const worldFile = join(dataDir, "demo", "world.yaml");
  const truthFile = join(dataDir, "demo", "truth.yaml");
  const [[world], [truth]] = await Promise.all([readYaml(worldFile, worldSchema), readYaml(truthFile, truthSchema)]);
  if (!world) throw new InputError("empty-file", "the recipe is empty", worldFile);
  if (!truth) throw new InputError("empty-file", "the recipe is empty", truthFile);
  checkWorld(world, worldFile);
  checkTruth(world, truth, truthFile);
  return {world, truth};
}

function fail(message: string, where: string): never {
  throw new InputError("inconsistent-recipe", message, where);
}

/** Every base stands before what is built on it, ages exist, shares of a breakdown sum to 1. */
function checkWorld(world: World, file: string): void {
  const ages = new Set(world.population.ages.map(({id}) => id));
  const lists = {...world.population.bands, ...world.population.breakdowns};
  for (const [name, parts] of Object.entries(lists))
    for (const part of parts) if (!ages.has(part)) fail(`${name}: there is no age ${part} in population.ages`, file);
  for (const when of ["first", "last"] as const) {
    const sum = world.population.ages.reduce((total, age) => total + age[when], 0);
    if (Math.abs(sum - 1) > 1e-9) fail(`population.ages: the shares of ${when} sum to ${sum}, not 1`, file);
  }
  const known = new Set(["inwoners", ...Object.keys(world.population.bands)]);
  if (!known.has(world.employment.base)) fail(`employment.base: ${world.employment.base} is no population`, file);
  known.add(world.employment.indicator);
  for (const series of world.series) {
    if (known.has(series.id)) fail(`${series.id} stands in the recipe twice`, file);
    const needs =
      series.measure === "ratio" ? [series.base, series.numerator] : series.measure === "national" ? [] : [series.base];
    for (const need of needs)
      if (!known.has(need)) fail(`${series.id}: ${need} is not made before it; move it up`, file);
    known.add(series.id);
    if (series.measure === "ratio" || series.measure === "percentage" || series.measure === "mean") continue;
    const sums = new Map<string, number>();
    for (const {breakdown, share} of series.breakdowns) {
      const dimension = breakdown.slice(0, breakdown.indexOf("="));
      sums.set(dimension, (sums.get(dimension) ?? 0) + share);
    }
    for (const [dimension, sum] of sums)
      if (Math.abs(sum - 1) > 1e-9) fail(`${series.id}: the shares by ${dimension} sum to ${sum}, not 1`, file);
  }
}

/** Links join variables that exist, series are made in the order of cause and effect, declared totals follow from links. */
function checkTruth(world: World, truth: Truth, file: string): void {
  const order = new Map(world.series.map(({id}, i) => [id, i]));
  const variables = new Map(truth.variables.map((variable) => [variable.id, variable]));
  for (const variable of truth.variables)
    if (variable.kind === "series" && !order.has(variable.id)) fail(`${variable.id} is no series of world.yaml`, file);
  const links = new Map(truth.links.map((link) => [link.id, link]));
  for (const link of truth.links) {
    if (!variables.has(link.from)) fail(`${link.id}: ${link.from} is no variable`, file);
    if (variables.get(link.to)?.kind !== "series")
      fail(`${link.id}: ${link.to} is no series, so nothing can push it`, file);
    const [from, to] = [order.get(link.from), order.get(link.to)];
    if (from !== undefined && to !== undefined && from >= to)
      fail(`${link.id}: ${link.to} is made before ${link.from}; put the cause first in world.yaml`, file);
  }
  const shocks = new Set(truth.shocks.map(({id}) => id));
  for (const shock of truth.shocks)
    for (const sector of Object.keys(shock.sectors))
      if (!(sector in world.employment.sectors)) fail(`${shock.id}: there is no sector ${sector}`, file);
  for (const moderator of truth.moderators) {
    if (variables.get(moderator.variable)?.kind !== "national")
      fail(`${moderator.id}: ${moderator.variable} is no national variable`, file);
    for (const shock of Object.keys(moderator.dampens))
      if (!shocks.has(shock)) fail(`${moderator.id}: there is no shock ${shock}`, file);
  }
  for (const {id, series} of truth.measurement)
    if (!order.has(series)) fail(`${id}: ${series} is no series of world.yaml`, file);
  for (const total of truth.totals) {
    let effect = 0;
    for (const path of total.paths) {
      let product = 1;
      let at = total.from;
      let lag = 0;
      for (const step of path) {
        const link = links.get(step);
        if (!link || link.from !== at)
          fail(`total ${total.from} → ${total.to}: ${step} does not continue from ${at}`, file);
        product *= link.strength;
        at = link.to;
        lag += link.lagMonths;
      }
      if (at !== total.to || lag !== Math.round(total.lagYears * 12))
        fail(`total ${total.from} → ${total.to}: a path ends in ${at} after ${lag} months`, file);
      effect += product;
    }
    if (Math.abs(effect - total.effect) > 1e-9)
      fail(`total ${total.from} → ${total.to}: its paths give ${effect}, not ${total.effect}`, file);
  }
}
