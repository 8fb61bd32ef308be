//! What every picture has: a title, a sentence, what is measured, what the colours mean, and whose figures they are.

use bot_core::drawing::{Drawing, Form};

use crate::WIDTH;
use crate::canvas::{Anchor, Canvas};
use crate::letters::{Hand, Letters};
use crate::palette::Palette;

/// Free on each side.
pub(crate) const MARGIN: i32 = 64;
const TOP: i32 = 64;
const BOTTOM: i32 = 56;

const TITLE: Hand = Hand::bold(54.0);
const MESSAGE: Hand = Hand::regular(36.0);
const AXIS: Hand = Hand::regular(28.0);
const SERIES: Hand = Hand::regular(30.0);
const FOOTER: Hand = Hand::regular(26.0);

/// Between two parts.
const GAP: i32 = 28;
/// The field of a colour beside its name.
const FIELD: i32 = 26;

/// How wide the bars may be in all.
pub(crate) fn inner_width() -> i32 {
    i32::try_from(WIDTH).unwrap_or(i32::MAX) - 2 * MARGIN
}

/// Where everything stands.
pub(crate) struct Page {
    title: Vec<String>,
    message: Vec<String>,
    axis: Vec<String>,
    footer: Vec<String>,
    has_series: bool,
}

impl Page {
    pub(crate) fn lay_out(drawing: &Drawing, letters: &Letters) -> Self {
        Self {
            title: letters.lines(&drawing.title, TITLE, inner_width()),
            message: letters.lines(&drawing.message, MESSAGE, inner_width()),
            axis: letters.lines(&drawing.axis, AXIS, inner_width()),
            footer: letters.lines(&drawing.footer, FOOTER, inner_width()),
            has_series: drawing.series.len() > 1,
        }
    }

    /// Where the bars begin.
    pub(crate) fn plot_top(&self) -> i32 {
        let series = if self.has_series { SERIES.line() + GAP } else { 0 };
        self.series_top() + series + GAP
    }

    fn series_top(&self) -> i32 {
        let head = height(&self.title, TITLE) + GAP / 2 + height(&self.message, MESSAGE);
        TOP + head + GAP + height(&self.axis, AXIS) + GAP
    }

    /// How high the whole picture is, with bars of this height.
    pub(crate) fn height(&self, plot: i32) -> u32 {
        let height = self.plot_top() + plot + GAP + height(&self.footer, FOOTER) + BOTTOM;
        u32::try_from(height).unwrap_or(WIDTH)
    }

    /// Draws all but the bars.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, drawing: &Drawing, palette: &Palette, plot: i32) {
        let mut top = TOP;
        top = write(canvas, &self.title, TITLE, top, palette.text) + GAP / 2;
        top = write(canvas, &self.message, MESSAGE, top, palette.text) + GAP;
        write(canvas, &self.axis, AXIS, top, palette.muted);
        if self.has_series {
            self.name_series(canvas, drawing, palette);
        }
        write(canvas, &self.footer, FOOTER, self.plot_top() + plot + GAP, palette.muted);
    }

    fn name_series(&self, canvas: &mut Canvas<'_>, drawing: &Drawing, palette: &Palette) {
        let (mut left, foot) = (MARGIN, self.series_top() + SERIES.capital());
        for (index, name) in drawing.series.iter().enumerate() {
            let color = match (drawing.form, index) {
                (Form::Nested, 0) => palette.pale(palette.series(0)),
                (Form::Nested, _) => palette.series(0),
                _ => palette.series(index),
            };
            canvas.fill((left, foot - FIELD + 2), (left + FIELD, foot + 2), color);
            left += FIELD + GAP / 2;
            canvas.write(name, SERIES, Anchor::Begin, (left, foot), palette.text);
            left += canvas.letters.width(name, SERIES) + 2 * GAP;
        }
    }
}

fn height(lines: &[String], hand: Hand) -> i32 {
    i32::try_from(lines.len()).unwrap_or_default() * hand.line()
}

/// Writes lines below each other; where they end.
fn write(
    canvas: &mut Canvas<'_>,
    lines: &[String],
    hand: Hand,
    top: i32,
    color: plotters::style::RGBColor,
) -> i32 {
    let mut foot = top + hand.capital();
    for line in lines {
        canvas.write(line, hand, Anchor::Begin, (MARGIN, foot), color);
        foot += hand.line();
    }
    foot - hand.capital()
}
