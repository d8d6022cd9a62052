// Sample media drawn and composed in the browser, so that nothing real is ever sent.

const SKIES = [["#f7d9a8", "#e98e5f"], ["#cfe3ee", "#7fb0c7"], ["#e7d6ea", "#9a86b8"]];
const FIELDS = [["#86a15b", "#4d7145"], ["#b5a14e", "#70803f"], ["#6f9a76", "#39604f"]];

/** A painted view of fields; `mood` picks one of three. Resolves with base64 JPEG. */
export function photo(mood = 0) {
  const { canvas, brush } = sheet(960, 640);
  brush.fillStyle = gradient(brush, 420, SKIES[mood % 3]);
  brush.fillRect(0, 0, 960, 640);
  brush.fillStyle = "#fff4d6";
  disc(brush, 250 + mood * 220, 150 + mood * 40, 56);
  hills(brush, 360, 46, mood, FIELDS[mood % 3][0]);
  house(brush, 610 - mood * 170, 372, 1.2);
  hills(brush, 470, 60, mood + 2, FIELDS[mood % 3][1]);
  return canvas.toDataURL("image/jpeg", 0.86).split(",")[1];
}

/** A house with a heart in its gable. Base64 WebP. */
export function sticker() {
  const { canvas, brush } = sheet(384, 384);
  house(brush, 192, 366, 4.6);
  brush.fillStyle = "#fbe9d2";
  brush.translate(192, 168);
  brush.beginPath();
  brush.moveTo(0, 26);
  brush.bezierCurveTo(-62, -18, -34, -62, 0, -34);
  brush.bezierCurveTo(34, -62, 62, -18, 0, 26);
  brush.fill();
  return canvas.toDataURL("image/webp").split(",")[1];
}

function sheet(width, height) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  return { canvas, brush: canvas.getContext("2d") };
}

function gradient(brush, height, [top, bottom]) {
  const colours = brush.createLinearGradient(0, 0, 0, height);
  colours.addColorStop(0, bottom);
  colours.addColorStop(1, top);
  return colours;
}

function disc(brush, x, y, radius) {
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.fill();
}

function hills(brush, top, height, shift, colour) {
  brush.fillStyle = colour;
  brush.beginPath();
  brush.moveTo(0, 640);
  for (let x = 0; x <= 960; x += 12) brush.lineTo(x, top + Math.sin(x / 150 + shift * 1.7) * height * 0.5);
  brush.lineTo(960, 640);
  brush.fill();
}

function house(brush, x, bottom, size) {
  const box = (left, top, width, height, colour) => {
    brush.fillStyle = colour;
    brush.fillRect(x + left * size, bottom + top * size, width * size, height * size);
  };
  box(-32, -40, 64, 40, "#f6efe0");
  brush.fillStyle = "#9c4a2f";
  brush.beginPath();
  brush.moveTo(x - 40 * size, bottom - 38 * size);
  brush.lineTo(x, bottom - 72 * size);
  brush.lineTo(x + 40 * size, bottom - 38 * size);
  brush.fill();
  box(-7, -24, 14, 24, "#2f6b56");
  box(-26, -30, 13, 13, "#f2c14e");
  box(13, -30, 13, 13, "#f2c14e");
}

const RATE = 8000;

/** Three soft notes, as a WAV file. Base64. */
export function voice(seconds = 3) {
  const count = RATE * seconds;
  const view = new DataView(new ArrayBuffer(44 + count));
  const word = (at, letters) => [...letters].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  word(0, "RIFF");
  view.setUint32(4, 36 + count, true);
  word(8, "WAVEfmt ");
  [[16, 16], [24, RATE], [28, RATE]].forEach(([at, value]) => view.setUint32(at, value, true));
  [[20, 1], [22, 1], [32, 1], [34, 8]].forEach(([at, value]) => view.setUint16(at, value, true));
  word(36, "data");
  view.setUint32(40, count, true);
  for (let index = 0; index < count; index += 1) view.setUint8(44 + index, note(index));
  return base64(new Uint8Array(view.buffer));
}

function note(index) {
  const pitch = [392, 494, 587][Math.floor(index / RATE) % 3];
  const fading = 1 - (index % RATE) / RATE;
  return 128 + Math.round(60 * fading * Math.sin((2 * Math.PI * pitch * index) / RATE));
}

/** A one-page PDF with one line on it. Base64. */
export function pdf(line) {
  const page = `BT /F1 24 Tf 72 760 Td (${line}) Tj ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${page.length}>>stream\n${page}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj${body}endobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 6\n0000000000 65535 f \n${places.join("")}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`;
  return btoa(file);
}

/** Bytes as base64, in pieces a call can take. */
export function base64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
