// Draws the plots of a run. What they show stands in tables beside them, too.
const box = document.querySelector('[data-plots]');
const Chart = window.Chart;
if (box && Chart) draw(JSON.parse(box.dataset.plots));

function draw({ trend, outcomes, times, tags }) {
  const style = getComputedStyle(document.documentElement);
  const color = name => style.getPropertyValue(name).trim();
  const ink = color('--soft');
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.color = ink;
  Chart.defaults.maintainAspectRatio = false;
  Chart.defaults.animation = false;
  Chart.defaults.plugins.legend.labels.boxWidth = 12;
  Chart.defaults.plugins.legend.labels.usePointStyle = true;
  const percent = { min: 0, max: 100, ticks: { callback: value => value + '%' } };
  const lines = [color('--leaf'), '#1b76d1', color('--seal'), '#8a6d1f'];
  const dashes = [[], [6, 3], [2, 3], [8, 3, 2, 3]];
  const points = ['circle', 'rect', 'triangle', 'rectRot'];

  new Chart('trend', {
    type: 'line',
    data: {
      labels: trend.labels,
      datasets: trend.lines.map((line, i) => ({
        label: line.name, data: line.values, borderColor: lines[i], backgroundColor: lines[i],
        borderDash: dashes[i], pointStyle: points[i], borderWidth: 2, pointRadius: 4, spanGaps: true,
      })),
    },
    options: {
      scales: { y: percent },
      plugins: { legend: { position: 'bottom' }, tooltip: { callbacks: { label: at => `${at.dataset.label}: ${at.parsed.y.toFixed(1)}%` } } },
    },
  });

  const seen = [...outcomes.rows, box.dataset.tFailed];
  const shades = [color('--leaf'), '#d9a13b', '#7b8794', '#1b76d1', color('--seal')];
  new Chart('outcomes', {
    type: 'bar',
    data: {
      labels: outcomes.rows,
      datasets: seen.map((name, column) => ({ label: name, data: outcomes.counts.map(row => row[column]), backgroundColor: shades[column] })),
    },
    options: { indexAxis: 'y', scales: { x: { stacked: true, ticks: { precision: 0 } }, y: { stacked: true } }, plugins: { legend: { position: 'bottom' } } },
  });

  new Chart('tags', {
    type: 'bar',
    data: { labels: tags.map(tag => `${tag.tag} (${tag.cases})`), datasets: [{ data: tags.map(tag => tag.percent), backgroundColor: color('--leaf') }] },
    options: {
      indexAxis: 'y',
      scales: { x: percent },
      plugins: { legend: { display: false }, tooltip: { callbacks: { label: at => `${at.parsed.x.toFixed(1)}% · ${tags[at.dataIndex].right}/${tags[at.dataIndex].cases}` } } },
    },
  });

  const edge = i => +(i * times.bin).toFixed(2);
  new Chart('times', {
    type: 'bar',
    data: { labels: times.counts.map((count, i) => `${edge(i)}–${edge(i + 1)}`), datasets: [{ data: times.counts, backgroundColor: '#1b76d1', categoryPercentage: 1, barPercentage: .94 }] },
    options: {
      scales: { x: { title: { display: true, text: 'ms' }, ticks: { autoSkip: true, maxRotation: 0 } }, y: { ticks: { precision: 0 }, title: { display: true, text: box.dataset.tCases } } },
      plugins: { legend: { display: false } },
    },
  });
}
