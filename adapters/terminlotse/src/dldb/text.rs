//! Texts of dldb files as a chat can show them.
//!
//! Newer files write names, fees and documents in HTML, and links with `&amp;`.

use nanohtml2text::html2text;

use crate::city_file::checks::is_address;

/// A text in one line, without markup and needless spaces.
pub fn line(text: &str) -> String {
    html2text(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without markup and empty lines.
pub fn lines(text: &str) -> String {
    let text = html2text(text);
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// An address on the web that leads somewhere by itself; a path on the city's own site doesn't.
pub fn address(text: &str) -> Option<String> {
    // No other entity: `&copy=2` is a part of an address, not a sign.
    let address = text.trim().replace("&amp;", "&");
    is_address(&address).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_needless_spaces_go() {
        assert_eq!(line(" Kfz &amp; Anh&auml;nger,\n <b>neu</b> "), "Kfz & Anhänger, neu");
        assert_eq!(line("Wert < 5 Euro & mehr"), "Wert < 5 Euro & mehr");
        assert_eq!(
            lines("<p>37,50&nbsp;Euro</p><ul><li>Express: 32 Euro</li></ul>"),
            "37,50 Euro\nExpress: 32 Euro"
        );
    }

    #[test]
    fn only_whole_addresses_lead_somewhere() {
        let given = "https://service.berlin.de/termin/?a=1&amp;b[]=2 ";
        assert_eq!(address(given).as_deref(), Some("https://service.berlin.de/termin/?a=1&b[]=2"));
        assert_eq!(address("/terminvereinbarung/termin/tag.php?termin=1"), None);
        assert_eq!(address(""), None);
    }
}
