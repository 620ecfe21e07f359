import type { MicroDollars } from '../catalog/model.ts';

/** The money of one run under its cap: reserved before a submission, settled after, released on failure. */
export class Budget {
  readonly #cap: MicroDollars | undefined;
  #spent: MicroDollars;
  #reserved = 0;
  #inDoubt = 0;

  constructor(cap: MicroDollars | undefined, spent: MicroDollars) {
    this.#cap = cap;
    this.#spent = spent;
  }

  get spent(): MicroDollars {
    return this.#spent;
  }

  /** False when the cap does not allow it. A price that is not known fits under no cap. */
  reserve(cost: MicroDollars | undefined): boolean {
    if (this.#cap !== undefined && !this.#fits(cost, this.#cap)) return false;
    this.#reserved += cost ?? 0;
    return true;
  }

  release(cost: MicroDollars | undefined): void {
    this.#reserved -= cost ?? 0;
  }

  /** It may have been charged: the cap holds whatever is found later. */
  doubt(reserved: MicroDollars | undefined): void {
    this.release(reserved);
    this.#inDoubt += reserved ?? 0;
  }

  settle(reserved: MicroDollars | undefined, spent: MicroDollars): void {
    this.release(reserved);
    this.#spent += spent;
  }

  /** What the waiting tasks need beyond the cap, in words. */
  needs(waiting: readonly (MicroDollars | undefined)[]): string {
    const cap = this.#cap ?? 0;
    const known = waiting.reduce<number>((sum, cost) => sum + (cost ?? 0), 0);
    const unknown = waiting.some((cost) => cost === undefined);
    const doubt = this.#inDoubt > 0 ? `, ${dollars(this.#inDoubt)} is in doubt` : '';
    return (
      `The cap of ${dollars(cap)} is reached: ${dollars(this.#spent)} is spent${doubt}, and ${waiting.length} ` +
      `${waiting.length === 1 ? 'task needs' : 'tasks need'} ${unknown ? '≥ ' : ''}${dollars(known)} more` +
      `${unknown ? ' (a price is not known)' : ''}. Raise the cap to at least ${dollars(this.#spent + this.#inDoubt + known)}.`
    );
  }

  #fits(cost: MicroDollars | undefined, cap: MicroDollars): boolean {
    return cost === 0 || (cost !== undefined && this.#spent + this.#inDoubt + this.#reserved + cost <= cap);
  }
}

/** Micro-dollars as people read them: `$1.25`, with as many digits as small sums need. */
export function dollars(micros: MicroDollars): string {
  const text = (micros / 1e6).toFixed(6).replace(/0{1,4}$/, '');
  return `$${text}`;
}
