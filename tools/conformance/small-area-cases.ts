import {z} from "zod";
import type {Part} from "./compare.js";
import type {commandRunner} from "./reading.js";

const smallAreaDocument = z.looseObject({
  refvar: z.number(),
  coefficients: z.array(z.looseObject({term: z.string(), estimate: z.number()})),
  areas: z.array(z.looseObject({estimate: z.number().nullable(), mse: z.number().nullable()}))
});

/** The case of estimates for small areas. */
export function smallAreaCases({part}: ReturnType<typeof commandRunner>): Record<string, Part[]> {
  const line = (method: string): string[] => [
    ...["small-area", "milk.csv", "--formula", "yi ~ factor(MajorArea)", "--se", "SD", "--method", method]
  ];
  const read = (document: unknown): Record<string, unknown> => {
    const {refvar, coefficients, areas} = smallAreaDocument.parse(document);
    return {
      refvar,
      beta: Object.fromEntries(coefficients.map(({term, estimate}) => [caseTerm(term), estimate])),
      eblup: areas.map(({estimate}) => estimate),
      mse: areas.map(({mse}) => mse)
    };
  };
  return {fay_herriot_milk: ["reml", "fh", "ml"].map((method) => part([method], line(method), read))};
}

/** The case names its terms as R's model.matrix does, with an X before. */
const caseTerm = (term: string): string => `X${term.replace(/^MajorArea\[(\d+)\]$/, "as.factor(MajorArea)$1")}`;
