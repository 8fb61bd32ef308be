//! What Telegram says when it refuses: the real texts, in one table.
//!
//! Most of them are the bot's own fault, and break the test. Some are not: a citizen may block the
//! bot at any time.

/// A refusal of the Bot API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says what it is in the table below")]
pub enum ApiError {
    Unauthorized,
    NotFound,
    MethodNotFound,
    TwoPollers,
    WebhookActive,
    ChatIdEmpty,
    ChatNotFound,
    BotBlocked,
    UserDeactivated,
    BotKicked,
    CantInitiate,
    TextEmpty,
    TextTooLong,
    EditedTextTooLong,
    ButtonDataInvalid,
    ButtonWithoutData,
    ButtonWithoutText,
    MarkupUnreadable,
    MarkupTooLong,
    NotModified,
    MessageIdEmpty,
    MessageToEditNotFound,
    MessageCantBeEdited,
    NoTextToEdit,
    QueryTooOld,
    ToastTooLong,
    NoDocument,
    NoPhoto,
    NotAPicture,
    PhotoOfSuchSize,
    FileEmpty,
    CommandInvalid,
    CommandTooLong,
    DescriptionEmpty,
    DescriptionTooLong,
    TooManyCommands,
    CommandsUnreadable,
    LanguageInvalid,
    WebhookNotHttps,
    TooManyRequests { retry_after: u32 },
    Internal,
    BadGateway,
}

impl ApiError {
    /// The code, the text, and whether the bot should have known better.
    #[rustfmt::skip]
    pub fn row(self) -> (u16, &'static str, bool) {
        match self {
            Self::Unauthorized => (401, "Unauthorized", true),
            Self::NotFound => (404, "Not Found", true),
            Self::MethodNotFound => (404, "Not Found: method not found", true),
            Self::TwoPollers => (409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running", true),
            Self::WebhookActive => (409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first", true),
            Self::ChatIdEmpty => (400, "Bad Request: chat_id is empty", true),
            Self::ChatNotFound => (400, "Bad Request: chat not found", true),
            Self::BotBlocked => (403, "Forbidden: bot was blocked by the user", false),
            Self::UserDeactivated => (403, "Forbidden: user is deactivated", false),
            Self::BotKicked => (403, "Forbidden: bot was kicked from the group chat", false),
            Self::CantInitiate => (403, "Forbidden: bot can't initiate conversation with a user", true),
            Self::TextEmpty => (400, "Bad Request: message text is empty", true),
            Self::TextTooLong => (400, "Bad Request: message is too long", true),
            Self::EditedTextTooLong => (400, "Bad Request: MESSAGE_TOO_LONG", true),
            Self::ButtonDataInvalid => (400, "Bad Request: BUTTON_DATA_INVALID", true),
            Self::ButtonWithoutData => (400, "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard", true),
            Self::ButtonWithoutText => (400, "Bad Request: can't parse inline keyboard button: Field \"text\" must be of type String", true),
            Self::MarkupUnreadable => (400, "Bad Request: object expected as reply markup", true),
            Self::MarkupTooLong => (400, "Bad Request: reply markup is too long", true),
            Self::NotModified => (400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message", true),
            Self::MessageIdEmpty => (400, "Bad Request: message identifier is not specified", true),
            Self::MessageToEditNotFound => (400, "Bad Request: message to edit not found", true),
            Self::MessageCantBeEdited => (400, "Bad Request: message can't be edited", true),
            Self::NoTextToEdit => (400, "Bad Request: there is no text in the message to edit", true),
            Self::QueryTooOld => (400, "Bad Request: query is too old and response timeout expired or query ID is invalid", true),
            Self::ToastTooLong => (400, "Bad Request: MESSAGE_TOO_LONG", true),
            Self::NoDocument => (400, "Bad Request: there is no document in the request", true),
            Self::NoPhoto => (400, "Bad Request: there is no photo in the request", true),
            Self::NotAPicture => (400, "Bad Request: IMAGE_PROCESS_FAILED", true),
            Self::PhotoOfSuchSize => (400, "Bad Request: PHOTO_INVALID_DIMENSIONS", true),
            Self::FileEmpty => (400, "Bad Request: file must be non-empty", true),
            Self::CommandInvalid => (400, "Bad Request: BOT_COMMAND_INVALID", true),
            Self::CommandTooLong => (400, "Bad Request: command length must not exceed 32", true),
            Self::DescriptionEmpty => (400, "Bad Request: command description must be non-empty", true),
            Self::DescriptionTooLong => (400, "Bad Request: command description length must not exceed 256", true),
            Self::TooManyCommands => (400, "Bad Request: BOT_COMMANDS_TOO_MUCH", true),
            Self::CommandsUnreadable => (400, "Bad Request: expected an Array of BotCommand", true),
            Self::LanguageInvalid => (400, "Bad Request: invalid language code specified", true),
            Self::WebhookNotHttps => (400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook", true),
            // The seconds follow; see `text`.
            Self::TooManyRequests { .. } => (429, "Too Many Requests: retry after", false),
            Self::Internal => (500, "Internal Server Error", false),
            Self::BadGateway => (502, "Bad Gateway", false),
        }
    }

    /// The code, also as HTTP's status.
    pub fn code(self) -> u16 {
        self.row().0
    }

    /// The whole text.
    pub fn text(self) -> String {
        match self {
            Self::TooManyRequests { retry_after } => format!("{} {retry_after}", self.row().1),
            _ => self.row().1.to_owned(),
        }
    }
}

/// A refusal, and who is to blame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What is said.
    pub error: ApiError,
    /// Whether the bot broke a rule.
    pub violation: bool,
}

impl Refused {
    /// A refusal nobody could foresee: the citizen did it, or the test.
    pub fn excused(error: ApiError) -> Self {
        Self { error, violation: false }
    }
}

impl From<ApiError> for Refused {
    fn from(error: ApiError) -> Self {
        Self { error, violation: error.row().2 }
    }
}
