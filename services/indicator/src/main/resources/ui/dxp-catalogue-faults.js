// Faults of a form: each at its field, all of them in a summary above that takes the focus.
import { make } from './dxp-catalogue-words.js';

const MARK = /^[（(][^）)]*[）)] /;

// The field that a pointer means: itself, else the nearest above it, else the first below it.
function fieldAt(inputs, pointer) {
  return inputs.find(each => each.dataset.pointer === pointer)
    ?? inputs.filter(each => each.dataset.pointer && pointer.startsWith(`${each.dataset.pointer}/`)).sort((a, b) => b.dataset.pointer.length - a.dataset.pointer.length)[0]
    ?? inputs.find(each => pointer && each.dataset.pointer.startsWith(`${pointer}/`));
}

export function forgive(form, summary) {
  for (const input of form.querySelectorAll('[data-pointer]')) {
    input.removeAttribute('aria-invalid');
    const kept = (input.getAttribute('aria-describedby') ?? '').split(' ').filter(id => id && id !== `${input.id}-fault`).join(' ');
    if (kept) input.setAttribute('aria-describedby', kept); else input.removeAttribute('aria-describedby');
  }
  form.querySelectorAll('.fault').forEach(said => said.replaceChildren());
  summary.removeAttribute('role');
  summary.className = '';
  summary.replaceChildren();
  document.title = document.title.replace(MARK, '');
}

export function blame(form, summary, tongue, title, errors) {
  const inputs = [...form.querySelectorAll('[data-pointer]')].filter(each => !each.closest('[hidden]'));
  const found = errors.map(fault => ({ fault, input: fieldAt(inputs, fault.pointer) })).sort((a, b) => inputs.indexOf(a.input) - inputs.indexOf(b.input));
  const items = found.map(({ fault, input }) => {
    const said = tongue.fault(fault);
    if (!input) return make('li', {}, `${fault.pointer} ${said}`);
    const place = form.querySelector(`[id="${input.id}-fault"]`);
    place?.append(make('span', { style: 'display:block' }, `⚠ ${said}`));
    if (input.tagName !== 'BUTTON') input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', [...new Set([...(input.getAttribute('aria-describedby') ?? '').split(' '), `${input.id}-fault`])].filter(Boolean).join(' '));
    const label = form.querySelector(`label[for="${input.id}"]`)?.firstChild?.textContent ?? input.textContent;
    const group = input.closest('fieldset fieldset')?.querySelector('legend')?.textContent;
    return make('li', {}, make('a', { href: `#${input.id}`, onclick: event => {
      event.preventDefault();
      input.focus();
    } }, `${[group, label].filter(Boolean).join(' ')}${tongue.colon()}${said}`));
  });
  summary.className = 'faults';
  summary.setAttribute('role', 'alert');
  summary.replaceChildren(make('p', {}, make('b', {}, `⚠ ${title}`)), make('ul', { class: 'dots' }, ...items));
  if (errors.length) document.title = `${tongue.say(`（誤り${errors.length}件）`, `(${errors.length} errors)`)} ${document.title.replace(MARK, '')}`;
  summary.focus();
}
