"""Two kinds of pictures as SVG, without a library: points with names, and lines in panels."""
import math
from xml.sax.saxutils import escape

COLORS = ["#1f6f8b", "#c8553d", "#588157", "#7b5ea7", "#b08900", "#444444"]
STYLE = """<style>
text{font:12px system-ui,sans-serif;fill:#333}
.title{font-weight:600;font-size:14px}.small{font-size:11px;fill:#666}
.grid{stroke:#ddd}.axis{stroke:#888}
rect.paper{fill:#fff}
</style>"""


def ticks(low, high, logarithmic):
    """Round numbers between two ends."""
    if logarithmic:
        first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
        step = max(1, (last - first + 5) // 6)
        return [10.0 ** power for power in range(first, last + 1, step) if low <= 10.0 ** power * 1.0001 and 10.0 ** power <= high * 1.0001]
    step = 10 ** math.floor(math.log10((high - low) / 3))
    step *= next((factor for factor in (1, 2, 5) if (high - low) / (step * factor) <= 6), 10)
    return [i * step for i in range(math.ceil(low / step), math.floor(high / step + 1e-9) + 1)]


def number(value):
    if value >= 1e9:
        return f"{value / 1e9:g}G"
    if value >= 1e6:
        return f"{value / 1e6:g}M"
    if value >= 1e4:
        return f"{value / 1e3:g}k"
    return f"{value:.6g}"


class Frame:
    """A rectangle with two axes."""

    def __init__(self, box, x, y, log_x=False, log_y=False):
        self.left, self.top, self.width, self.height = box
        self.x, self.y, self.log_x, self.log_y = x, y, log_x, log_y

    @staticmethod
    def _share(value, ends, logarithmic):
        low, high = ends
        if logarithmic:
            value, low, high = math.log10(value), math.log10(low), math.log10(high)
        return (value - low) / ((high - low) or 1)

    def at(self, x, y):
        return (self.left + self.width * self._share(x, self.x, self.log_x),
                self.top + self.height * (1 - self._share(y, self.y, self.log_y)))

    def axes(self, label_x, label_y, title=""):
        out = []
        bottom, right = self.top + self.height, self.left + self.width
        for value in ticks(*self.x, self.log_x):
            px, _ = self.at(value, self.y[0])
            out.append(f'<line class="grid" x1="{px:.1f}" y1="{self.top}" x2="{px:.1f}" y2="{bottom}"/>'
                       f'<text x="{px:.1f}" y="{bottom + 16}" text-anchor="middle">{number(value)}</text>')
        for value in ticks(*self.y, self.log_y):
            _, py = self.at(self.x[0], value)
            out.append(f'<line class="grid" x1="{self.left}" y1="{py:.1f}" x2="{right}" y2="{py:.1f}"/>'
                       f'<text x="{self.left - 6}" y="{py + 4:.1f}" text-anchor="end">{number(value)}</text>')
        out.append(f'<path class="axis" fill="none" d="M{self.left} {self.top}V{bottom}H{right}"/>')
        out.append(f'<text x="{(self.left + right) / 2}" y="{bottom + 34}" text-anchor="middle">{escape(label_x)}</text>')
        out.append(f'<text x="{self.left}" y="{self.top - 8}" class="small">{escape(label_y)}</text>')
        if title:
            out.append(f'<text x="{self.left}" y="{self.top - 24}" class="title">{escape(title)}</text>')
        return "\n".join(out)


def page(width, height, parts, title):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            f'role="img">\n<title>{escape(title)}</title>\n{STYLE}\n<rect class="paper" width="{width}" height="{height}"/>\n'
            + "\n".join(parts) + "\n</svg>\n")


def scatter(points, title, label_x, label_y, note):
    """Points of (name, x, y, is ours); x is drawn by its logarithm."""
    xs = [x for _, x, _, _ in points]
    ys = [y for _, _, y, _ in points]
    pad = max(0.02, (max(ys) - min(ys)) * 0.15)
    frame = Frame((70, 60, 600, 300), (min(xs) / 2, max(xs) * 4), (min(ys) - pad, max(ys) + pad), log_x=True)
    parts = [frame.axes(label_x, label_y, title)]
    taken = []
    for name, x, y, is_ours in sorted(points, key=lambda point: (-point[2], point[1])):
        px, py = frame.at(x, y)
        color = COLORS[1] if is_ours else COLORS[0]
        # A name that would lie on another one moves down.
        ty = py + 4
        while any(abs(ty - other_y) < 13 and abs(px - other_x) < 130 for other_x, other_y in taken):
            ty += 13
        taken.append((px, ty))
        parts.append(f'<circle cx="{px:.1f}" cy="{py:.1f}" r="5" fill="{color}"/>'
                     f'<text x="{px + 9:.1f}" y="{ty:.1f}"{" font-weight=" + chr(34) + "600" + chr(34) if is_ours else ""}>'
                     f'{escape(name)}</text>')
    parts.append(f'<text x="70" y="420" class="small">{escape(note)}</text>')
    return page(720, 440, parts, title)


def panels(charts, title, note):
    """Line charts, two a row. A chart: title, label_x, label_y, log_x, log_y, lines {name: [(x, y)]}."""
    parts = []
    height = 290
    for index, chart in enumerate(charts):
        left, top = 70 + (index % 2) * 440, 60 + (index // 2) * height
        values = [point for line in chart["lines"].values() for point in line]
        xs, ys = [x for x, _ in values], [y for _, y in values]
        low = min(ys) / 1.3 if chart.get("log_y") else 0
        frame = Frame((left, top, 330, 180), (min(xs), max(xs)), (low, max(ys) * 1.25), chart.get("log_x"), chart.get("log_y"))
        parts.append(frame.axes(chart["label_x"], chart["label_y"], chart["title"]))
        for number_of_line, (name, line) in enumerate(chart["lines"].items()):
            color = COLORS[number_of_line % len(COLORS)]
            places = [frame.at(x, y) for x, y in line]
            way = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
            parts.append(f'<path d="{way}" fill="none" stroke="{color}" stroke-width="2"/>')
            parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{color}"/>' for x, y in places]
            if len(chart["lines"]) > 1:
                parts.append(f'<text x="{left + 330 - 4}" y="{top + 14 + 14 * number_of_line}" text-anchor="end" '
                             f'style="fill:{color}">{escape(name)}</text>')
    total = 60 + (len(charts) + 1) // 2 * height
    parts.append(f'<text x="70" y="{total - 10}" class="small">{escape(note)}</text>')
    return page(900, total, parts, title)
