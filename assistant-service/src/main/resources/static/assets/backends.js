// Draws the plots of the backends, and takes a model that was fetched into the form.
const COLOURS = ['#0b6453', '#c4552b', '#3a5fa0', '#b58900', '#7a4a9c', '#2f8f9d', '#9b2d4f', '#5c6b1f'];
const DASHES = [[], [6, 3], [2, 3], [8, 3, 2, 3]];
const SETTINGS = {
  pace: { type: 'line', stacked: false, unit: 's' },
  ended: { type: 'bar', stacked: true, unit: '', sideways: true },
  spent: { type: 'bar', stacked: true, unit: '¥' },
};

function series({ name, values }, index, type) {
  const colour = COLOURS[index % COLOURS.length];
  return type === 'line'
    ? { label: name, data: values, borderColor: colour, backgroundColor: colour, borderDash: DASHES[Math.floor(index / COLOURS.length) % DASHES.length], spanGaps: true, tension: .25, pointRadius: 3 }
    : { label: name, data: values, backgroundColor: colour, maxBarThickness: 28 };
}

function draw(canvas) {
  const { type, stacked, unit, sideways } = SETTINGS[canvas.dataset.plot];
  const points = JSON.parse(canvas.dataset.points);
  const amounts = { beginAtZero: true, stacked, ticks: { ...(unit ? {} : { precision: 0 }), callback: value => (unit === '¥' ? `¥${value}` : `${value}${unit && ` ${unit}`}`) } };
  const names = { stacked, ticks: { maxRotation: 0, autoSkip: !sideways }, grid: { display: false } };
  new Chart(canvas, {
    type,
    data: { labels: points.labels, datasets: points.series.map((one, index) => series(one, index, type)) },
    options: {
      indexAxis: sideways ? 'y' : 'x',
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'index', axis: sideways ? 'y' : 'x', intersect: false },
      scales: sideways ? { x: amounts, y: names } : { x: names, y: amounts },
      plugins: { legend: { position: 'bottom', labels: { boxWidth: 14 } } },
    },
  });
}

function drawAll() {
  for (const canvas of document.querySelectorAll('canvas[data-plot]')) {
    if (!Chart.getChart(canvas)) draw(canvas);
  }
}

if (window.Chart) {
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  drawAll();
}

// A part that somebody uses is left alone until the next time; an opened table stays.
document.body.addEventListener('htmx:beforeRequest', event => {
  const part = event.target;
  if (part.matches?.('[data-quiet]') && (document.hidden || part.contains(document.activeElement) || part.querySelector('details[open]'))) {
    event.preventDefault();
  }
});
document.body.addEventListener('htmx:beforeSwap', event => {
  for (const canvas of event.target.querySelectorAll?.('canvas[data-plot]') ?? []) {
    window.Chart?.getChart(canvas)?.destroy();
  }
});
document.body.addEventListener('htmx:afterSettle', () => window.Chart && drawAll());

document.body.addEventListener('click', event => {
  const chosen = event.target.closest('[data-model]');
  const field = document.getElementById('model');
  if (chosen && field) {
    field.value = chosen.dataset.model;
    field.focus();
  }
});
