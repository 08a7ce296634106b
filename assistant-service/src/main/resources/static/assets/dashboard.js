// Draws the table of the last days. The table stays below for those who cannot see the plot.
const table = document.getElementById('answers');
const { Chart } = window;
if (table && Chart) {
  const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const head = [...table.tHead.rows[0].cells].slice(1).map(cell => cell.textContent);
  const rows = [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent));
  const shades = [color('--leaf'), '#1b76d1', '#d9a13b', color('--seal'), '#7b8794'];
  document.querySelector('.plot').hidden = false;
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.color = color('--soft');
  new Chart('plot', {
    type: 'bar',
    data: {
      labels: rows.map(row => row[0]),
      datasets: head
        .map((label, i) => ({ label, data: rows.map(row => Number(row[i + 1].replace(/\D/g, ''))), backgroundColor: shades[i] }))
        .filter((set, i) => i < 4 || set.data.some(value => value > 0)),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: { x: { stacked: true, grid: { display: false } }, y: { stacked: true, beginAtZero: true, ticks: { precision: 0 } } },
      plugins: { legend: { position: 'bottom', labels: { boxWidth: 12 } } },
    },
  });
}
