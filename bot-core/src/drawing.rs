//! A picture with its words written, ready to be drawn: bars with a label each, and what they say in one sentence.
//! Whoever draws it needs no language, and whoever writes it no colours.

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// What it is about.
    pub title: String,
    /// What it says, in a sentence.
    pub message: String,
    /// What is measured, and in what.
    pub axis: String,
    /// What each of a group's bars is, where there is more than one.
    pub series: Vec<String>,
    /// How its bars stand.
    pub form: Form,
    /// The longest bar stands for at least so much: what is little shall look little.
    pub at_least: f64,
    /// The groups, in their order.
    pub groups: Vec<Group>,
    /// Of which offices and days it is.
    pub footer: String,
}

/// How bars stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Upright, side by side: weeks.
    Columns,
    /// Upright, the second one inside the first: a part of a whole, week by week.
    Nested,
    /// Lying, one below the other: things with names.
    Rows,
}

/// What belongs to one label.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// A day, or a name.
    pub label: String,
    /// It is not whole yet.
    pub unfinished: bool,
    /// A bar for each series.
    pub bars: Vec<Bar>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// How long it is, in whatever is measured; `None`: there is nothing to measure, and no bar.
    pub value: Option<f64>,
    /// What stands at its end.
    pub text: String,
}
