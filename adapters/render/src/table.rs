//! Tables as comma-separated values (RFC 4180): for programs, or for a spreadsheet on somebody's desk.

/// A spreadsheet takes the file for text in UTF-8 by this mark at its beginning.
const MARK: char = '\u{feff}';

/// A whole table as spreadsheets open it with a double click where numbers are written with a comma, as in Germany.
pub fn for_spreadsheets<const COLUMNS: usize>(rows: impl IntoIterator<Item = [String; COLUMNS]>) -> String {
    std::iter::once(MARK.to_string()).chain(rows.into_iter().map(|cells| row(&cells, ';'))).collect()
}

/// A row. What a spreadsheet would take for a formula is told to be text.
pub fn row(cells: &[String], separator: char) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    cells.join(separator.encode_utf8(&mut [0; 4])) + "\r\n"
}

fn quoted(cell: &str) -> String {
    let text = if is_formula(cell) { "'" } else { "" };
    format!("\"{text}{}\"", cell.replace('"', "\"\""))
}

/// Whether a spreadsheet would calculate what stands in a cell, which may send it anywhere.
pub fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_calculated_or_ends_its_row() {
        let row = |cell: &str| row(&[cell.to_owned(), String::new()], ',');
        assert_eq!(row("=1+1"), "\"'=1+1\",\"\"\r\n");
        assert_eq!(row("+49 231"), "\"'+49 231\",\"\"\r\n");
        assert_eq!(row("@cmd"), "\"'@cmd\",\"\"\r\n");
        assert_eq!(row("\t=1"), "\"'\t=1\",\"\"\r\n");
        assert_eq!(row("A \"B\", C\nD"), "\"A \"\"B\"\", C\nD\",\"\"\r\n");
    }

    #[test]
    fn a_spreadsheet_gets_a_mark_and_semicolons() {
        let rows = [["a".to_owned(), "ä".to_owned()]];
        assert_eq!(for_spreadsheets(rows), "\u{feff}\"a\";\"ä\"\r\n");
    }
}
