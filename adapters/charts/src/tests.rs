//! What is on the pictures: they are read again, dot by dot.

use bot_core::drawing::{Bar, Drawing, Form, Group};
use bot_core::figures::Theme;
use plotters::style::RGBColor;

use super::*;
use crate::palette::Palette;

/// A picture as a phone reads it.
struct Seen {
    width: u32,
    height: u32,
    dots: Vec<RGBColor>,
}

impl Seen {
    fn of(drawing: &Drawing, theme: Theme) -> Self {
        let file = png(drawing, theme);
        let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Rgb, png::BitDepth::Eight));
        let dots = bytes.chunks(3).map(|dot| RGBColor(dot[0], dot[1], dot[2])).collect();
        Self { width: info.width, height: info.height, dots }
    }

    fn dot(&self, x: u32, y: u32) -> RGBColor {
        self.dots[(y * self.width + x) as usize]
    }

    /// How many dots of this colour each column has, where it has some.
    fn columns_of(&self, color: RGBColor) -> Vec<u32> {
        let of_column = |x| (0..self.height).filter(|y| self.dot(x, *y) == color).count() as u32;
        (0..self.width).map(of_column).filter(|count| *count > 0).collect()
    }

    /// And each row.
    fn rows_of(&self, color: RGBColor) -> Vec<u32> {
        let of_row = |y| (0..self.width).filter(|x| self.dot(*x, y) == color).count() as u32;
        (0..self.height).map(of_row).filter(|count| *count > 0).collect()
    }

    /// How many dots between these rows are not the ground.
    fn inked(&self, rows: std::ops::Range<u32>, ground: RGBColor) -> usize {
        let dots = rows.flat_map(|y| (0..self.width).map(move |x| (x, y)));
        dots.filter(|(x, y)| self.dot(*x, *y) != ground).count()
    }
}

fn bar(value: f64) -> Bar {
    Bar { value: Some(value), text: value.to_string() }
}

fn group(label: &str, values: &[f64]) -> Group {
    Group { label: label.into(), unfinished: false, bars: values.iter().copied().map(bar).collect() }
}

fn weeks(form: Form, values: &[&[f64]]) -> Drawing {
    Drawing {
        title: "Gebuchte Termine".into(),
        message: "128 Termine wurden gebucht, 12 davon in dieser Woche.".into(),
        axis: "Termine je Woche".into(),
        series: Vec::new(),
        form,
        at_least: 0.0,
        groups: values.iter().map(|values| group("12.10.", values)).collect(),
        footer: "Alle Ämter · Mo 12.10. bis Di 24.11.".into(),
    }
}

/// Within a dot: lengths are rounded.
#[track_caller]
fn same_share(one: u32, other: u32, expected: f64) {
    let share = f64::from(one) / f64::from(other);
    assert!((share - expected).abs() < 0.01, "{one} of {other} is {share}, not {expected}");
}

const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

#[test]
fn a_picture_is_as_wide_as_a_phone_and_has_its_themes_ground() {
    for theme in THEMES {
        let (seen, palette) = (Seen::of(&weeks(Form::Columns, &[&[3.0], &[8.0]]), theme), Palette::of(theme));
        assert_eq!(seen.width, WIDTH);
        assert!((900..1_300).contains(&seen.height), "{}", seen.height);
        let corners = [(0, 0), (seen.width - 1, 0), (0, seen.height - 1), (seen.width - 1, seen.height - 1)];
        for (x, y) in corners {
            assert_eq!(seen.dot(x, y), palette.ground, "{theme:?}");
        }
    }
}

#[test]
fn columns_are_as_high_as_their_numbers_say() {
    for theme in THEMES {
        let (seen, blue) =
            (Seen::of(&weeks(Form::Columns, &[&[3.0], &[12.0]]), theme), Palette::of(theme).series(0));
        let mut heights = seen.columns_of(blue);
        heights.dedup();
        let [three, twelve] = heights[..] else { panic!("{heights:?}") };
        same_share(three, twelve, 0.25);
    }
}

#[test]
fn a_group_has_a_colour_for_each_of_its_bars() {
    let (seen, palette) =
        (Seen::of(&weeks(Form::Columns, &[&[10.0, 5.0]]), Theme::Light), Palette::of(Theme::Light));
    let [blue, orange] = [0, 1].map(|series| seen.columns_of(palette.series(series)));
    assert_eq!((blue.len(), blue.iter().min()), (orange.len(), blue.iter().max()));
    same_share(orange[0], blue[0], 0.5);
}

#[test]
fn a_part_stands_in_its_whole() {
    let (seen, palette) =
        (Seen::of(&weeks(Form::Nested, &[&[8.0, 2.0]]), Theme::Dark), Palette::of(Theme::Dark));
    let color = palette.series(0);
    let (part, rest) = (seen.columns_of(color)[0], seen.columns_of(palette.pale(color))[0]);
    same_share(part, part + rest, 0.25);
}

#[test]
fn a_week_that_is_not_over_is_paler() {
    let mut drawing = weeks(Form::Columns, &[&[3.0], &[3.0]]);
    drawing.groups[1].unfinished = true;
    let (seen, palette) = (Seen::of(&drawing, Theme::Light), Palette::of(Theme::Light));
    let color = palette.series(0);
    let (whole, pale) = (seen.columns_of(color), seen.columns_of(palette.pale(color)));
    assert_eq!((whole.len(), whole[0]), (pale.len(), pale[0]));
}

#[test]
fn what_is_little_looks_little() {
    let drawing = Drawing { at_least: 20.0, ..weeks(Form::Columns, &[&[1.0]]) };
    let seen = Seen::of(&drawing, Theme::Light);
    let height = seen.columns_of(Palette::of(Theme::Light).series(0))[0];
    let full = Seen::of(&weeks(Form::Columns, &[&[1.0]]), Theme::Light);
    same_share(height, full.columns_of(Palette::of(Theme::Light).series(0))[0], 0.05);
}

#[test]
fn rows_are_as_long_as_their_numbers_say() {
    for theme in THEMES {
        let (seen, blue) =
            (Seen::of(&weeks(Form::Rows, &[&[2.0], &[8.0], &[0.0]]), theme), Palette::of(theme).series(0));
        let mut lengths = seen.rows_of(blue);
        lengths.dedup();
        let [two, eight] = lengths[..] else { panic!("{lengths:?}") };
        same_share(two, eight, 0.25);
    }
}

#[test]
fn rows_make_the_picture_higher() {
    let height = |rows: &[&[f64]]| Seen::of(&weeks(Form::Rows, rows), Theme::Light).height;
    assert!(height(&[&[1.0], &[1.0], &[1.0]]) > height(&[&[1.0]]));
}

#[test]
fn the_title_is_written_where_it_belongs() {
    let ground = Palette::of(Theme::Light).ground;
    let drawing = weeks(Form::Columns, &[&[3.0]]);
    let inked = |drawing: &Drawing| Seen::of(drawing, Theme::Light).inked(50..120, ground);
    let without = Drawing { title: "·".into(), ..drawing.clone() };
    let (with, without) = (inked(&drawing), inked(&without));
    assert!(with > 2_000 && without < 300, "{with} and {without}");
    let other = Drawing { title: "Wie weit Gespräche kommen".into(), ..drawing.clone() };
    assert_ne!(png(&drawing, Theme::Light), png(&other, Theme::Light));
}

#[test]
fn nothing_is_written_beyond_the_margins() {
    let mut drawing = weeks(Form::Rows, &[&[3.0, 8.0]]);
    drawing.groups[0].label =
        "Wiederzulassung eines außer Betrieb gesetzten Fahrzeugs mit Halterwechsel".into();
    drawing.groups[0].bars[1].text = "in 120 Tagen · 12.345 warten, und noch viel mehr als das".into();
    drawing.title = "Frei geworden, wieder vergeben, und noch einmal frei geworden".into();
    for theme in THEMES {
        let (seen, ground) = (Seen::of(&drawing, theme), Palette::of(theme).ground);
        let edge = |x: u32| (0..seen.height).all(|y| seen.dot(x, y) == ground);
        assert!((0..40).all(edge) && (seen.width - 40..seen.width).all(edge), "{theme:?}");
    }
}

#[test]
fn figures_and_themes_make_other_pictures_and_the_same_ones_the_same() {
    let drawing = weeks(Form::Columns, &[&[3.0], &[8.0]]);
    assert_eq!(png(&drawing, Theme::Light), png(&drawing, Theme::Light));
    assert_ne!(png(&drawing, Theme::Light), png(&drawing, Theme::Dark));
    assert_ne!(png(&drawing, Theme::Light), png(&weeks(Form::Columns, &[&[3.0], &[9.0]]), Theme::Light));
}

#[test]
fn nothing_to_measure_is_drawn_without_a_bar() {
    for form in [Form::Columns, Form::Nested, Form::Rows] {
        let mut drawing = weeks(form, &[&[0.0], &[0.0]]);
        drawing.groups[0].bars = vec![Bar { value: None, text: "nichts frei".into() }];
        let seen = Seen::of(&drawing, Theme::Light);
        assert_eq!(seen.columns_of(Palette::of(Theme::Light).series(0)), [0; 0], "{form:?}");
        png(&Drawing { groups: Vec::new(), ..drawing }, Theme::Dark);
    }
}
