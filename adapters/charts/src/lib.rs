//! Draws pictures of figures: a [`Drawing`] and the colours it is wanted in become the bytes of a PNG, always the same
//! ones. A phone shows them one below the other, so each is as wide as a phone's screen has dots and as high as it
//! needs, with large letters, and without lines that tell nothing: what a bar stands for stands at its end.
//!
//! - [`columns`] and [`rows`]: bars that stand, and bars that lie
//! - [`page`]: what every picture has: title, sentence, what is measured, whose figures they are
//! - [`canvas`]: the buffer, by plotters; [`letters`]: what is written on it; [`palette`]: light and dark
//!
//! It is a crate of its own because nobody else needs what it stands on, nor its fonts (`fonts`, under the SIL Open
//! Font License): so it works on a server that has none.
//!
//! To add a form: a variant of [`Form`] and its module here.

mod canvas;
mod columns;
mod letters;
mod page;
mod palette;
mod rows;
#[cfg(test)]
mod tests;

use bot_core::drawing::{Drawing, Form};
use bot_core::figures::Theme;

use crate::canvas::Canvas;
use crate::letters::Letters;
use crate::page::Page;
use crate::palette::Palette;

/// How wide every picture is, in dots.
pub const WIDTH: u32 = 1080;

/// The picture as a PNG.
pub fn png(drawing: &Drawing, theme: Theme) -> Vec<u8> {
    let (letters, palette) = (Letters::embedded(), Palette::of(theme));
    let page = Page::lay_out(drawing, &letters);
    let plot = match drawing.form {
        Form::Columns | Form::Nested => columns::height(),
        Form::Rows => rows::height(drawing),
    };
    let mut canvas = Canvas::new(WIDTH, page.height(plot), palette.ground, &letters);
    page.draw(&mut canvas, drawing, &palette, plot);
    match drawing.form {
        Form::Columns | Form::Nested => columns::draw(&mut canvas, drawing, &palette, page.plot_top()),
        Form::Rows => rows::draw(&mut canvas, drawing, &palette, page.plot_top()),
    }
    canvas.png()
}
