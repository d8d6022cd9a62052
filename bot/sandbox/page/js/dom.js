// Building elements without ever parsing foreign text as HTML, and keeping lists in step with data.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element. `attributes`: onclick… are listeners, false and null leave an attribute out. */
export function el(tag, attributes = {}, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

/** Make an SVG element. */
export function svg(tag, attributes = {}, ...children) {
  return dress(document.createElementNS(SVG, tag), attributes, children);
}

function dress(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Replace what is inside a node. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/**
 * Keep the children of `parent` in step with `rows`, touching only what changed.
 *
 * A row is {key, parts, build()}: it is built anew only when one of its parts is another value.
 * Focus inside a rebuilt row moves to the element with the same data-focus, or to the row itself.
 */
export function reconcile(parent, rows) {
  const known = new Map([...parent.children].map((child) => [child.rowKey, child]));
  let place = parent.firstElementChild;
  for (const row of rows) {
    let node = known.get(row.key);
    known.delete(row.key);
    if (node && !same(node.rowParts, row.parts)) {
      const fresh = row.build();
      const mark = focusMark(node);
      if (place === node) place = fresh;
      node.replaceWith(fresh);
      node = fresh;
      if (mark !== null) restoreFocus(fresh, mark);
    } else if (!node) {
      node = row.build();
    }
    node.rowKey = row.key;
    node.rowParts = row.parts;
    if (place === node) place = place.nextElementSibling;
    else parent.insertBefore(node, place);
  }
  for (const node of known.values()) node.remove();
}

function same(before, after) {
  return before.length === after.length && before.every((part, index) => part === after[index]);
}

function focusMark(node) {
  const active = document.activeElement;
  return node.contains(active) ? (active.dataset.focus ?? "") : null;
}

function restoreFocus(node, mark) {
  const again = mark ? node.querySelector(`[data-focus="${CSS.escape(mark)}"]`) : null;
  (again ?? node).focus({ preventScroll: true });
}

/** Run `task` once after everything that asks for it in this turn. */
export function batched(task) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      task();
    });
  };
}
