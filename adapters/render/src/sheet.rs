//! A day on paper: one HTML file that needs nothing else, for a screen and for a printer.

use bot_core::reply::{DayRow, DaySheet};
use chrono::Timelike as _;

use crate::day;
use crate::text::Text;

/// Rows stay whole, and each page has its head.
const STYLE: &str = "body{font:12pt/1.35 sans-serif;margin:1.5cm;color:#000;background:#fff}\
h1{font-size:15pt;margin:0 0 .2em}p{margin:0 0 1em;color:#333}\
table{border-collapse:collapse;width:100%}thead{display:table-header-group}tr{break-inside:avoid}\
th,td{border-bottom:1px solid #888;padding:.35em .6em .35em 0;text-align:left;vertical-align:top}\
td:nth-child(-n+2){white-space:nowrap;font-variant-numeric:tabular-nums}\
@media print{body{margin:0}@page{margin:1.5cm}}";

/// The page, with its texts said by `say`.
pub(crate) fn html(sheet: &DaySheet, say: impl Fn(Text<'_>) -> String) -> String {
    let say = |text: Text<'_>| escaped(&say(text));
    let title = Text::new("sheet-title").day(sheet.day);
    let title = say(match &sheet.office {
        Some(office) => title.case("scope", "one").words("office", office),
        None => title.case("scope", "all").words("office", ""),
    });
    let count = say(Text::new("sheet-count").count("total", sheet.rows.len()));
    let written = say(Text::new("sheet-written").at(sheet.written_at));
    let columns = ["sheet-time", "sheet-reference", "sheet-service", "sheet-office", "sheet-presence"];
    let head: String = columns.iter().map(|column| format!("<th>{}</th>", say(Text::new(*column)))).collect();
    let rows: String = sheet.rows.iter().map(|row| line(row, say)).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{count} · {written}</p>\n\
         <table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</body>\n</html>\n",
        language = escaped(sheet.language.code()),
    )
}

fn line(row: &DayRow, say: impl Fn(Text<'_>) -> String) -> String {
    let (hour, minute) = (row.at.hour(), row.at.minute());
    let (reference, service, office) = (escaped(&row.reference), escaped(&row.service), escaped(&row.office));
    let presence = say(day::presence(row.presence));
    format!(
        "<tr><td>{hour:02}:{minute:02}</td><td>{reference}</td><td>{service}</td><td>{office}</td><td>{presence}</td></tr>\n"
    )
}

/// Whatever a city calls its services, it is no markup.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn no_name_becomes_markup() {
        assert_eq!(
            escaped("<script>\"A\" & 'B'</script>"),
            "&lt;script&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/script&gt;"
        );
    }
}
