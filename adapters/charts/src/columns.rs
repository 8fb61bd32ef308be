//! Bars that stand side by side: one group for each week, from left to right.

use bot_core::drawing::{Bar, Drawing, Form, Group};
use plotters::style::RGBColor;

use crate::canvas::{Anchor, Canvas};
use crate::letters::Hand;
use crate::page::{MARGIN, inner_width};
use crate::palette::Palette;

/// How high the longest bar is,
const LONGEST: i32 = 480;
/// with the text above it,
const ABOVE: i32 = 56;
/// and the label below all.
const BELOW: i32 = 60;

const TEXT: Hand = Hand::bold(32.0);
const LABEL: Hand = Hand::regular(30.0);

/// How much of a group's room its bars take, in a hundred.
const BARS: i32 = 72;
/// The same where there are several in each.
const SEVERAL: i32 = 92;
/// The most a single bar takes, in dots.
const WIDEST: i32 = 140;

/// How high all of it is.
pub(crate) fn height() -> i32 {
    ABOVE + LONGEST + BELOW
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, drawing: &Drawing, palette: &Palette, top: i32) {
    let groups = i32::try_from(drawing.groups.len().max(1)).unwrap_or(1);
    let (room, foot) = (inner_width() / groups, top + ABOVE + LONGEST);
    let (longest, hand) = (longest(drawing), hand(canvas, drawing, room));
    for (index, group) in (0..).zip(&drawing.groups) {
        let middle = MARGIN + room * index + room / 2;
        let bars = Bars { foot, middle, room, longest, hand };
        match drawing.form {
            Form::Nested => bars.nested(canvas, group, palette),
            _ => bars.side_by_side(canvas, group, palette),
        }
        let hand = LABEL.fitting(&group.label, room - 8, canvas.letters);
        let at = (middle, foot + 20 + LABEL.capital());
        canvas.write(&group.label, hand, Anchor::Middle, at, palette.muted);
    }
    canvas.fill((MARGIN, foot), (MARGIN + inner_width(), foot + 2), palette.line);
}

/// How the numbers above all bars are written: as large as the widest of them allows.
fn hand(canvas: &Canvas<'_>, drawing: &Drawing, room: i32) -> Hand {
    let fitting = |group: &Group| {
        let room = match drawing.form {
            Form::Nested => room,
            _ => pitch(room, group),
        };
        let hands = group.bars.iter().map(move |bar| TEXT.fitting(&bar.text, room - 6, canvas.letters));
        hands.map(|hand| hand.size).fold(TEXT.size, f32::min)
    };
    Hand { size: drawing.groups.iter().map(fitting).fold(TEXT.size, f32::min), ..TEXT }
}

/// How far a bar's middle is from the next one's.
fn pitch(room: i32, group: &Group) -> i32 {
    let count = i32::try_from(group.bars.len().max(1)).unwrap_or(1);
    let bars = if count > 1 { SEVERAL } else { BARS };
    (room * bars / 100 / count).min(WIDEST)
}

/// What the longest bar stands for.
pub(crate) fn longest(drawing: &Drawing) -> f64 {
    let values = drawing.groups.iter().flat_map(|group| &group.bars).filter_map(|bar| bar.value);
    values.fold(drawing.at_least, f64::max)
}

/// How long a bar is, of one that is so long in dots and stands for so much.
pub(crate) fn length(value: f64, longest: f64, dots: i32) -> i32 {
    if longest > 0.0 { (value / longest * f64::from(dots)).round() as i32 } else { 0 }
}

/// Where a group's bars stand.
struct Bars {
    foot: i32,
    middle: i32,
    room: i32,
    longest: f64,
    hand: Hand,
}

impl Bars {
    fn side_by_side(&self, canvas: &mut Canvas<'_>, group: &Group, palette: &Palette) {
        let count = i32::try_from(group.bars.len()).unwrap_or_default();
        let (width, between) = (pitch(self.room, group), if count > 1 { 4 } else { 0 });
        let left = self.middle - width * count / 2;
        for (index, bar) in (0..).zip(&group.bars) {
            let color = palette.series(usize::try_from(index).unwrap_or_default());
            let color = if group.unfinished { palette.pale(color) } else { color };
            let left = left + width * index;
            let top = self.bar(canvas, bar, (left + between, left + width - between), color);
            self.text(canvas, bar, (left + width / 2, top), palette);
        }
    }

    fn nested(&self, canvas: &mut Canvas<'_>, group: &Group, palette: &Palette) {
        let width = (self.room * BARS / 100).min(WIDEST);
        let (left, right) = (self.middle - width / 2, self.middle + width / 2);
        let color = palette.series(0);
        let mut bars = group.bars.iter();
        if let Some(whole) = bars.next() {
            let top = self.bar(canvas, whole, (left, right), palette.pale(color));
            self.text(canvas, whole, (self.middle, top), palette);
        }
        for part in bars {
            self.bar(canvas, part, (left, right), color);
        }
    }

    /// Draws a bar; where it ends.
    fn bar(&self, canvas: &mut Canvas<'_>, bar: &Bar, (left, right): (i32, i32), color: RGBColor) -> i32 {
        let top = self.foot - length(bar.value.unwrap_or_default(), self.longest, LONGEST);
        canvas.fill((left, top), (right, self.foot), color);
        top
    }

    fn text(&self, canvas: &mut Canvas<'_>, bar: &Bar, (middle, top): (i32, i32), palette: &Palette) {
        let color = if bar.value.is_some() { palette.text } else { palette.muted };
        canvas.write(&bar.text, self.hand, Anchor::Middle, (middle, top - 14), color);
    }
}
