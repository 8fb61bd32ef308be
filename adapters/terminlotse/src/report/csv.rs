//! Comma-separated values, as RFC 4180 has them.

/// What a table program would take for a formula begins with one of these.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A line. What could be taken for a formula is told to be text.
pub(super) fn row<T: AsRef<str>>(cells: &[T]) -> String {
    let cell = |cell: &T| {
        let cell = cell.as_ref();
        let text = if cell.starts_with(FORMULA) { "'" } else { "" };
        format!("\"{text}{}\"", cell.replace('"', "\"\""))
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn quotes_are_doubled_and_formulas_are_text() {
        assert_eq!(row(&["a", "sagt \"ja\"", "=1+1"]), "\"a\",\"sagt \"\"ja\"\"\",\"'=1+1\"\r\n");
        for formula in ["+1", "-1", "@a", "\t=1"] {
            assert_eq!(row(&[formula]), format!("\"'{formula}\"\r\n"));
        }
    }
}
