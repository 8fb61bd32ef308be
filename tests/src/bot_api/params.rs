//! What a call brings along: JSON, or a form with a file in it.

use std::collections::BTreeMap;

use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use serde_json::{Map, Value, json};

/// No request is larger than Telegram's largest file.
const LARGEST: usize = 50 << 20;

/// The parameters of a call.
#[derive(Clone, Debug, Default)]
pub struct Params {
    fields: Map<String, Value>,
    files: BTreeMap<String, Upload>,
}

/// A file in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// What is in it.
    pub content: Vec<u8>,
}

impl Params {
    /// Reads a request's body; `None` when it can't be read.
    pub async fn read(request: Request) -> Option<Self> {
        let kind =
            request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.starts_with("multipart/form-data") {
            Self::of_form(Multipart::from_request(request, &()).await.ok()?).await
        } else {
            let body = axum::body::to_bytes(request.into_body(), LARGEST).await.ok()?;
            Self::of_json(&body)
        }
    }

    fn of_json(body: &[u8]) -> Option<Self> {
        if body.is_empty() {
            return Some(Self::default());
        }
        let fields = serde_json::from_slice(body).ok()?;
        Some(Self { fields, files: BTreeMap::new() })
    }

    async fn of_form(mut form: Multipart) -> Option<Self> {
        let mut params = Self::default();
        while let Some(field) = form.next_field().await.ok()? {
            let key = field.name()?.to_owned();
            match field.file_name().map(str::to_owned) {
                Some(name) => {
                    let media_type = field.content_type().unwrap_or("application/octet-stream").to_owned();
                    let content = field.bytes().await.ok()?.to_vec();
                    params.files.insert(key, Upload { name, media_type, content });
                }
                None => {
                    params.fields.insert(key, Value::String(field.text().await.ok()?));
                }
            }
        }
        Some(params)
    }

    /// A number, which forms write as text.
    pub fn int(&self, key: &str) -> Option<i64> {
        match self.fields.get(key)? {
            Value::String(text) => text.parse().ok(),
            value => value.as_i64(),
        }
    }

    /// A text.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.fields.get(key)?.as_str()
    }

    /// A list or object, which forms write as text.
    pub fn json(&self, key: &str) -> Option<Value> {
        match self.fields.get(key)? {
            Value::String(text) => serde_json::from_str(text).ok(),
            value => Some(value.clone()),
        }
    }

    /// A file.
    pub fn file(&self, key: &str) -> Option<&Upload> {
        self.files.get(key)
    }

    /// Everything, for the journal; of files only what they are.
    pub fn recorded(&self) -> Value {
        let mut all = self.fields.clone();
        for (key, file) in &self.files {
            let told =
                json!({ "name": file.name, "media_type": file.media_type, "bytes": file.content.len() });
            all.insert(key.clone(), told);
        }
        Value::Object(all)
    }
}
