// The shell's part in the browser: loads the service's element, tells what it reports, guards what is unsaved.
const english = document.documentElement.lang === 'en';
const say = (ja, en) => (english ? en : ja);
const TOAST_MILLISECONDS = 8000;
const LOADING_MILLISECONDS = 15000;

const place = document.getElementById('module');
let unsaved = false;

function toast(text, alarm, ...actions) {
  const box = document.getElementById(alarm ? 'alarms' : 'notices');
  const item = document.createElement('div');
  item.className = 'toast';
  const words = document.createElement('span');
  words.textContent = text;
  const close = document.createElement('button');
  close.className = 'btn sm';
  close.textContent = say('閉じる', 'Close');
  close.addEventListener('click', () => item.remove());
  item.append(words, ...actions, close);
  box.append(item);
  // An alarm stays until somebody has read it.
  if (!alarm) setTimeout(() => item.remove(), TOAST_MILLISECONDS);
}

function mark(dirty) {
  unsaved = dirty;
  document.body.toggleAttribute('data-unsaved', dirty);
}

document.addEventListener('dxp:dirty', event => mark(event.detail?.dirty ?? true));
document.addEventListener('dxp:draft-saved', event => {
  mark(false);
  toast(event.detail?.message ?? say('下書きを保存しました', 'Draft saved'));
});
document.addEventListener('dxp:submitted', event => {
  mark(false);
  toast(event.detail?.message ?? say('送信しました', 'Sent'));
});
document.addEventListener('dxp:error', event =>
  toast(event.detail?.message ?? say('エラーが発生しました', 'Something went wrong'), true));

// The element went on to another period: the list and the way to the other language follow.
document.addEventListener('dxp:period', event => {
  const { period, label } = event.detail ?? {};
  const list = document.getElementById('period');
  if (!period || !list) return;
  if (![...list.options].some(each => each.value === period)) list.prepend(new Option(label ?? period, period));
  list.value = period;
  const other = document.getElementById('language');
  const target = new URL(other.href);
  target.searchParams.set('period', period);
  other.href = target;
});

// A session that has ended is told once, with the way back; leaving asks first when something is unsaved.
let ended = false;
const ask = window.fetch.bind(window);
window.fetch = async (...request) => {
  const answer = await ask(...request);
  if (answer.status === 401 && !ended) {
    ended = true;
    const again = document.createElement('button');
    again.className = 'btn sm';
    again.textContent = say('サインインする', 'Sign in');
    again.addEventListener('click', () => location.reload());
    toast(say('サインインの有効期限が切れました。', 'Your sign-in has expired.'), true, again);
  }
  return answer;
};

window.addEventListener('beforeunload', event => {
  if (unsaved) event.preventDefault();
});

function missing(reason) {
  console.warn(reason);
  place.removeAttribute('aria-busy');
  const card = document.createElement('div');
  card.className = 'panel card';
  card.dataset.state = 'er';
  card.setAttribute('role', 'alert');
  const words = document.createElement('p');
  words.textContent = say(
    `「${place.dataset.label}」の画面を読み込めませんでした。ほかの画面はそのまま使えます。`,
    `The page "${place.dataset.label}" could not be loaded. The other pages keep working.`);
  const retry = document.createElement('button');
  retry.className = 'btn';
  retry.textContent = say('もう一度試す', 'Try again');
  retry.addEventListener('click', () => location.reload());
  card.append(words, retry);
  place.replaceChildren(card);
}

async function load() {
  const late = new Promise((_, fail) =>
    setTimeout(() => fail(new Error('the element was not defined in time')), LOADING_MILLISECONDS));
  const tag = place.dataset.tag;
  try {
    await Promise.race([
      import(place.dataset.specifier).then(() => customElements.whenDefined(tag)), late]);
    const element = document.createElement(tag);
    element.locale = document.documentElement.lang;
    element.person = document.body.dataset.person;
    element.department = document.body.dataset.department;
    element.roles = document.body.dataset.roles.split(' ').filter(Boolean);
    element.period = document.body.dataset.period;
    element.periodChosen = 'periodChosen' in document.body.dataset;
    place.replaceChildren(element);
    place.removeAttribute('aria-busy');
  } catch (reason) {
    missing(reason);
  }
}

if (place) await load();
