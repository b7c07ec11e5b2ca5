import type {Random} from "../../statistics/types.js";
import type {SystemFile} from "../format.js";
import {choleskyInOrder, copulaMatrix, uniformOf} from "../sensitivity/copula.js";
import {declaredCorrelations} from "../sensitivity/correlations.js";
import {quantileOf, sensitivityInputs} from "../sensitivity/inputs.js";
import type {Correlation} from "../sensitivity/types.js";
import type {DrawnNumber} from "./drawn-numbers.js";

/** Writes the numbers of one draw, in the order of the drawn numbers. */
export type JointDraw = (random: Random, into: Float64Array) => void;

/**
 * How the numbers of one draw come about together. Without correlations each is drawn by itself. With them, a normal for
 * each, made dependent by the Cholesky factor of their matrix (Gaussian copula, as for Shapley effects; see copulaMatrix),
 * and each number is the quantile of its own distribution there, so that every number by itself is drawn as before.
 *
 * Throws InputError: unknown-input, invalid-correlation.
 */
export function jointDraw(
  file: SystemFile,
  drawn: readonly DrawnNumber[],
  asked: readonly Correlation[] = []
): JointDraw {
  const inputs = sensitivityInputs(file);
  const matrix = copulaMatrix(inputs, declaredCorrelations(file, inputs, asked));
  const factor = matrix === null ? null : choleskyInOrder(matrix, Int32Array.from(inputs.keys()));
  if (factor === null)
    return (random, into) => {
      drawn.forEach(({draw}, at) => (into[at] = draw(random)));
    };
  const places = new Map(inputs.map(({id}, place) => [id, place]));
  const k = inputs.length;
  const normals = new Float64Array(k);
  const values = new Float64Array(k);
  return (random, into) => {
    for (let place = 0; place < k; place++) normals[place] = random.normal();
    inputs.forEach(({distribution}, place) => {
      let z = 0;
      for (let each = 0; each <= place; each++) z += (factor[place * k + each] ?? 0) * (normals[each] ?? 0);
      values[place] =
        distribution.dist === "normal"
          ? distribution.args[0] + distribution.args[1] * z
          : quantileOf(distribution, uniformOf(z));
    });
    drawn.forEach(({id, of, draw}, at) => {
      const place = places.get(id);
      // What has no width is no input; an intervention that does not act is drawn, but has no place here.
      into[at] = place === undefined ? draw(random) : of(values[place] ?? NaN);
    });
  };
}
