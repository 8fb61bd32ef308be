//! A message in Matrix's two forms: plain text, and HTML with the choices as a numbered list.

use bot_core::delivery::Rendered;
use serde_json::{Map, Value, json};

use crate::html;

/// In the content of what we send: which row of the outbox it is, so that it is found again,
pub(crate) const ROW: &str = "de.terminlotse.row";
/// and how many bytes of the plain text come before the choices.
pub(crate) const TEXT: &str = "de.terminlotse.text";

/// What agrees, as a reaction,
pub(crate) const YES: &str = "👍";
/// and what objects. (A ✖️ might be taken for the choice that cancels.)
pub(crate) const NO: &str = "👎";

/// The longest text of a message, in bytes. An event may have 64 KiB, holds the text twice, and grows by a
/// third when it is encrypted.
const LONGEST: usize = 16 * 1024;

/// The content of a message that says this.
pub(crate) fn content(rendered: &Rendered, kind: &str, row: i64) -> Map<String, Value> {
    let plain = rendered.with_addresses();
    let mut content = text(&plain.text, kind, row);
    if !rendered.choices.is_empty() || !rendered.marks.is_empty() {
        content.insert("body".into(), shortened(&plain.numbered_text()).into());
        let formatted = html::formatted(shortened(&rendered.text), &rendered.marks);
        content.insert("formatted_body".into(), format!("{formatted}{}", list(rendered)).into());
    }
    content
}

/// The content of a message without choices.
pub(crate) fn text(text: &str, kind: &str, row: i64) -> Map<String, Value> {
    let text = shortened(text);
    let content = json!({
        "msgtype": kind,
        "body": text,
        "format": "org.matrix.custom.html",
        "formatted_body": html::formatted(text, &[]),
        "m.mentions": {},
        ROW: row,
        TEXT: text.len(),
    });
    object(content)
}

/// The content that changes an earlier message into this one.
pub(crate) fn replacing(event: &str, content: Map<String, Value>) -> Map<String, Value> {
    let body = content.get("body").and_then(Value::as_str).unwrap_or_default();
    let mut edit = object(json!({
        "msgtype": content.get("msgtype"),
        // What clients show that don't know of changes.
        "body": format!("* {body}"),
        "m.mentions": {},
        "m.relates_to": { "rel_type": "m.replace", "event_id": event },
    }));
    if let Some(row) = content.get(ROW) {
        edit.insert(ROW.to_owned(), row.clone());
    }
    edit.insert("m.new_content".to_owned(), Value::Object(content));
    edit
}

/// What a prompt says before its choices, as it stands now; `None` when it has none, is not ours, or was
/// changed into something that we can't read here.
pub(crate) fn without_choices(event: &Value) -> Option<&str> {
    let content = match event.pointer("/unsigned/m.relations/m.replace") {
        Some(change) => change.pointer("/content/m.new_content")?,
        None => event.get("content")?,
    };
    let body = content.get("body")?.as_str()?;
    let length = usize::try_from(content.get(TEXT)?.as_u64()?).ok()?;
    body.get(..length).filter(|text| text.len() < body.len())
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}

fn shortened(text: &str) -> &str {
    let end = text.floor_char_boundary(LONGEST);
    text.get(..end).unwrap_or_default()
}

fn list(rendered: &Rendered) -> String {
    let (numbered, others): (Vec<_>, Vec<_>) =
        rendered.choices.iter().flatten().partition(|button| button.is_numbered());
    let items: String =
        numbered.iter().map(|button| format!("<li>{}</li>", html::escaped(&button.text))).collect();
    let others = others.iter().map(|button| format!("<p>{}</p>", html::escaped(&button.text)));
    let list = if items.is_empty() { items } else { format!("<ol>{items}</ol>") };
    others.fold(list, |list, other| list + other.as_str())
}

#[cfg(test)]
mod tests {
    use bot_core::delivery::Button;

    use super::*;

    fn prompt(text: &str, choices: &[&str]) -> Rendered {
        let button =
            |text: &&str| vec![Button { text: (*text).to_owned(), token: "1.0".to_owned(), day: None }];
        Rendered {
            text: text.to_owned(),
            marks: Vec::new(),
            choices: choices.iter().map(button).collect(),
            weekdays: Vec::new(),
            yes_or_no: false,
            numbered: true,
        }
    }

    #[test]
    fn a_prompt_is_text_and_html() {
        let content = content(&prompt("Frei:\nWelcher <passt>?", &["Di 14:30", "⬅️ Zurück"]), "m.text", 7);
        assert_eq!(content["body"], "Frei:\nWelcher <passt>?\n\n1) Di 14:30\n2) ⬅️ Zurück");
        assert_eq!(
            content["formatted_body"],
            "<p>Frei:<br>Welcher &lt;passt&gt;?</p><ol><li>Di 14:30</li><li>⬅️ Zurück</li></ol>"
        );
        assert_eq!(content[ROW], 7);
    }

    #[test]
    fn an_answered_prompt_loses_its_choices() {
        let said = Value::Object(content(&prompt("Welcher passt?", &["Di 14:30"]), "m.text", 7));
        assert_eq!(without_choices(&json!({ "content": said })), Some("Welcher passt?"));
        let plain = Value::Object(content_of("Gebucht."));
        assert_eq!(without_choices(&json!({ "content": plain })), None, "it has none");
        assert_eq!(without_choices(&json!({ "content": { "body": "from somebody else" } })), None);
    }

    #[test]
    fn a_prompt_that_was_changed_stays_what_it_is_now() {
        let held = content(&prompt("Reserviert.", &["✅ Buchen"]), "m.text", 7);
        let booked = replacing("$1", content(&prompt("Gebucht.", &["🔁 Verschieben"]), "m.text", 8));
        let with = |change: Value| json!({ "content": held, "unsigned": { "m.relations": { "m.replace": change } } });
        assert_eq!(without_choices(&with(json!({ "content": booked }))), Some("Gebucht."));
        let sealed = json!({ "type": "m.room.encrypted", "content": { "ciphertext": "…" } });
        assert_eq!(without_choices(&with(sealed)), None, "better too long than wrong");
    }

    fn content_of(text: &str) -> Map<String, Value> {
        content(&prompt(text, &[]), "m.text", 1)
    }

    #[test]
    fn a_text_that_is_too_long_is_cut_between_letters() {
        let body = content_of(&"ü".repeat(20_000));
        assert_eq!(body["body"].as_str().unwrap().len(), LONGEST);
    }
}
