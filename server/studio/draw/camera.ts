/** A point of the set in metres: x to the right, y up from the ground, z away from the camera's side. */
export interface Point3 {
  x: number;
  y: number;
  z: number;
}

/** A point in the frame in pixels, with its depth in metres. */
export interface Seen {
  x: number;
  y: number;
  depth: number;
}

/**
 * A camera that turns about the vertical and tips up or down. What tipping leaves of the composition is done by shifting
 * the frame, as a view camera does: at eye level walls stay upright.
 */
export interface Camera {
  x: number;
  y: number;
  z: number;
  /** Turn to the right in radians. */
  yaw: number;
  /** Tip in radians: positive looks down. */
  pitch: number;
  /** Pixels that a metre measures at a depth of one metre. */
  focal: number;
  /** Pixel column and row of the optical axis. */
  centre: number;
  middle: number;
  /** Pixel row of the horizon. */
  horizon: number;
}

/** A camera with its horizon. */
export function cameraOf(camera: Omit<Camera, 'horizon'>): Camera {
  return { ...camera, horizon: camera.middle - camera.focal * Math.tan(camera.pitch) };
}

export const nearest = 0.18;

/** Right, up and ahead as the camera would have them if it did not tip. */
export function levelView(camera: Camera, point: Point3): Point3 {
  const dx = point.x - camera.x;
  const dz = point.z - camera.z;
  const cos = Math.cos(camera.yaw);
  const sin = Math.sin(camera.yaw);
  return { x: dx * cos - dz * sin, y: point.y - camera.y, z: dx * sin + dz * cos };
}

/** Tips what a level camera has. */
export function tipped(camera: Camera, { x, y, z }: Point3): Point3 {
  if (camera.pitch === 0) return { x, y, z };
  const cos = Math.cos(camera.pitch);
  const sin = Math.sin(camera.pitch);
  return { x, y: y * cos + z * sin, z: z * cos - y * sin };
}

/** Right, up and depth as the camera has them. */
export function inView(camera: Camera, point: Point3): Point3 {
  return tipped(camera, levelView(camera, point));
}

export function toFrame(camera: Camera, view: Point3): Seen {
  const scale = camera.focal / view.z;
  return { x: camera.centre + view.x * scale, y: camera.middle - view.y * scale, depth: view.z };
}

export function project(camera: Camera, point: Point3): Seen {
  const view = inView(camera, point);
  return toFrame(camera, { ...view, z: Math.max(view.z, nearest) });
}

/** How far the eye looks down on a point: the sine of the angle, negative from below. */
export function lookDown(camera: Camera, point: Point3): number {
  const high = camera.y - point.y;
  return high / (Math.hypot(high, point.x - camera.x, point.z - camera.z) || 1);
}

/** A polygon of the set as seen, cut at the near plane; empty when all of it is behind the camera. */
export function seenPolygon(camera: Camera, points: readonly Point3[]): Seen[] {
  const views = points.map((point) => inView(camera, point));
  const seen: Seen[] = [];
  for (let index = 0; index < views.length; index += 1) {
    const a = views[index] as Point3;
    const b = views[(index + 1) % views.length] as Point3;
    if (a.z >= nearest) seen.push(toFrame(camera, a));
    if (a.z >= nearest !== b.z >= nearest) {
      const part = (nearest - a.z) / (b.z - a.z);
      seen.push(toFrame(camera, { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part, z: nearest }));
    }
  }
  return seen;
}
