//! Letters: how wide words are, and which dots they darken. Two weights of Inter come with the program.

use ab_glyph::{Font, FontRef, Glyph, PxScale, ScaleFont as _, point};

static REGULAR: &[u8] = include_bytes!("../fonts/Inter-Regular.otf");
static BOLD: &[u8] = include_bytes!("../fonts/Inter-SemiBold.otf");

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hand {
    /// How high an em is, in dots.
    pub(crate) size: f32,
    pub(crate) bold: bool,
}

impl Hand {
    pub(crate) const fn regular(size: f32) -> Self {
        Self { size, bold: false }
    }

    pub(crate) const fn bold(size: f32) -> Self {
        Self { size, bold: true }
    }

    /// How far one line's foot is from the next one's.
    pub(crate) fn line(self) -> i32 {
        (self.size * 1.3) as i32
    }

    /// How high a capital letter is.
    pub(crate) fn capital(self) -> i32 {
        (self.size * 0.73) as i32
    }

    /// Smaller, if that is needed to fit into this width.
    pub(crate) fn fitting(self, text: &str, width: i32, letters: &Letters) -> Self {
        const SMALLEST: f32 = 16.0;
        let wide = letters.width(text, self);
        if wide <= width {
            return self;
        }
        let size = (self.size * width as f32 / wide as f32).max(SMALLEST);
        Self { size, ..self }
    }
}

/// The fonts.
pub(crate) struct Letters {
    regular: FontRef<'static>,
    bold: FontRef<'static>,
}

impl Letters {
    #[expect(clippy::expect_used, reason = "they come with the program, and every test reads them")]
    pub(crate) fn embedded() -> Self {
        let font = |bytes| FontRef::try_from_slice(bytes).expect("the font that comes with the program");
        Self { regular: font(REGULAR), bold: font(BOLD) }
    }

    /// How wide a text is on one line.
    pub(crate) fn width(&self, text: &str, hand: Hand) -> i32 {
        let mut end = 0.0;
        self.each(text, hand, |_, after| end = after);
        (end as i32).saturating_add(1)
    }

    /// Calls `dot` with each dot that a text darkens, beside and above its beginning at the line's foot, and how much.
    pub(crate) fn draw(&self, text: &str, hand: Hand, mut dot: impl FnMut(i32, i32, f32)) {
        let font = self.font(hand);
        self.each(text, hand, |glyph, _| {
            if let Some(outline) = font.outline_glyph(glyph) {
                let (left, top) = (outline.px_bounds().min.x as i32, outline.px_bounds().min.y as i32);
                outline.draw(|x, y, covered| dot(left + x as i32, top + y as i32, covered));
            }
        });
    }

    /// The text in as many lines as it needs in this width. A word that is wider by itself stays whole.
    pub(crate) fn lines(&self, text: &str, hand: Hand, width: i32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}"), hand) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }

    /// As much of a text as there is room for.
    pub(crate) fn cut(&self, text: &str, hand: Hand, width: i32) -> String {
        if self.width(text, hand) <= width {
            return text.to_owned();
        }
        let mut cut = text.to_owned();
        while cut.pop().is_some() && self.width(&format!("{}…", cut.trim_end()), hand) > width {}
        format!("{}…", cut.trim_end())
    }

    /// Calls `put` with each letter at its place, and where the next one begins.
    fn each(&self, text: &str, hand: Hand, mut put: impl FnMut(Glyph, f32)) {
        let font = self.font(hand);
        let scale = scale(font, hand.size);
        let font = font.as_scaled(scale);
        let (mut pen, mut before) = (0.0, None);
        for letter in text.chars() {
            let id = font.glyph_id(letter);
            pen += before.map_or(0.0, |before| font.kern(before, id));
            let glyph = id.with_scale_and_position(scale, point(pen, 0.0));
            pen += font.h_advance(id);
            before = Some(id);
            put(glyph, pen);
        }
    }

    fn font(&self, hand: Hand) -> &FontRef<'static> {
        if hand.bold { &self.bold } else { &self.regular }
    }
}

/// Fonts are scaled by their whole height, an em is only a part of that.
fn scale(font: &FontRef<'_>, em: f32) -> PxScale {
    let units = font.units_per_em().unwrap_or_else(|| font.height_unscaled());
    PxScale::from(em * font.height_unscaled() / units)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HAND: Hand = Hand::regular(30.0);

    #[test]
    fn every_letter_of_the_locales_is_there() {
        let letters = Letters::embedded();
        for font in [&letters.regular, &letters.bold] {
            for letter in "ÄÖÜäöüßéèçłșğıİžåøœ€–—…„“”‘’·→×≈%0123456789".chars()
            {
                assert_ne!(font.glyph_id(letter).0, 0, "{letter}");
            }
        }
    }

    #[test]
    fn lines_are_no_wider_than_they_may_be() {
        let letters = Letters::embedded();
        let text = "Am längsten wartet man auf Personalausweis: in 12 Tagen.";
        let lines = letters.lines(text, HAND, 300);
        assert!(lines.len() > 1 && lines.iter().all(|line| letters.width(line, HAND) <= 300), "{lines:?}");
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn what_is_too_long_is_cut_and_says_so() {
        let letters = Letters::embedded();
        assert_eq!(letters.cut("Reisepass", HAND, 1_000), "Reisepass");
        let cut = letters.cut("Wiederzulassung eines Fahrzeugs", HAND, 200);
        assert!(cut.ends_with('…') && letters.width(&cut, HAND) <= 200, "{cut}");
    }
}
