//! What a call may contain: sizes, keyboards, commands. Pure checks.

use serde_json::Value;

use super::errors::ApiError;

/// UTF-16 units of a message's text.
pub const TEXT: usize = 4096;
/// Buttons of a keyboard.
pub const BUTTONS: usize = 100;
/// Bytes of a keyboard, as JSON.
pub const MARKUP: usize = 10 * 1024;
/// Bytes a button carries.
pub const DATA: usize = 64;
/// Both sides of a photo together, in dots.
pub const PHOTO: u32 = 10_000;
/// Characters of an answer to a tap.
pub const TOAST: usize = 200;

/// A button under a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// What stands on it.
    pub text: String,
    /// What a tap carries; empty where it opens an address instead.
    pub data: String,
}

/// The text as Telegram shows it, without white space around it.
pub fn text(text: Option<&str>, too_long: ApiError) -> Result<String, ApiError> {
    let text = text.unwrap_or_default().trim();
    if text.is_empty() {
        Err(ApiError::TextEmpty)
    } else if text.encode_utf16().count() > TEXT {
        Err(too_long)
    } else {
        Ok(text.to_owned())
    }
}

/// What is shown as a photo is one: here a PNG, and no strip.
pub fn photo(content: &[u8]) -> Result<(), ApiError> {
    if content.is_empty() {
        return Err(ApiError::FileEmpty);
    }
    let side = |at: usize| {
        content.get(at..at + 4).and_then(|bytes| Some(u32::from_be_bytes(bytes.try_into().ok()?)))
    };
    let sides = content.starts_with(b"\x89PNG\r\n\x1a\n").then(|| side(16).zip(side(20))).flatten();
    let (width, height) = sides.ok_or(ApiError::NotAPicture)?;
    let (long, short) = (width.max(height), width.min(height).max(1));
    match width + height > PHOTO || long / short > 20 {
        true => Err(ApiError::PhotoOfSuchSize),
        false => Ok(()),
    }
}

/// The rows of an inline keyboard; none where there is no markup.
pub fn keyboard(markup: Option<Value>) -> Result<Vec<Vec<Button>>, ApiError> {
    let Some(markup) = markup else { return Ok(Vec::new()) };
    let rows = markup.get("inline_keyboard").and_then(Value::as_array).ok_or(ApiError::MarkupUnreadable)?;
    let keyboard: Vec<Vec<Button>> = rows
        .iter()
        .map(|row| row.as_array().ok_or(ApiError::MarkupUnreadable)?.iter().map(button).collect())
        .collect::<Result<_, _>>()?;
    let count = keyboard.iter().flatten().count();
    if count > BUTTONS || markup.to_string().len() > MARKUP {
        return Err(ApiError::MarkupTooLong);
    }
    Ok(keyboard.into_iter().filter(|row| !row.is_empty()).collect())
}

fn button(button: &Value) -> Result<Button, ApiError> {
    let field = |key| button.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    let text = field("text").ok_or(ApiError::ButtonWithoutText)?.to_owned();
    match field("callback_data") {
        Some(data) if data.len() <= DATA => Ok(Button { text, data: data.to_owned() }),
        Some(_) => Err(ApiError::ButtonDataInvalid),
        None if field("url").is_some() => Ok(Button { text, data: String::new() }),
        None => Err(ApiError::ButtonWithoutData),
    }
}

/// The text of an answer to a tap.
pub fn toast(text: Option<&str>) -> Result<Option<String>, ApiError> {
    match text.filter(|text| !text.is_empty()) {
        Some(text) if text.chars().count() > TOAST => Err(ApiError::ToastTooLong),
        text => Ok(text.map(str::to_owned)),
    }
}

/// A menu of commands: names and descriptions.
pub fn commands(commands: Option<Value>) -> Result<Vec<(String, String)>, ApiError> {
    let commands: Vec<Value> = match commands {
        Some(Value::Array(commands)) => commands,
        _ => return Err(ApiError::CommandsUnreadable),
    };
    match commands.len() {
        0 => Err(ApiError::CommandsUnreadable),
        101.. => Err(ApiError::TooManyCommands),
        _ => commands.iter().map(command).collect(),
    }
}

fn command(command: &Value) -> Result<(String, String), ApiError> {
    let field =
        |key| command.get(key).and_then(Value::as_str).map(str::trim).ok_or(ApiError::CommandsUnreadable);
    let (name, description) = (field("command")?, field("description")?);
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if name.chars().count() > 32 {
        Err(ApiError::CommandTooLong)
    } else if name.is_empty() || !name.chars().all(allowed) {
        Err(ApiError::CommandInvalid)
    } else if description.is_empty() {
        Err(ApiError::DescriptionEmpty)
    } else if description.chars().count() > 256 {
        Err(ApiError::DescriptionTooLong)
    } else {
        Ok((name.to_owned(), description.to_owned()))
    }
}

/// A language of a menu: two small letters, or none for everybody else.
pub fn language(code: Option<&str>) -> Result<String, ApiError> {
    let code = code.unwrap_or_default();
    let two_letters = code.len() == 2 && code.chars().all(|c| c.is_ascii_lowercase());
    if code.is_empty() || two_letters { Ok(code.to_owned()) } else { Err(ApiError::LanguageInvalid) }
}
