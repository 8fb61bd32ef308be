//! The buffer that is drawn into, and the file it becomes.

use plotters::backend::{BitMapBackend, DrawingBackend as _};
use plotters::style::{Color as _, RGBColor};

use crate::letters::{Hand, Letters};

/// Red, green, blue.
const BYTES: usize = 3;

/// Where in a line's width a text stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Anchor {
    /// It begins there.
    Begin,
    /// It has its middle there.
    Middle,
}

/// A picture while it is drawn.
pub(crate) struct Canvas<'a> {
    width: u32,
    height: u32,
    dots: Vec<u8>,
    pub(crate) letters: &'a Letters,
}

impl<'a> Canvas<'a> {
    pub(crate) fn new(width: u32, height: u32, ground: RGBColor, letters: &'a Letters) -> Self {
        let dots = vec![0; width as usize * height as usize * BYTES];
        let mut canvas = Self { width, height, dots, letters };
        let (right, bottom) = (i32::try_from(width), i32::try_from(height));
        canvas.fill((0, 0), (right.unwrap_or(i32::MAX), bottom.unwrap_or(i32::MAX)), ground);
        canvas
    }

    /// Fills a rectangle, without the lines at its right and its bottom.
    pub(crate) fn fill(&mut self, upper_left: (i32, i32), lower_right: (i32, i32), color: RGBColor) {
        if upper_left.0 >= lower_right.0 || upper_left.1 >= lower_right.1 {
            return;
        }
        self.draw(|backend| backend.draw_rect(upper_left, lower_right, &color, true));
    }

    /// Writes a text on one line; `at` is at the line's foot.
    pub(crate) fn write(&mut self, text: &str, hand: Hand, anchor: Anchor, at: (i32, i32), color: RGBColor) {
        let left = match anchor {
            Anchor::Begin => at.0,
            Anchor::Middle => at.0 - self.letters.width(text, hand) / 2,
        };
        let letters = self.letters;
        self.draw(|backend| {
            let mut drawn = Ok(());
            letters.draw(text, hand, |x, y, covered| {
                let ink = color.mix(f64::from(covered)).to_backend_color();
                if drawn.is_ok() && covered > 0.0 {
                    drawn = backend.draw_pixel((left + x, at.1 + y), ink);
                }
            });
            drawn
        });
    }

    #[expect(
        clippy::expect_used,
        reason = "the buffer is as large as it is said to be, and nothing else can fail"
    )]
    fn draw<E: std::fmt::Debug>(&mut self, draw: impl FnOnce(&mut BitMapBackend<'_>) -> Result<(), E>) {
        let mut backend = BitMapBackend::with_buffer(&mut self.dots, (self.width, self.height));
        draw(&mut backend).expect("drawing into memory");
    }

    /// The picture as a file.
    #[expect(clippy::expect_used, reason = "it is written into memory, and has as many dots as it says")]
    pub(crate) fn png(self) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().expect("writing into memory");
        writer.write_image_data(&self.dots).expect("writing into memory");
        writer.finish().expect("writing into memory");
        file
    }
}
