//! Colours that everybody tells apart, colour-blind or not: blue and orange, after Okabe and Ito. Text has a contrast
//! of at least 7 to its ground, what is less important of at least 4.5, bars of at least 3.

use bot_core::figures::Theme;
use plotters::style::RGBColor;

/// The colours of a theme.
pub(crate) struct Palette {
    pub(crate) ground: RGBColor,
    pub(crate) text: RGBColor,
    /// What is less important.
    pub(crate) muted: RGBColor,
    /// The line that bars stand on.
    pub(crate) line: RGBColor,
    series: [RGBColor; 2],
}

impl Palette {
    pub(crate) fn of(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self {
                ground: RGBColor(255, 255, 255),
                text: RGBColor(24, 28, 34),
                muted: RGBColor(90, 99, 110),
                line: RGBColor(150, 157, 166),
                series: [RGBColor(0, 102, 166), RGBColor(200, 96, 0)],
            },
            Theme::Dark => Self {
                ground: RGBColor(18, 22, 28),
                text: RGBColor(240, 243, 247),
                muted: RGBColor(163, 173, 184),
                line: RGBColor(104, 113, 124),
                series: [RGBColor(86, 180, 233), RGBColor(240, 160, 48)],
            },
        }
    }

    /// The colour of a series' bars.
    pub(crate) fn series(&self, index: usize) -> RGBColor {
        let [first, second] = self.series;
        if index == 0 { first } else { second }
    }

    /// The same where something is not whole yet.
    pub(crate) fn pale(&self, color: RGBColor) -> RGBColor {
        let mix = |color: u8, ground: u8| {
            let mixed = (u16::from(color) * 45 + u16::from(ground) * 55) / 100;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        RGBColor(mix(color.0, self.ground.0), mix(color.1, self.ground.1), mix(color.2, self.ground.2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How bright a colour is, as WCAG reckons.
    fn luminance(color: RGBColor) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(color.0) + 0.7152 * part(color.1) + 0.0722 * part(color.2)
    }

    fn contrast(one: RGBColor, other: RGBColor) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        if one > other { one / other } else { other / one }
    }

    #[test]
    fn everything_stands_out_from_its_ground() {
        for theme in [Theme::Light, Theme::Dark] {
            let palette = Palette::of(theme);
            assert!(contrast(palette.text, palette.ground) >= 7.0, "text, {theme:?}");
            assert!(contrast(palette.muted, palette.ground) >= 4.5, "muted, {theme:?}");
            for series in [0, 1] {
                let color = palette.series(series);
                assert!(contrast(color, palette.ground) >= 3.0, "series {series}, {theme:?}");
            }
        }
    }
}
