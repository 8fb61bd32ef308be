//! Lists in statements: one JSON text is one argument, and one statement does the work of many.
//!
//! SQLite unfolds it by `json_each($1)` and reads fields by `value ->> 'name'`; PostgreSQL unfolds it
//! by `json_to_recordset($1::json) as item (name text, …)`.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::StoreError;

/// The argument for a list.
pub(crate) fn list<T: Serialize>(items: &[T]) -> Result<String, StoreError> {
    serde_json::to_string(items).map_err(|error| data(format!("a list of {}", items.len()), error))
}

/// A value as it stands in a column `body`.
pub(crate) fn body<T: Serialize>(row: &str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| data(row.to_owned(), error))
}

/// The value in a column `body` of the row so described.
pub(crate) fn read<T: DeserializeOwned>(row: &str, body: &str) -> Result<T, StoreError> {
    serde_json::from_str(body).map_err(|error| data(row.to_owned(), error))
}

fn data(row: String, error: serde_json::Error) -> StoreError {
    StoreError::Data { column: "body", row, problem: error.to_string() }
}
