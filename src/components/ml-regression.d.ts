declare module "ml-regression" {
  /** Simple linear regression; only for a drawn line (its statistics are not to be used). */
  export class SLR {
    constructor(x: readonly number[], y: readonly number[]);
    readonly slope: number;
    readonly intercept: number;
    predict(x: number): number;
  }
}
