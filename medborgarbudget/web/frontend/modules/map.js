import { DivIcon, GeoJSON, Marker } from "leaflet/dist/leaflet-src.esm.js";
import { lookAt, mapIn } from "./map-ground.js";

const MOST_NAMES = 15;

/** Show the features of a `data-map` element; what they say stands in the list beside it as well. */
export async function showMap(element) {
  const features = await featuresOf(element);
  if (!features) return;
  const map = mapIn(element);
  const layers = shapesOf(features).addTo(map);
  lookAt(map, layers);
  if (features.features.length <= MOST_NAMES) showNames(map, layers);
  layers.eachLayer((layer) => layer.bindPopup(about(layer.feature), closing(element)));
  markTogether(element.parentElement, layers);
}

/** Areas and points in the look of the house; none of them is a stop for the keyboard. */
export function shapesOf(features, settings = {}) {
  return new GeoJSON(features, {
    style: { className: "map-shape", weight: 2 },
    pointToLayer: (_feature, place) => new Marker(place, { icon: point(), keyboard: false }),
    ...settings,
  });
}

async function featuresOf(element) {
  const inside = element.querySelector("script[type='application/json']");
  if (inside) return JSON.parse(inside.textContent);
  try {
    const response = await fetch(element.dataset.source);
    if (response.ok) return await response.json();
  } catch {
    // Told below, as an answer that is none.
  }
  element.textContent = element.dataset.failed;
  element.hidden = false;
  return null;
}

function point() {
  return new DivIcon({ className: "map-point", iconSize: [44, 44] });
}

/** Write the names on the shapes that have room for them. */
function showNames(map, layers) {
  layers.eachLayer(nameOn);
  const fit = () => layers.eachLayer((layer) => layer.getTooltip() && fitName(map, layer));
  map.on("zoomend", fit);
  fit();
}

function fitName(map, layer) {
  const bounds = layer.getBounds?.();
  if (!bounds) return;
  const [left, right] = [bounds.getWest(), bounds.getEast()].map(
    (longitude) => map.latLngToLayerPoint([bounds.getNorth(), longitude]).x,
  );
  const name = layer.getTooltip().getElement();
  name.classList.toggle("map-no-room", name.offsetWidth > right - left);
}

function nameOn(layer) {
  const { name, label } = layer.feature.properties;
  if (!name) return;
  const direction = layer.getBounds ? "center" : "bottom";
  layer.bindTooltip(textOf(name), { permanent: true, direction, className: "map-name" });
  if (label) layer.openTooltip([label[1], label[0]]);
}

/** What a click on a feature tells: its name, with the way to it, and a line about it. */
function about({ properties: { name, url, description } }) {
  const box = document.createElement("div");
  const title = document.createElement(url ? "a" : "strong");
  if (url) title.href = url;
  title.textContent = name;
  box.append(title);
  if (description) {
    const line = document.createElement("p");
    line.textContent = description;
    box.append(line);
  }
  return box;
}

function closing(element) {
  return { autoPan: false, className: "map-about", closeButton: true, title: element.dataset.close };
}

/** Mark a feature on the map while somebody points at its item of the list. */
function markTogether(whole, layers) {
  const byId = new Map();
  layers.eachLayer((layer) => byId.set(String(layer.feature.id), layer));
  for (const item of whole.querySelectorAll("[data-map-feature]")) {
    const shape = byId.get(item.dataset.mapFeature)?.getElement();
    if (!shape) continue;
    const mark = (marked) => () => shape.classList.toggle("map-marked", marked);
    for (const name of ["pointerenter", "focusin"]) item.addEventListener(name, mark(true));
    for (const name of ["pointerleave", "focusout"]) item.addEventListener(name, mark(false));
  }
}

function textOf(text) {
  const span = document.createElement("span");
  span.textContent = text;
  return span;
}
