// What all parts of the page know and say: the KPIs, the chosen one, and the words for them.
import { call, inOwnWords, moment, periodName, pick, whyNot } from './dxp-frame.js';
import { json, make } from './dxp-method-words.js';

export class Page {
  kpis = [];
  indicators = {};
  writable = false;
  kpi = null;
  scores = [];

  // @param element the custom element, whose language and period its page shows
  // @param load loads the page again for a KPI
  // @param edit opens the form of the office
  constructor(element, load, edit) {
    this.element = element;
    this.load = load;
    this.edit = edit;
  }

  get locale() {
    return this.element.locale;
  }

  say(ja, en) {
    return this.locale === 'en' ? en : ja;
  }

  word(pair, key) {
    return pair ? this.say(pair[0], pair[1]) : key ?? '–';
  }

  text(localized) {
    return pick(localized, this.locale);
  }

  told(message) {
    return inOwnWords(message, this.locale);
  }

  tell(type, detail) {
    this.element.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  name(code) {
    return this.indicators[code] ? this.text(this.indicators[code]) : '';
  }

  period(text) {
    return text ? periodName(text, this.locale) : '–';
  }

  // Asks a service; a refusal is thrown with what the service says of it, and words for people.
  async read(address, method = 'GET', body = undefined, signal = undefined) {
    const answer = await call(method, address, body && json(body), { signal });
    if (!answer.ok) throw Object.assign(new Error(this.told(answer.body.title) || whyNot(answer, this.locale)), { problem: answer.body });
    return answer.body;
  }

  failed(said, reason, again) {
    return make('div', {}, make('p', { role: 'alert' }, `${said} (${reason.message})`),
      make('button', { class: 'btn', type: 'button', onclick: again }, this.say('もう一度試す', 'Try again')));
  }

  // Whether there is input that would be lost.
  mark(dirty) {
    this.element.dirty = dirty;
    this.tell('dxp:dirty', { dirty });
  }

  table(label, caption, heads, rows, tall = false) {
    return make('div', { class: tall ? 'scroll tall' : 'scroll', tabindex: '0', role: 'region', 'aria-label': label },
      make('table', {}, caption ? make('caption', {}, caption) : null,
        make('thead', {}, make('tr', {}, ...heads.map(([ja, en, kind]) => make('th', { scope: 'col', class: kind }, this.say(ja, en))))),
        make('tbody', {}, ...rows)));
  }

  panel(id, ja, en, ...content) {
    return make('section', { class: 'panel', id: `dxp-method-${id}`, 'aria-labelledby': `dxp-method-${id}-title` },
      make('h3', { id: `dxp-method-${id}-title`, tabindex: '-1' }, this.say(ja, en)), ...content);
  }

  latest() {
    return this.scores.findLast(score => score.index !== null) ?? this.scores.at(-1) ?? null;
  }

  // What the unit of an indicator is called, beside a figure of 1 as of one; one without English keeps its name.
  unit(known, figure) {
    return this.say(known?.unit, (figure === '1' && known?.unitOne) || known?.unitName?.en || known?.unit) ?? '';
  }

  limit(value) {
    return value === null || value === undefined ? this.say('なし', 'none') : `${value}`;
  }

  validity(version) {
    return version.validTo ? this.say(`${this.period(version.validFrom)}～${this.period(version.validTo)}`, `${version.validFrom} – ${version.validTo}`)
      : this.say(`${this.period(version.validFrom)}以降`, `from ${version.validFrom}`);
  }

  months(count) {
    return this.say(`${count}か月`, `${count} months`);
  }

  instant(text) {
    return moment(text, this.locale);
  }
}
