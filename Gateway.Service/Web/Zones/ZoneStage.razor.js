// Drawing with mouse, finger and keys. The polygon follows the pointer here; the page is told once, where the point came to lie.
export function start(svg, page) {
  let drag = null;

  const at = event => {
    const rect = svg.getBoundingClientRect();
    const part = (value, from, size) => Math.min(1, Math.max(0, (value - from) / size));
    return { x: part(event.clientX, rect.left, rect.width), y: part(event.clientY, rect.top, rect.height) };
  };
  const size = () => ({ width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height });

  // Only what the page drew itself is moved, so its next drawing fits.
  const show = (index, x, y) => {
    const { width, height } = size();
    const handle = svg.querySelector(`[data-point="${index}"]`);
    const outline = svg.querySelector('[data-outline]');
    handle?.setAttribute('cx', x * width);
    handle?.setAttribute('cy', y * height);
    const points = outline?.getAttribute('points').trim().split(/\s+/);
    if (!points) return;
    points[index] = `${x * width},${y * height}`;
    outline.setAttribute('points', points.join(' '));
  };

  svg.addEventListener('pointerdown', event => {
    if (event.button > 0) return;
    const point = event.target.closest('[data-point]');
    const middle = event.target.closest('[data-mid]');
    const shape = event.target.closest('[data-shape]');
    const { x, y } = at(event);
    svg.focus({ preventScroll: true });
    if (point) {
      drag = { index: Number(point.dataset.point), x, y, moved: false };
      svg.setPointerCapture(event.pointerId);
    } else if (middle) {
      page.invokeMethodAsync('Stroke', 'insert', Number(middle.dataset.mid), x, y);
    } else if (svg.dataset.drawing === 'yes') {
      page.invokeMethodAsync('Stroke', 'add', -1, x, y);
    } else if (shape) {
      page.invokeMethodAsync('Choose', shape.dataset.shape);
    }
  });

  svg.addEventListener('pointermove', event => {
    if (!drag) return;
    const { x, y } = at(event);
    // A finger that only rests does not move a point.
    if (!drag.moved && Math.hypot(x - drag.x, y - drag.y) < 0.004) return;
    drag.moved = true;
    show(drag.index, x, y);
  });

  svg.addEventListener('pointerup', event => {
    if (!drag) return;
    const { x, y } = at(event);
    page.invokeMethodAsync('Stroke', drag.moved ? 'move' : 'choose', drag.index, x, y);
    drag = null;
  });
  svg.addEventListener('pointercancel', () => { drag = null; });

  svg.addEventListener('keydown', event => {
    const chosen = svg.querySelector('.zone-point.is-chosen');
    if (!chosen) return;
    const index = Number(chosen.dataset.point);
    const { width, height } = size();
    const step = event.shiftKey ? 0.02 : 0.002;
    const [x, y] = [chosen.getAttribute('cx') / width, chosen.getAttribute('cy') / height];
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (by) page.invokeMethodAsync('Stroke', 'move', index, x + by[0], y + by[1]);
    else if (event.key === 'Delete' || event.key === 'Backspace') page.invokeMethodAsync('Stroke', 'remove', index, 0, 0);
    else return;
    event.preventDefault();
  });
}
