// Reads a line chart point by point: with the arrow keys, Home and End, or where the pointer is. The chart stays a picture;
// what is chosen is said by the line under it, which screen readers meet as a slider. The points come with the drawing, so
// that a chart that is drawn anew is read anew; without this script the table beside the chart has the same figures.
const TOWARDS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

class DxpTrend extends HTMLElement {
  // Counted from the newest, which stays the newest when others come.
  #back = 0;
  #drawing;

  connectedCallback() {
    this.reader ??= this.#makeReader();
    this.append(this.reader);
    this.addEventListener('pointermove', ({ target, clientX }) => {
      const chart = target.closest?.('svg.chart');
      if (chart) this.#choose(this.#nearest(clientX));
    });
    this.#drawing = new MutationObserver(() => this.#show());
    this.#drawing.observe(this.firstElementChild, { childList: true, subtree: true });
    this.#show();
  }

  disconnectedCallback() {
    this.#drawing.disconnect();
  }

  #makeReader() {
    const reader = document.createElement('div');
    reader.className = 'reader';
    reader.tabIndex = 0;
    reader.setAttribute('role', 'slider');
    reader.setAttribute('aria-label', this.dataset.label);
    reader.title = this.dataset.help;
    reader.addEventListener('keydown', (event) => {
      const last = this.#points.length - 1;
      const at = last - this.#back;
      const to = { Home: 0, End: last, Escape: last }[event.key] ?? (event.key in TOWARDS ? at + TOWARDS[event.key] : undefined);
      if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.#choose(to);
    });
    return reader;
  }

  get #points() {
    return [...this.firstElementChild.querySelectorAll('[data-say]')];
  }

  #nearest(x) {
    const distances = this.#points.map((point) => {
      const { left, right } = point.getBoundingClientRect();
      return Math.abs((left + right) / 2 - x);
    });
    return distances.indexOf(Math.min(...distances));
  }

  #choose(at) {
    const last = this.#points.length - 1;
    this.#back = last - Math.max(0, Math.min(last, at));
    this.#show();
  }

  #show() {
    const points = this.#points;
    this.reader.hidden = points.length === 0;
    if (this.reader.hidden) return;
    const at = Math.max(0, points.length - 1 - this.#back);
    points.forEach((point, index) => point.classList.toggle('here', index === at && this.#back > 0));
    const { say } = points[at].dataset;
    this.reader.textContent = say;
    this.reader.setAttribute('aria-valuemin', 1);
    this.reader.setAttribute('aria-valuemax', points.length);
    this.reader.setAttribute('aria-valuenow', at + 1);
    this.reader.setAttribute('aria-valuetext', say);
  }
}

customElements.define('dxp-trend', DxpTrend);
