//! Bars that lie below each other: one group for each thing with a name, from top to bottom.

use bot_core::drawing::{Drawing, Group};

use crate::canvas::{Anchor, Canvas};
use crate::columns::{length, longest};
use crate::letters::Hand;
use crate::page::{MARGIN, inner_width};
use crate::palette::Palette;

const LABEL: Hand = Hand::regular(34.0);
const TEXT: Hand = Hand::bold(32.0);

/// How thick a bar is, and how far from the next one of its group.
const THICK: i32 = 36;
const BETWEEN: i32 = 6;
/// How far a group's label is from its first bar, and its last bar from the next group.
const BELOW_LABEL: i32 = 16;
const BELOW_GROUP: i32 = 34;
/// Between a bar and its text.
const BESIDE: i32 = 16;
/// The least that is left for the longest bar.
const LEAST: i32 = 200;

/// How high all of it is.
pub(crate) fn height(drawing: &Drawing) -> i32 {
    drawing.groups.iter().map(of_group).sum()
}

fn of_group(group: &Group) -> i32 {
    let bars = i32::try_from(group.bars.len()).unwrap_or_default();
    LABEL.capital() + BELOW_LABEL + bars * (THICK + BETWEEN) + BELOW_GROUP
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, drawing: &Drawing, palette: &Palette, top: i32) {
    let texts = drawing.groups.iter().flat_map(|group| &group.bars).map(|bar| &bar.text);
    let widest = texts.map(|text| canvas.letters.width(text, TEXT)).max().unwrap_or_default();
    let room = (inner_width() - widest - BESIDE).max(LEAST);
    let longest = longest(drawing);
    let mut top = top;
    for group in &drawing.groups {
        let foot = top + LABEL.capital();
        let label = canvas.letters.cut(&group.label, LABEL, inner_width());
        canvas.write(&label, LABEL, Anchor::Begin, (MARGIN, foot), palette.text);
        let mut upper = foot + BELOW_LABEL;
        for (index, bar) in group.bars.iter().enumerate() {
            let right = MARGIN + length(bar.value.unwrap_or_default(), longest, room);
            canvas.fill((MARGIN, upper), (right, upper + THICK), palette.series(index));
            // Where there is no bar, a line says where it would begin.
            canvas.fill((MARGIN - 2, upper), (MARGIN, upper + THICK), palette.line);
            let at = (right + BESIDE, upper + (THICK + TEXT.capital()) / 2);
            let hand = TEXT.fitting(&bar.text, MARGIN + inner_width() - at.0, canvas.letters);
            let color = if bar.value.is_some() { palette.text } else { palette.muted };
            canvas.write(&bar.text, hand, Anchor::Begin, at, color);
            upper += THICK + BETWEEN;
        }
        top += of_group(group);
    }
}
