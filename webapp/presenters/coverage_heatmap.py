"""What is covered by language, as a picture; the table beside it tells the same in numbers."""

from markupsafe import Markup

from taxonomy.curation.quality import EntryPart, Quality

_WIDTH, _HEIGHT, _LEFT = 40, 22, 70


def heatmap(found: Quality) -> Markup:
    """An SVG with a row a language and a column a part, the fuller the darker."""
    parts = tuple(EntryPart)
    tags = sorted(found.covered, key=lambda tag: -sum(found.covered[tag].values()))
    cells = [
        Markup('<text x="0" y="{y}">{tag}</text>').format(y=(row + 1) * _HEIGHT - 6, tag=tag)
        + Markup("").join(
            Markup(
                '<rect x="{x}" y="{y}" width="{w}" height="{h}" fill-opacity="{share}"/>'
            ).format(
                x=_LEFT + column * _WIDTH,
                y=row * _HEIGHT,
                w=_WIDTH - 2,
                h=_HEIGHT - 2,
                share=round(found.covered[tag].get(part, 0) / max(1, found.concepts), 3),
            )
            for column, part in enumerate(parts)
        )
        for row, tag in enumerate(tags)
    ]
    return Markup(
        '<svg class="heatmap" viewBox="0 0 {width} {height}" role="img" aria-hidden="true">'
        "{cells}</svg>"
    ).format(
        width=_LEFT + len(parts) * _WIDTH,
        height=max(1, len(tags)) * _HEIGHT,
        cells=Markup("").join(cells),
    )
