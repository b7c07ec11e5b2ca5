import {z} from "zod";
import {readYaml} from "../catalogue/catalogue.js";

const seriesSchema = z.strictObject({
  unit: z.string().min(1),
  source: z.string().min(1),
  values: z.record(z.string().regex(/^\d{4}$/, "a year"), z.number())
});

const realisedSchema = z.strictObject({unemployment: seriesSchema, "gdp-growth": seriesSchema});

export type Realised = z.infer<typeof realisedSchema>;

/** What happened in the country, by year. Throws InputError of readYaml. */
export async function readRealised(file: string): Promise<Realised> {
  const [realised] = await readYaml(file, realisedSchema);
  return realisedSchema.parse(realised);
}
