const FEWEST = 3;

/** A shape while it is drawn: its rings of corners [longitude, latitude], one of them chosen. */
export class Drawing {
  constructor(geometry) {
    this.rings = ringsOf(geometry);
    this.ring = 0;
    this.corner = Math.max(0, this.corners.length - 1);
    this.past = [];
  }

  get corners() {
    return this.rings[this.ring].corners;
  }

  /** Whether the chosen ring is a hole in another. */
  isHole(index) {
    return this.rings.findIndex(({ part }) => part === this.rings[index].part) !== index;
  }

  choose(ring, corner = 0) {
    this.ring = ring;
    this.corner = corner;
  }

  /** Put a corner after the chosen one, and choose it. */
  add(place) {
    this.remember();
    this.corner = this.corners.length ? this.corner + 1 : 0;
    this.corners.splice(this.corner, 0, rounded(place));
  }

  move(corner, place) {
    this.remember();
    this.corner = corner;
    this.corners[corner] = rounded(place);
  }

  remove(corner = this.corner) {
    this.remember();
    this.corners.splice(corner, 1);
    this.corner = Math.max(0, corner - 1);
  }

  /** Begin one more ring, apart from the others. */
  begin() {
    this.remember();
    const part = Math.max(...this.rings.map((ring) => ring.part)) + 1;
    this.ring = this.rings.push({ part, corners: [] }) - 1;
    this.corner = 0;
  }

  undo() {
    if (this.past.length) Object.assign(this, JSON.parse(this.past.pop()));
  }

  remember() {
    const { rings, ring, corner } = this;
    this.past.push(JSON.stringify({ rings, ring, corner }));
  }

  /** The shape as GeoJSON, of the rings that have three corners or more; null without any. */
  geometry() {
    const parts = new Map();
    for (const { part, corners } of this.rings) {
      if (corners.length < FEWEST) continue;
      parts.set(part, [...(parts.get(part) ?? []), [...corners, corners[0]]]);
    }
    if (!parts.size) return null;
    return { type: "MultiPolygon", coordinates: [...parts.values()] };
  }
}

/** The rings of a GeoJSON surface, alone or as a feature; none is one empty ring. */
function ringsOf(given) {
  const geometry = given?.geometry ?? given;
  const polygons = { Polygon: [geometry?.coordinates], MultiPolygon: geometry?.coordinates };
  const rings = (polygons[geometry?.type] ?? []).flatMap((polygon, part) =>
    polygon.map((ring) => ({ part, corners: ring.slice(0, -1).map(rounded) })),
  );
  return rings.length ? rings : [{ part: 0, corners: [] }];
}

function rounded([longitude, latitude]) {
  return [longitude, latitude].map((degrees) => Math.round(degrees * 1e6) / 1e6);
}
