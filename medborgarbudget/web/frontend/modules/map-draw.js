import { DivIcon, FeatureGroup, GeoJSON, Marker } from "leaflet/dist/leaflet-src.esm.js";
import { Drawing } from "./map-drawing.js";
import { lookAt, mapIn } from "./map-ground.js";
import { shapesOf } from "./map.js";

const AT_ONCE = 20;
const STEP = 8;
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** Let a person draw the shape that a text field holds: on the map, or in the list of corners. */
export function drawShape(element) {
  const field = document.getElementById(element.dataset.field);
  const part = (name) => element.querySelector(`[data-draw="${name}"]`);
  let drawing = read(field) ?? new Drawing();
  let adding = !field.value.trim();

  element.hidden = false;
  const map = mapIn(part("map"));
  const surface = new GeoJSON(null, { style: { className: "map-drawn" } }).addTo(map);
  const handles = new FeatureGroup().addTo(map);
  part("text").append(field.closest(".ds-field"));

  const buttons = {
    add: () => (adding = !adding),
    undo: () => drawing.undo(),
    remove: () => drawing.corners.length && drawing.remove(),
    begin: () => (drawing.begin(), (adding = true)),
    insert: () => drawing.add(placeOf(map.getCenter())),
    earlier: () => drawing.choose(drawing.ring, Math.max(0, firstShown() - AT_ONCE)),
    later: () => drawing.choose(drawing.ring, Math.min(last(), firstShown() + AT_ONCE)),
  };
  for (const [name, act] of Object.entries(buttons)) {
    part(name).addEventListener("click", () => (act(), show()));
  }
  map.on("click", ({ latlng }) => adding && (drawing.add(placeOf(latlng)), show()));
  part("ring").addEventListener("change", ({ target }) => {
    drawing.choose(Number(target.value));
    show();
  });
  field.addEventListener("change", () => {
    drawing = read(field) ?? drawing;
    show({ write: false });
    lookAt(map, surface);
  });

  const last = () => Math.max(0, drawing.corners.length - 1);
  const firstShown = () => Math.floor(drawing.corner / AT_ONCE) * AT_ONCE;

  function show({ write = true } = {}) {
    const geometry = drawing.geometry();
    if (write) field.value = geometry ? JSON.stringify(geometry) : "";
    surface.clearLayers();
    if (geometry) surface.addData(geometry);
    showState();
    showRings();
    showCorners();
  }

  function showState() {
    part("add").setAttribute("aria-pressed", adding);
    part("undo").disabled = !drawing.past.length;
    part("remove").disabled = !drawing.corners.length;
    part("earlier").hidden = part("later").hidden = drawing.corners.length <= AT_ONCE;
    const { corners, adding: how, still } = part("state").dataset;
    part("state").textContent = [
      corners.replace("%s", drawing.corners.length),
      adding ? how : still,
    ].join(" ");
  }

  function showRings() {
    const { part: name, hole } = part("ring").dataset;
    const options = drawing.rings.map((_ring, index) => {
      const text = (drawing.isHole(index) ? hole : name).replace("%s", index + 1);
      return new Option(text, index, false, index === drawing.ring);
    });
    part("ring").replaceChildren(...options);
    part("rings").hidden = options.length < 2;
  }

  function showCorners() {
    const focused = document.activeElement?.dataset.place;
    const first = firstShown();
    const shown = [...drawing.corners.keys()].slice(first, first + AT_ONCE);
    part("corners").replaceChildren(...shown.map(row));
    handles.clearLayers();
    shown.forEach(handle);
    if (focused) element.querySelector(`[data-place="${focused}"]`)?.focus();
  }

  function row(index) {
    const item = part("corner").content.firstElementChild.cloneNode(true);
    item.querySelector("span").textContent = `${index + 1}.`;
    const inputs = [...item.querySelectorAll("input")];
    inputs.forEach((input, axis) => {
      input.value = drawing.corners[index][1 - axis];
      input.dataset.place = `${index}-${axis}`;
      input.addEventListener("change", () => {
        const [latitude, longitude] = inputs.map((each) => Number(each.value.replace(",", ".")));
        if (Number.isFinite(latitude + longitude)) drawing.move(index, [longitude, latitude]);
        show();
      });
    });
    const button = item.querySelector("button");
    button.setAttribute("aria-label", button.dataset.label.replace("%s", index + 1));
    button.addEventListener("click", () => (drawing.remove(index), show()));
    return item;
  }

  function handle(index) {
    const [longitude, latitude] = drawing.corners[index];
    const icon = new DivIcon({ className: "map-corner", iconSize: [44, 44] });
    const corner = new Marker([latitude, longitude], { icon, draggable: true, keyboard: false });
    corner.addTo(handles);
    const dot = corner.getElement();
    const chosen = index === drawing.corner;
    dot.tabIndex = chosen ? 0 : -1;
    dot.dataset.place = `corner-${index}`;
    dot.setAttribute("role", "button");
    dot.setAttribute("aria-pressed", chosen);
    dot.setAttribute("aria-label", part("map").dataset.corner.replace("%s", index + 1));
    corner.on("click", () => (drawing.choose(drawing.ring, index), show()));
    corner.on("dragend", () => (drawing.move(index, placeOf(corner.getLatLng())), show()));
    dot.addEventListener("keydown", (event) => byKey(event, index));
  }

  function byKey(event, index) {
    const pixels = ARROWS[event.key];
    if (!pixels && event.key !== "Delete") return;
    event.preventDefault();
    event.stopPropagation();
    if (pixels) drawing.move(index, placeOf(pushed(index, pixels)));
    else drawing.remove(index);
    show();
    element.querySelector(`[data-place="corner-${drawing.corner}"]`)?.focus();
  }

  function pushed(index, [right, down]) {
    const [longitude, latitude] = drawing.corners[index];
    const pixel = map.latLngToContainerPoint([latitude, longitude]);
    return map.containerPointToLatLng(pixel.add([right * STEP, down * STEP]));
  }

  show({ write: false });
  lookAt(map, surface);
  showBehind(element.dataset.source, map, surface);
}

/** The areas that are there already, behind what is drawn. */
async function showBehind(source, map, surface) {
  const response = await fetch(source).catch(() => null);
  if (!response?.ok) return;
  const style = { className: "map-behind", weight: 1, interactive: false };
  const behind = shapesOf(await response.json(), { style }).addTo(map).bringToBack();
  if (!surface.getBounds().isValid()) lookAt(map, behind);
}

/** The drawing that a field holds, or null while its text is no GeoJSON. */
function read(field) {
  try {
    return new Drawing(field.value.trim() ? JSON.parse(field.value) : null);
  } catch {
    return null;
  }
}

function placeOf({ lat, lng }) {
  return [lng, lat];
}
