/** A point of a body in metres: `x` to the side where its left hand is, `y` up, `z` ahead of its chest. */
export interface Vector {
  x: number;
  y: number;
  z: number;
}

export function vector(x: number, y: number, z: number): Vector {
  return { x, y, z };
}

export function plus(a: Vector, b: Vector): Vector {
  return { x: a.x + b.x, y: a.y + b.y, z: a.z + b.z };
}

export function times(a: Vector, factor: number): Vector {
  return { x: a.x * factor, y: a.y * factor, z: a.z * factor };
}

export function between(a: Vector, b: Vector, part: number): Vector {
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part, z: a.z + (b.z - a.z) * part };
}

/** Turned about the upright axis: what was ahead goes to the left hand's side. */
export function yawed({ x, y, z }: Vector, angle: number): Vector {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return { x: x * cos + z * sin, y, z: z * cos - x * sin };
}

/** Bowed ahead: what was up goes ahead. */
export function bowed({ x, y, z }: Vector, angle: number): Vector {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return { x, y: y * cos - z * sin, z: z * cos + y * sin };
}

/** Leant to the side: what was up goes to the left hand's side. */
export function leant({ x, y, z }: Vector, angle: number): Vector {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return { x: x * cos + y * sin, y: y * cos - x * sin, z };
}
